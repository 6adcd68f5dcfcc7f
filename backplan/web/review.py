"""What was answered on one screen, in words, for the review at the end of the check."""

from collections.abc import Iterator, Mapping

import streamlit as st

from backplan.core.quiz import Given
from backplan.core.red_flags import FlagAnswer
from backplan.core.rulebook import Rulebook, Screen

NOTHING = "None of these"


def show_screen_answers(screen: Screen, given: Given, rulebook: Rulebook) -> None:
    """Draw what *screen* gave; what a person typed is drawn as plain text."""
    for question, answer in _lines(screen, given, rulebook):
        with st.container(gap=None):
            if question:
                st.markdown(f":small[{question}]")
            st.text(answer)


def _lines(screen: Screen, given: Given, rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Yield each question, empty for a list that is ticked, with its answer."""
    flags = given.get("flags")
    if isinstance(flags, Mapping):
        if not flags:
            yield "", "None of these."
        for name, answer in flags.items():
            before = "Checked before: " if answer == FlagAnswer.CHECKED else ""
            yield "", f"• {before}{rulebook.red_flags[name].question}"
    ticked = given.get("readiness")
    if isinstance(ticked, list):
        if not ticked:
            yield "", "None of these."
        for name in ticked:
            yield "", f"• {rulebook.readiness[name].question}"
    for key in screen.keys:
        yield from _answer(key, given.get(key), rulebook)


def _answer(key: str, value: object, rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Yield one question with its answer; a question that was passed over is left out."""
    question = rulebook.quiz.questions[key]
    if value is None and key != "country":
        return
    if key == "country":
        name = rulebook.numbers[str(value)].name if value in rulebook.numbers else "Another country"
        yield question.text, name
    elif isinstance(value, list):
        chosen = ", ".join(question.options[one] for one in value) or NOTHING
        yield question.text, chosen
    else:
        text = f"{value:g}" if isinstance(value, float) else str(value)
        option = text.lower() if isinstance(value, bool) else text
        yield question.text, question.options.get(option, text)
