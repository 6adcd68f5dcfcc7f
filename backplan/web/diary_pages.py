"""What the diary's forms share, and what entries say in words."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import streamlit as st

from backplan.core.errors import InvalidValueError
from backplan.core.sessions import CheckIn, Morning, SessionDone
from backplan.words import day

DAY, SESSION, STEPS = "day", "session", "steps"
PARTS = {DAY: "How was today?", SESSION: "Log a session", STEPS: "Steps"}
SCALE = tuple(range(11))

MORNINGS = {
    Morning.BETTER: "Better than usual",
    Morning.USUAL: "As usual",
    Morning.WORSE: "Worse than usual",
}
STOP_REASONS: Mapping[str, str] = {
    "chest_pain": "Chest pain",
    "faint": "I felt faint",
    "breathless": "I could not get my breath",
    "sudden_pain": "Sudden, very bad pain",
    "numbness": "Numb between legs, bladder or bowel trouble",
    "weak_legs": "Weak or numb legs",
    "sore": "Too sore",
    "time": "No time",
    "other": "Something else",
}
FIELDS = {
    "date": "The day",
    "pain": "Pain",
    "pain_before": "Pain before",
    "pain_after": "Pain after",
    "pain_during": "Highest pain",
    "effort_left": "How many more you could have done",
    "steps": "Steps",
    "sitting_hours": "Hours sat",
    "note": "Your note",
    "reps": "Repetitions",
    "hold_s": "Seconds held",
    "minutes": "Minutes",
    "load_kg": "Weight",
}


def pain_scale(label: str, key: str) -> int | None:
    """Ask for pain from 0 to 10; nothing is chosen before the visitor chooses."""
    chosen: int | None = st.segmented_control(
        label, SCALE, key=key, persist_state="session", wrap=True
    )
    return chosen


def ask_day(label: str, key: str, today: date, given: date | None = None) -> date:
    """Ask for a day up to *today*, which it is unless another one is *given*."""
    chosen: date | None = st.date_input(
        label,
        value=given or today,
        max_value=today,
        format="DD/MM/YYYY",
        key=key,
        persist_state="session",
    )
    return chosen or given or today


def say_refused(error: InvalidValueError) -> None:
    """Say which value cannot be taken, and that nothing is lost."""
    st.error(
        f"{refused_words(error)} This is not saved yet, and what you typed is still here.",
        icon=":material/error:",
    )


def refused_words(error: InvalidValueError) -> str:
    """Return which value cannot be taken, and what can."""
    field = FIELDS.get(error.key.rpartition(".")[2], "One of your answers")
    return f"{field}: please give {error.allowed}."


def say_missing(missing: Iterable[str]) -> None:
    """Say what is still needed before an entry can be saved."""
    st.error(
        "Before we save this:\n" + "\n".join(f"- {one}" for one in missing),
        icon=":material/error:",
    )


def checkin_words(checkin: CheckIn) -> str:
    """Return what a check-in says, but for its note."""
    parts = [f"Pain {checkin.pain} out of 10"]
    if checkin.flare:
        parts.append("a flare-up")
    if checkin.morning is not None:
        parts.append(f"morning {MORNINGS[checkin.morning].lower()}")
    if checkin.steps is not None:
        parts.append(f"{checkin.steps:,} steps")
    if checkin.sitting_hours is not None:
        parts.append(f"sat for {checkin.sitting_hours:g} hours")
    return ", ".join(parts) + "."


def session_words(session: SessionDone) -> str:
    """Return what a session was like, without the names of exercises."""
    count = len(session.items)
    done = "1 exercise" if count == 1 else f"{count or 'No'} exercises"
    parts = [done, f"pain {session.pain_before} before and {session.pain_after} after"]
    if session.items:
        parts.append(f"{max(one.pain_during for one in session.items)} at its highest")
    words = ", ".join(parts) + "."
    if session.stopped:
        why = STOP_REASONS.get(session.stop_reason or "")
        words += f" Stopped early: {why[0].lower() + why[1:]}." if why else " Stopped early."
    return words


def day_or_today(on: date, today: date) -> str:
    """Return a date in words, near ones by name, far ones with the year."""
    if on == today:
        return "Today"
    if on == today - timedelta(days=1):
        return "Yesterday"
    return day(on) if on.year == today.year else f"{day(on)} {on.year}"
