"""The questions about one day, and what is wrong with an answer right below it."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from backplan.core.errors import InvalidValueError
from backplan.core.history import History
from backplan.core.sessions import NOTE_AT_MOST, CheckIn, Morning, parse_checkin
from backplan.web.diary_pages import FIELDS, MORNINGS, SCALE

OPTIONAL = ("steps", "sitting_hours", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The answers so far, as a fact holds them, and room below each for what is wrong with it."""

    data: Mapping[str, object]
    rooms: Mapping[str, DeltaGenerator]


def ask_about_day(prefix: str) -> Asked:
    """Draw the questions; what may stay empty is left out of the answers then."""
    rooms: dict[str, DeltaGenerator] = {}
    data: dict[str, object] = {}
    data["pain"] = st.segmented_control(
        "Pain, from 0 (none) to 10 (worst)",
        SCALE,
        key=f"{prefix}.pain",
        persist_state="session",
        wrap=True,
    )
    rooms["pain"] = st.container()
    data["morning"] = st.segmented_control(
        "How was this morning? (optional)",
        tuple(str(one) for one in Morning),
        format_func=lambda one: MORNINGS[Morning(one)],
        key=f"{prefix}.morning",
        persist_state="session",
        wrap=True,
    )
    data["flare"] = st.toggle(
        "A flare-up today",
        help="Much more pain than you are used to, for most of the day.",
        key=f"{prefix}.flare",
        persist_state="session",
    )
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
    rooms["steps"] = left.container()
    data["sitting_hours"] = right.number_input(
        "Hours sat (optional)",
        min_value=0.0,
        value=None,
        step=0.5,
        format="%.1f",
        key=f"{prefix}.sitting_hours",
        persist_state="session",
    )
    rooms["sitting_hours"] = right.container()
    note = st.text_area(
        "A note to yourself (optional)",
        max_chars=NOTE_AT_MOST,
        height=80,
        key=f"{prefix}.note",
        persist_state="session",
    )
    data["note"] = note.strip() or None
    told = {key: one for key, one in data.items() if one is not None or key not in OPTIONAL}
    return Asked(data=told, rooms=rooms)


def checked(asked: Asked, data: Mapping[str, object]) -> CheckIn | None:
    """Return the check-in of *data*, or None after saying below the field what it cannot be."""
    if data["pain"] is None:
        asked.rooms["pain"].error("Choose a number for your pain. The rest may stay empty.")
        _say_not_saved()
        return None
    try:
        return parse_checkin(data)
    except InvalidValueError as error:
        words = f"{FIELDS[error.key]}: please give {error.allowed}."
        asked.rooms.get(error.key, st.container()).error(words)
        _say_not_saved()
        return None


def fill_in(prefix: str, like: CheckIn, steps: int | None, note: str | None = None) -> None:
    """Answer as *like* does, but with these *steps*; the note stays as it is without one."""
    answers: dict[str, object] = {
        "pain": like.pain,
        "morning": None if like.morning is None else str(like.morning),
        "flare": like.flare,
        "steps": steps,
        "sitting_hours": like.sitting_hours,
    }
    if note is not None:
        answers["note"] = note
    for name, answer in answers.items():
        st.session_state[f"{prefix}.{name}"] = answer


def steps_told(checkin: CheckIn, history: History) -> int | None:
    """Return the steps of a check-in; where a file said better since, what counts now."""
    return None if checkin.steps is None else history.steps.get(checkin.on, checkin.steps)


def _say_not_saved() -> None:
    """Say, where the visitor looks after pressing the button, that one answer needs a look."""
    st.error(
        "This is not saved yet. Please look at what is marked above. What you typed is still here.",
        icon=":material/error:",
    )
