"""The check-in: how one day was, in fifteen seconds; only the pain has to be given."""

from datetime import date, timedelta

import streamlit as st

from backplan.core.facts import Kind
from backplan.core.sessions import CheckIn
from backplan.web.checkin_questions import Asked, ask_about_day, checked, fill_in, steps_told
from backplan.web.diary_pages import ask_day, checkin_words
from backplan.web.entries import Entry, draw_saved, hold_entry, just_saved
from backplan.web.history_replace import checkin_of, keep_in_place, saved_words
from backplan.web.history_undo import draw_undo, undo_if_asked
from backplan.web.history_view import open_history
from backplan.web.saving import Outcome, draw_waiting
from backplan.web.visitor import Visitor
from backplan.web.weekly_offer import offer_review

FORM = "checkin"
LAST_DAYS = 7
"""How old a check-in may be that a new one is begun from."""


def draw_checkin(here: Visitor) -> None:
    """Draw the form of one day and save it on request."""
    entry = hold_entry(FORM, here.reading.ids)
    undo_if_asked(here)
    prefix = f"{FORM}-{entry.id}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        on = ask_day("Which day?", f"{prefix}.date", here.now.date())
        before = checkin_of(here.state.history.checkins, on)
        if before is None:
            _offer_last(on, prefix, here)
    if before is not None and not just_saved(FORM):
        _say_noted(before)
    asked = ask_about_day(prefix)
    if st.button("Save this day", type="primary", key=f"{FORM}_save", width="stretch"):
        _save(asked, on, here, entry)
    draw_waiting(FORM)
    if just_saved(FORM):
        draw_saved(FORM)
        draw_undo()
        offer_review(here)


def _offer_last(on: date, prefix: str, here: Visitor) -> None:
    """Offer the answers of the day before, or of the last one in a week that has any."""
    checkins = here.state.history.checkins
    last = next((one for one in reversed(checkins) if one.on < on), None)
    if last is None or on - last.on > timedelta(days=LAST_DAYS):
        return
    # A file knows the day's own steps better.
    history = here.state.history
    steps = None if on in history.steps else steps_told(last, history)
    same = "the day before" if on - last.on == timedelta(days=1) else f"{last.on:%A}"
    if last.on == here.now.date() - timedelta(days=1):
        same = "yesterday"
    st.button(
        f"Same as {same}",
        icon=":material/content_copy:",
        key=f"{FORM}_same",
        on_click=fill_in,
        args=(prefix, last, steps),
    )


def _say_noted(before: CheckIn) -> None:
    """Say that a day has a check-in, and offer to change it."""
    st.info(
        f"You have noted this day already: {checkin_words(before)} "
        "If you save again, the new entry takes its place.",
        icon=":material/history:",
    )
    st.button(
        "Change that entry",
        icon=":material/edit:",
        key=f"{FORM}_change",
        on_click=open_history,
        args=(before.fact,),
    )


def _save(asked: Asked, on: date, here: Visitor, entry: Entry) -> None:
    """Save the day, or say what keeps it from being saved."""
    data = {"date": on.isoformat(), **asked.data}
    new = checked(asked, data)
    if new is None:
        return
    before = checkin_of(here.state.history.checkins, on)
    old = () if before is None else (before.fact,)
    outcome = keep_in_place(here, Kind.CHECKIN, data, entry, old, saved_words(new))
    if outcome is not Outcome.REFUSED:
        st.rerun()
