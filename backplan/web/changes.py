"""What has changed in the plan and why, and when somebody was told to be seen."""

from datetime import timedelta

import streamlit as st

from backplan.core.change import Change
from backplan.core.fold import State
from backplan.core.programme import Item
from backplan.core.rulebook import Rulebook
from backplan.web.advice import cite
from backplan.web.words import day, dose

SHOWN = timedelta(days=28)
TOLD = timedelta(days=7)


def draw_escalations(state: State, rulebook: Rulebook) -> None:
    """Say what to be seen about, for a week from the day on which it came up."""
    for one in state.escalations:
        if state.on - one.on < TOLD:
            st.warning(one.reason.text, icon=":material/stethoscope:")
            st.markdown(f":small[{cite(one.reason.sources, rulebook)}]")


def draw_changes(state: State, rulebook: Rulebook) -> None:
    """Draw the changes of the last four weeks, newest first, each with its rule's words."""
    if state.adaptation is None:
        return
    recent = [one for one in state.adaptation.changes if state.on - one.on < SHOWN]
    if not recent:
        return
    with st.expander("What has changed, and why", icon=":material/update:"):
        for one in reversed(recent):
            st.markdown(
                f"**{day(one.on)}**{_about(one, rulebook)}  \n{_step(one)}{one.reason.text}  \n"
                f":small[{cite(one.reason.sources, rulebook)}]"
            )


def _about(change: Change, rulebook: Rulebook) -> str:
    """Return what a change is about, as the part of a line after the day."""
    if change.exercise is None:
        return ""
    return f" · {rulebook.catalogue.exercises[change.exercise].name}"


def _step(change: Change) -> str:
    """Return what it was and becomes, as a line; a level's code says nothing to a visitor."""
    if isinstance(change.before, str) or isinstance(change.after, str):
        return ""
    unit = " minutes" if change.rule.startswith("B") else " steps"
    return f"{_words(change.before, unit)} → {_words(change.after, unit)}  \n"


def _words(value: Item | int, unit: str) -> str:
    """Return an item, or a number with its *unit*, in words."""
    if isinstance(value, int):
        return f"{value:,}{unit}"
    planned = dose(value)
    return f"{value.exercise.name}, {planned[0].lower()}{planned[1:]}"
