"""The short list of red flags, asked again before exercises are shown (T8)."""

import streamlit as st

from backplan.content import load_rulebook
from backplan.core.facts import Kind
from backplan.core.rulebook import Screen
from backplan.web.entries import hold_entry
from backplan.web.questions import Asking
from backplan.web.saving import Outcome, draw_waiting, try_to_save
from backplan.web.screens import Drawn, draw_flags
from backplan.web.visitor import Visitor

FORM = "rescreen"
TRIED = "rescreen_tried"
"""Session key: the list that somebody tried to leave before all was answered."""
NEW_OR_WORSE = (
    "**Tick any that are new or worse since you last told us, or that you are not sure about.**"
)


def ask_again(here: Visitor) -> None:
    """Draw the list; what is said is kept before anything else is shown."""
    rulebook = load_rulebook()
    flags = rulebook.triage.T8.flags
    screen = Screen(
        id=FORM,
        title="A quick safety check first",
        intro="We ask this once a week, after a break, and after a bad patch. It takes a minute.",
        flags=flags,
    )
    st.title(screen.title, anchor=False)
    st.markdown(screen.intro)
    entry = hold_entry(FORM, here.reading.ids)
    prefix = f"{FORM}-{entry.id}"
    tried = st.session_state.get(TRIED) == prefix
    drawn = Drawn(marks=tried)
    asking = Asking(rulebook=rulebook, prefix=prefix, country=here.country, marks=tried)
    draw_flags(screen, asking, drawn, NEW_OR_WORSE)
    if tried and drawn.missing:
        missing = "\n".join(f"- {one}" for one in drawn.missing)
        st.error(f"Before we go on:\n{missing}", icon=":material/error:")
    if st.button("Continue", type="primary", key="rescreen_continue", width="stretch"):
        st.session_state[TRIED] = prefix
        if (
            drawn.missing
            or try_to_save(here, Kind.FLAGS, _fact(drawn), entry) is not Outcome.REFUSED
        ):
            st.rerun()
    draw_waiting(FORM)


def _fact(drawn: Drawn) -> dict[str, object]:
    """Return the list as a `flags` fact holds it."""
    return {
        "asked": drawn.given["flags_asked"],
        "flags": drawn.given["flags"],
        "flag_details": drawn.given["flag_details"],
    }
