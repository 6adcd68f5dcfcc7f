"""What can be taken in at a glance: two or three numbers, and the seven days of a week."""

import html
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter

import streamlit as st

from backplan.core.programme import Programme
from backplan.core.sessions import CheckIn, SessionDone
from backplan.web.visitor import Visitor
from backplan.words import DAYS

DONE, PLANNED, FREE = ("✓", "session done"), ("●", "session"), ("·", "no session")
"""The mark of a day and what it means; the shapes differ, so that colour need not."""


def show_glance(*numbers: tuple[str, str]) -> None:
    """Draw each number with the few words that it needs."""
    told = (
        f"<li><strong>{html.escape(number)}</strong>{html.escape(words)}</li>"
        for number, words in numbers
    )
    st.html(f'<ul class="bp-glance">{"".join(told)}</ul>')


def has_day(entries: Sequence[CheckIn | SessionDone], on: date) -> bool:
    """Return whether one of *entries*, which are in the order of their days, is of the day *on*."""
    at = bisect_left(entries, on, key=attrgetter("on"))  # a diary of ten years has thousands
    return at < len(entries) and entries[at].on == on


def show_week(here: Visitor, programme: Programme) -> None:
    """Draw this week from Monday on: what is done, and what is planned."""
    today = here.now.date()
    monday = today - timedelta(days=today.weekday())
    planned = {session.day for session in programme.sessions}
    days = []
    for at, (name, words) in enumerate(DAYS.items()):
        on = monday + timedelta(days=at)
        done = has_day(here.state.history.sessions, on)
        mark, meaning = DONE if done else _to_come(on, today, planned=name in planned)
        now = ' class="bp-today"' if on == today else ""
        said = f"{words}{', today' if on == today else ''}: {meaning}"
        days.append(
            f'<li{now}><span role="img" aria-label="{said}">{words[:3]}<b>{mark}</b></span></li>'
        )
    st.html(f'<ol class="bp-week">{"".join(days)}</ol>')


def _to_come(on: date, today: date, *, planned: bool) -> tuple[str, str]:
    """Return the mark of a day without a session done; what was not done is not held up to you."""
    return PLANNED if planned and on >= today else FREE
