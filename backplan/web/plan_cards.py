"""The cards of a plan: an exercise with its dose and its why, the step goal, sitting breaks."""

import base64
import functools
import html
from collections.abc import Mapping

import streamlit as st

from backplan.core.catalogue import Exercise
from backplan.core.goals import SittingBreaks, StepGoal
from backplan.core.programme import Item, Programme, Session
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER
from backplan.core.safety_rules import StartLevel
from backplan.figures.small import KEPT, SIZE, small_svg
from backplan.figures.words import figure_alt
from backplan.web.advice import cite, show_reasons
from backplan.web.drawing import draw_figure
from backplan.web.glance import show_glance
from backplan.web.swap_form import draw_swap, draw_way_back, hold_swaps
from backplan.web.visitor import Visitor
from backplan.words import dose

LEVELS: Mapping[StartLevel, str] = {
    StartLevel.SETTLE: "the gentlest of five, with small, easy moves to settle a bad patch",
    StartLevel.GENTLE: "the second of five, with easy exercises for legs, hips and middle",
    StartLevel.BASE: "the third of five, with exercises a little harder than the gentle ones",
    StartLevel.STEADY: "the fourth of five, for people whose back hurts only a little",
    StartLevel.STRONG: "the hardest of five, for people who are used to training",
}
"""What each level is, by its place among them."""
FOR_NOW = " For now it has small, easy moves only, until your back has settled."


def level_words(programme: Programme, rulebook: Rulebook) -> str:
    """Return at which level a plan is, and what that means."""
    name = rulebook.routine.levels[programme.level].name
    settles = all(item.ladder == SETTLE_LADDER for one in programme.sessions for item in one.items)
    calm = settles and programme.level is not StartLevel.SETTLE
    return f"You are at the **{name}** level, {LEVELS[programme.level]}.{FOR_NOW if calm else ''}"


def show_plan(programme: Programme) -> None:
    """Draw the whole plan in three numbers."""
    show_glance(
        (str(len(programme.sessions)), "sessions a week"),
        (f"{programme.step_goal.steps:,}", "steps a day"),
        (f"{programme.sitting_breaks.every_min} min", "of sitting, then get up"),
    )


def show_session(session: Session, here: Visitor, rulebook: Rulebook) -> None:
    """Draw one day's exercises in order, each with what may stand in its place."""
    swapping, going_back = hold_swaps(here)
    rest = sorted({item.rest_s for item in session.items})
    st.markdown(f"{len(session.items)} exercises. Rest about {rest[-1]} seconds between sets.")
    for number, item in enumerate(session.items, start=1):
        with st.container(border=True, gap="xsmall"):
            _show_item(number, item)
            draw_way_back(item, here, rulebook, going_back)
            _show_more(item, rulebook)
            draw_swap(item, here, rulebook, swapping)


def show_step_goal(goal: StepGoal, rulebook: Rulebook) -> None:
    """Draw the step goal and why."""
    with st.container(border=True):
        st.subheader(f"{goal.steps:,} steps a day", anchor=False)
        if not goal.measured:
            st.markdown(
                f"This is a guess from how your days look ({goal.baseline:,} steps). Count your "
                "steps for a week, then take the check again with your own number."
            )
        show_reasons("Why this goal", goal.reasons, rulebook)


def show_breaks(breaks: SittingBreaks, rulebook: Rulebook) -> None:
    """Draw how often to get up and why."""
    with st.container(border=True):
        st.subheader(f"Get up every {breaks.every_min} minutes", anchor=False)
        st.markdown("A minute or two on your feet is enough: fetch water, or walk to the window.")
        show_reasons("Why so often", breaks.reasons, rulebook)


def _show_item(number: int, item: Item) -> None:
    """Draw an exercise as it is known at a glance: its picture, its name, and how much."""
    exercise = item.exercise
    row = st.container(horizontal=True, wrap=False, vertical_alignment="center")
    if exercise.figure is not None:
        row.html(_picture(exercise), width=SIZE)
    with row.container(gap="xxsmall"):
        st.subheader(f"{number}. {exercise.name}", anchor=False)
        st.markdown(f"**{dose(item)}**")


@functools.lru_cache(KEPT)
def _picture(exercise: Exercise) -> str:
    """Return the small picture of *exercise*: `st.image` would load numpy and Pillow for it."""
    packed = base64.b64encode(small_svg(exercise).encode()).decode()
    return (
        f'<img src="data:image/svg+xml;base64,{packed}" width="{SIZE}" height="{SIZE}" '
        f'alt="{html.escape(figure_alt(exercise))}">'
    )


def _show_more(item: Item, rulebook: Rulebook) -> None:
    """Draw how one exercise is done and why it is there, folded away."""
    exercise = item.exercise
    how = st.expander("How to do it", key=f"how_{exercise.id}", type="compact", on_change="rerun")
    with how:
        if how.open:
            draw_figure(exercise)
        st.markdown(_how(item))
    with st.expander("Why this one", type="compact"):
        told = (f"{one.text}  \n:small[{cite(one.sources, rulebook)}]" for one in item.reasons)
        st.markdown("\n\n".join(told))


def _how(item: Item) -> str:
    """Return how one exercise is done, in one piece: a plan has many."""
    exercise = item.exercise
    steps = "\n".join(f"{at}. {step}" for at, step in enumerate(exercise.steps, start=1))
    return "\n\n".join(
        (
            steps,
            f"**Keep in mind:** {' '.join(exercise.cues)}",
            f"**Often goes wrong:** {' '.join(exercise.mistakes)}",
            *(f"**For you:** {one.advice}" for one in item.adaptations),
        )
    )
