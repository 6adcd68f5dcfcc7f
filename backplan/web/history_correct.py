"""An entry that is corrected: its questions again, in the place of all entries."""

import streamlit as st

from backplan.content import load_rulebook
from backplan.core.history import History
from backplan.core.sessions import CheckIn, SessionDone
from backplan.web.entries import hold_entry
from backplan.web.history_checkin import correct_checkin
from backplan.web.history_session import correct_session
from backplan.web.history_view import CORRECTION, stop_correcting
from backplan.web.saving import Outcome, draw_waiting
from backplan.web.visitor import Visitor


def draw_correction(fact: str, here: Visitor) -> bool:
    """Draw the form of an entry and save it on request; return False where none counts."""
    old = _entry_of(fact, here.state.history)
    if old is None:
        return False
    entry = hold_entry(CORRECTION, here.reading.ids)
    if isinstance(old, SessionDone):
        outcome = correct_session(old, here, entry)
    else:
        outcome = correct_checkin(old, here, entry)
    if st.button("Change nothing", key=f"{CORRECTION}_cancel", width="stretch"):
        outcome = Outcome.KEPT
    draw_waiting(CORRECTION)
    if outcome is Outcome.KEPT:
        stop_correcting()
    if outcome in (Outcome.KEPT, Outcome.WAITS):
        st.rerun()
    return True


def _entry_of(fact: str, history: History) -> CheckIn | SessionDone | None:
    """Return the entry that can be corrected; a session that ended with a red flag stays."""
    entries: tuple[CheckIn | SessionDone, ...] = (*history.checkins, *history.sessions)
    old = next((one for one in entries if one.fact == fact), None)
    if isinstance(old, SessionDone) and old.stop_reason in load_rulebook().triage.E9.flags:
        return None
    return old
