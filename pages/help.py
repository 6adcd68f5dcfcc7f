"""See a doctor first: never locked; whom to call, for what, and when to stop."""

import streamlit as st

from backplan.content import load_rulebook
from backplan.core.red_flags import TriageLevel
from backplan.web.advice import show_advice, show_numbers
from backplan.web.handouts_card import draw_letter
from backplan.web.help_pages import bullets, choose_country, signs, sources_of
from backplan.web.host_cards import show_clinic
from backplan.web.sitemap import page
from backplan.web.visitor import visitor

here = visitor()
state = here.state
rulebook = load_rulebook()

st.title("See a doctor first", anchor=False)
first = st.container()
numbers = rulebook.numbers_for(choose_country(here, rulebook))
if numbers.status == "recalled":
    st.markdown(":small[We have not yet checked every number for this country.]")
with first:
    if state.locked:
        show_advice(state.triage.level, state.triage.reasons, numbers, rulebook)
        if state.triage.level is TriageLevel.GP_FIRST:
            st.page_link(
                page("plan"), label="A doctor or physio says I may start", icon=":material/check:"
            )
    else:
        show_numbers(numbers)
    show_clinic()

st.header(f"Call {' or '.join(numbers.emergency)} now for any of these", anchor=False)
bullets(signs(TriageLevel.EMERGENCY_NOW, rulebook))
st.markdown(
    "“New” is new or worse in the last two weeks, or never checked. "
    "If you are not sure, call. Do not drive yourself."
)

with st.expander("Be seen by a doctor today", icon=":material/today:"):
    st.markdown("One of these alone often turns out to be harmless. A doctor should still look.")
    bullets(signs(TriageLevel.URGENT_TODAY, rulebook))
with st.expander("See a doctor or physio before you start", icon=":material/stethoscope:"):
    bullets(signs(TriageLevel.GP_FIRST, rulebook))

st.header("Stop exercising at once if", anchor=False)
bullets(
    (
        "your chest hurts, or you feel faint or dizzy,",
        "you cannot get your breath,",
        "you get sudden, very bad pain,",
        "you lose feeling between your legs, or any other sign of the first list begins.",
    )
)
st.markdown(f"Then sit down and call {' or '.join(numbers.emergency)}.")

st.header("Get your appointment ready", anchor=False)
st.markdown(
    "You may be asked when and how the pain began, where it goes, what eases it and what makes it "
    "worse. You may be asked about numb or weak legs, your bladder and bowels, past illness, and "
    "the tablets you take. Write this down, add one thing you would like to do again, and ask "
    "which moves suit you and which to leave out."
)
draw_letter(here)
with st.popover("Where this comes from", icon=":material/menu_book:", type="tertiary"):
    st.markdown(f":small[{sources_of(rulebook)}]")
