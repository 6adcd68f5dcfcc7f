"""A check-in that is corrected: its form again, with what it says."""

import streamlit as st

from backplan.core.facts import Kind
from backplan.core.sessions import CheckIn
from backplan.web.checkin_questions import ask_about_day, checked, fill_in, steps_told
from backplan.web.diary_pages import ask_day
from backplan.web.entries import Entry
from backplan.web.history_replace import checkin_of, keep_in_place, saved_words
from backplan.web.history_view import CORRECTION
from backplan.web.saving import Outcome
from backplan.web.visitor import Visitor


def correct_checkin(old: CheckIn, here: Visitor, entry: Entry) -> Outcome | None:
    """Ask about the day again, and save it on request in the place of what was noted."""
    history = here.state.history
    prefix = f"{CORRECTION}-{entry.id}"
    st.markdown("Change what is not right. What you leave as it is stays.")
    on = ask_day("Which day?", f"{prefix}.date", here.now.date(), old.on)
    if f"{prefix}.pain" not in st.session_state:
        fill_in(prefix, old, steps_told(old, history), old.note or "")
    asked = ask_about_day(prefix)
    if not st.button(
        "Save the correction", type="primary", key=f"{CORRECTION}_save", width="stretch"
    ):
        return None
    data = {"date": on.isoformat(), **asked.data}
    new = checked(asked, data)
    if new is None:
        return None
    there = checkin_of(history.checkins, on)
    facts = [old.fact] if there is None or there.fact == old.fact else [old.fact, there.fact]
    return keep_in_place(here, Kind.CHECKIN, data, entry, facts, saved_words(new))
