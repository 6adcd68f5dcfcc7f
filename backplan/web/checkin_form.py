"""The check-in: how one day was, in fifteen seconds; only the pain has to be given."""

from datetime import date

import streamlit as st

from backplan.core.errors import InvalidValueError
from backplan.core.facts import Kind
from backplan.core.sessions import NOTE_AT_MOST, CheckIn, Morning, parse_checkin
from backplan.web.diary_pages import (
    MORNINGS,
    ask_day,
    checkin_words,
    pain_scale,
    say_missing,
    say_refused,
)
from backplan.web.entries import Entry, draw_saved, hold_entry, just_saved
from backplan.web.saving import Outcome, draw_waiting, try_to_save
from backplan.web.visitor import Visitor
from backplan.web.weekly_offer import offer_review
from backplan.web.words import day

FORM = "checkin"


def draw_checkin(here: Visitor) -> None:
    """Draw the form of one day and save it on request."""
    entry = hold_entry(FORM, here.reading.ids)
    prefix = f"{FORM}-{entry.id}"
    today = here.now.date()
    on = ask_day("Which day?", f"{prefix}.date", today)
    before = _checkin_of(on, here)
    if before is not None and not just_saved(FORM):
        st.info(
            f"You have noted this day already: {checkin_words(before)} "
            "If you save again, the new entry takes its place.",
            icon=":material/history:",
        )
    data = _ask(prefix)
    if st.button("Save this day", type="primary", key=f"{FORM}_save", width="stretch"):
        _save({"date": on.isoformat(), **data}, here, entry)
    draw_waiting(FORM)
    if just_saved(FORM):
        draw_saved(FORM)
        offer_review(here)


def _ask(prefix: str) -> dict[str, object]:
    """Draw the questions; what may stay empty is left out of the answers then."""
    data: dict[str, object] = {
        "pain": pain_scale("Pain, from 0 (none) to 10 (worst)", f"{prefix}.pain"),
        "morning": st.segmented_control(
            "How was this morning? (optional)",
            tuple(str(one) for one in Morning),
            format_func=lambda one: MORNINGS[Morning(one)],
            key=f"{prefix}.morning",
            persist_state="session",
            wrap=True,
        ),
        "flare": st.toggle(
            "A flare-up today",
            help="Much more pain than you are used to, for most of the day.",
            key=f"{prefix}.flare",
            persist_state="session",
        ),
    }
    left, right = st.columns(2)
    # No highest value here: the browser would drop a larger one without a word, we say so.
    data["steps"] = left.number_input(
        "Steps (optional)",
        min_value=0,
        value=None,
        step=500,
        key=f"{prefix}.steps",
        persist_state="session",
    )
    data["sitting_hours"] = right.number_input(
        "Hours sat (optional)",
        min_value=0.0,
        value=None,
        step=0.5,
        format="%.1f",
        key=f"{prefix}.sitting_hours",
        persist_state="session",
    )
    note = st.text_area(
        "A note to yourself (optional)",
        max_chars=NOTE_AT_MOST,
        height=80,
        key=f"{prefix}.note",
        persist_state="session",
    )
    data["note"] = note.strip() or None
    optional = ("steps", "sitting_hours", "note")
    return {key: value for key, value in data.items() if value is not None or key not in optional}


def _save(data: dict[str, object], here: Visitor, entry: Entry) -> None:
    """Save the day, or say what keeps it from being saved."""
    if data["pain"] is None:
        say_missing(["Choose a number for your pain. The rest may stay empty."])
        return
    try:
        checkin = parse_checkin(data)
    except InvalidValueError as error:
        say_refused(error)
        return
    note = " Your note is kept too." if checkin.note else ""
    said = f"Saved for {day(checkin.on)}. {checkin_words(checkin)}{note}"
    if try_to_save(here, Kind.CHECKIN, data, entry, said) is not Outcome.REFUSED:
        st.rerun()


def _checkin_of(on: date, here: Visitor) -> CheckIn | None:
    """Return the check-in that stands for a day, or None."""
    return next((one for one in reversed(here.state.history.checkins) if one.on == on), None)
