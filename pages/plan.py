"""Plan: what to do first, this week's sessions, the goals, and why each."""

import streamlit as st

from backplan.content import load_rulebook
from backplan.web.advice import ADVICE, ICONS, advice_card, show_reasons
from backplan.web.changes import draw_changes, draw_escalations
from backplan.web.guard import require_programme
from backplan.web.handouts_card import draw_handouts
from backplan.web.host_cards import draw_trainer, draw_withheld
from backplan.web.plan_cards import (
    level_words,
    show_breaks,
    show_plan,
    show_session,
    show_step_goal,
)
from backplan.web.sitemap import page
from backplan.web.visitor import visitor
from backplan.words import DAYS

programme = require_programme()
rulebook = load_rulebook()
here = visitor()
state = here.state
assessment = state.assessment

st.title("Your plan", anchor=False)
draw_escalations(here, rulebook)
if assessment is not None:
    advice = ADVICE[assessment.triage.level]
    level = assessment.triage.level
    with advice_card(level):
        st.header(advice.heading, anchor=False, icon=ICONS[level])
        st.markdown(advice.words)
        show_reasons("Why we say this", assessment.triage.reasons, rulebook)

st.header("This week", anchor=False)
st.markdown(f"{level_words(programme, rulebook)} Stop or do less whenever something feels wrong.")
show_plan(programme)
if st.button("Do a session with us", type="primary", key="plan_session", width="stretch"):
    st.switch_page(page("session"))
draw_withheld(programme, state, rulebook)
draw_changes(state, rulebook)
if assessment is not None:
    show_reasons("Why this level", assessment.level_reasons, rulebook)
days = st.tabs([DAYS[one.day] for one in programme.sessions], on_change="rerun", key="plan_day")
for tab, session in zip(days, programme.sessions, strict=True):
    if tab.open:
        with tab:
            show_session(session, here, rulebook)

st.header("Between sessions", anchor=False)
show_step_goal(programme.step_goal, rulebook)
show_breaks(programme.sitting_breaks, rulebook)

draw_handouts(here)

st.header("What happens next", anchor=False)
st.markdown(
    "After each session, log what you did. Once a day, tell the diary how your back was. "
    "Sore muscles for a day or two are normal. If your back pain goes up by two points or more "
    "and is not settled by the next morning, do less next time. "
    "If it is no better after six weeks, see a doctor or physio."
)
if st.button("Log a session", key="plan_log"):
    st.switch_page(page("diary"))
draw_trainer()
