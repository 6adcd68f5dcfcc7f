"""Widgets for the questions of the check: nothing is answered before the visitor answers it.

Each function draws one question and returns what was answered, or None while nothing was. Every
widget keeps its value while the visitor looks at other pages, and under a prefix of its own for
each check, so that a second check starts blank.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from backplan.core.rulebook import Question, Rulebook
from backplan.web.scale import draw_ends

OTHER_COUNTRY = "ZZ"
"""A code that no country has, so that the numbers are not those of the browser's language."""
SCALE = tuple(range(11))
ENDS: Mapping[str, tuple[str, str]] = {
    "pain_week": ("no pain", "worst pain"),
    "activity_score": ("cannot do it", "as well as before"),
}
"""What 0 and 10 mean on each scale."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How questions are asked just now.

    Attributes:
        rulebook: Words and options.
        prefix: Starts the key of every widget of this check.
        country: The country that the browser suggests.
        marks: Whether what is still open is marked where it is asked.
    """

    rulebook: Rulebook
    prefix: str
    country: str | None
    marks: bool = False

    def key(self, name: str) -> str:
        """Return the key of the widget *name*."""
        return f"{self.prefix}.{name}"

    def question(self, name: str) -> Question:
        """Return how the key *name* of the answers is asked."""
        return self.rulebook.quiz.questions[name]

    def put(self, name: str) -> Question:
        """Draw the words of a question where everybody sees them, a phone has no hovering."""
        question = self.question(name)
        st.markdown(f"**{question.text}**" + (f"  \n{question.help}" if question.help else ""))
        return question


def ask(name: str, asking: Asking) -> object:
    """Draw the question for the key *name* and return the answer, or None while there is none."""
    return _ASKED[name](name, asking)


def _whole(low: int, high: int) -> Callable[[str, Asking], int | None]:
    """Return how to ask for a whole number."""

    def draw(name: str, asking: Asking) -> int | None:
        question = asking.put(name)
        return st.number_input(
            question.text,
            min_value=low,
            max_value=high,
            value=None,
            step=1,
            label_visibility="collapsed",
            key=asking.key(name),
            persist_state="session",
        )

    return draw


def _hours(name: str, asking: Asking) -> float | None:
    """Ask for hours in halves."""
    question = asking.put(name)
    return st.number_input(
        question.text,
        min_value=0.0,
        max_value=18.0,
        value=None,
        step=0.5,
        format="%.1f",
        label_visibility="collapsed",
        key=asking.key(name),
        persist_state="session",
    )


def _scale(name: str, asking: Asking) -> int | None:
    """Ask for a score from 0 to 10."""
    question = asking.put(name)
    draw_ends(*ENDS[name])
    return st.segmented_control(
        question.text,
        SCALE,
        key=asking.key(name),
        label_visibility="collapsed",
        persist_state="session",
        wrap=True,
    )


def _one(name: str, asking: Asking) -> str | None:
    """Ask for one of a few answers."""
    question = asking.put(name)
    return st.radio(
        question.text,
        tuple(question.options),
        index=None,
        format_func=_label(question.options),
        label_visibility="collapsed",
        key=asking.key(name),
        persist_state="session",
    )


def _yes_no(name: str, asking: Asking) -> bool | None:
    """Ask for yes or no, in the question's own words."""
    answer = _one(name, asking)
    return None if answer is None else answer == "true"


def _minutes(name: str, asking: Asking) -> int | None:
    """Ask for the minutes of a session."""
    answer = _one(name, asking)
    return None if answer is None else int(answer)


def _several(name: str, asking: Asking) -> list[str]:
    """Ask for any of a few answers; none of them is an answer too."""
    question = asking.put(name)
    return list(
        st.pills(
            question.text,
            tuple(question.options),
            selection_mode="multi",
            format_func=_label(question.options),
            label_visibility="collapsed",
            key=asking.key(name),
            persist_state="session",
        )
    )


def _days(name: str, asking: Asking) -> list[str] | None:
    """Ask for training days; the number of days is part of the question."""
    days = _several(name, asking)
    return days if 2 <= len(days) <= 4 else None  # noqa: PLR2004 - the form of the answer


def _text(name: str, asking: Asking) -> str:
    """Ask for a few words; none are an answer too."""
    question = asking.put(name)
    return st.text_input(
        question.text,
        max_chars=120,
        label_visibility="collapsed",
        key=asking.key(name),
        persist_state="session",
    )


def _country(name: str, asking: Asking) -> str | None:
    """Ask for the country, with the browser's own on top of the list and chosen."""
    question = asking.put(name)
    countries = asking.rulebook.numbers
    names = {
        key: countries[key].name for key in sorted(countries, key=lambda one: countries[one].name)
    }
    options = (*names, OTHER_COUNTRY)
    suggested = options.index(asking.country) if asking.country in names else None
    return st.selectbox(
        question.text,
        options,
        index=suggested,
        format_func=lambda one: names.get(one, "Another country"),
        label_visibility="collapsed",
        key=asking.key(name),
        persist_state="session",
    )


def _label(options: Mapping[str, str]) -> Callable[[str], str]:
    """Return how to say an option."""
    return lambda one: options.get(one, one)


_ASKED: Mapping[str, Callable[[str, Asking], object]] = {
    "age": _whole(0, 120),
    "country": _country,
    "joints": _several,
    "pain_week": _scale,
    "pain_duration": _one,
    "first_episode": _yes_no,
    "activity_name": _text,
    "activity_score": _scale,
    "sitting_hours": _hours,
    "steps": _whole(0, 60_000),
    "steps_guess": _one,
    "strength_trained": _yes_no,
    "kit": _several,
    "minutes": _minutes,
    "training_days": _days,
}
