"""The cards of a plan: an exercise with its dose and its why, the step goal, sitting breaks."""

import streamlit as st

from backplan.core.goals import SittingBreaks, StepGoal
from backplan.core.programme import Item, Programme, Session
from backplan.core.rulebook import Rulebook
from backplan.figures.small import SIZE, small_svg
from backplan.figures.words import figure_alt
from backplan.web.advice import cite, show_reasons
from backplan.web.drawing import draw_figure
from backplan.web.glance import show_glance
from backplan.web.swap_form import draw_swap, draw_way_back, hold_swaps
from backplan.web.visitor import Visitor
from backplan.words import dose


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
        row.image(small_svg(exercise), width=SIZE, alt=figure_alt(exercise))
    with row.container(gap="xxsmall"):
        st.subheader(f"{number}. {exercise.name}", anchor=False)
        st.markdown(f"**{dose(item)}**")


def _show_more(item: Item, rulebook: Rulebook) -> None:
    """Draw how one exercise is done and why it is there, folded away."""
    exercise = item.exercise
    how = st.expander("How to do it", key=f"how_{exercise.id}", type="compact", on_change="rerun")
    with how:
        if how.open:
            draw_figure(exercise)
        st.markdown("\n".join(f"{at}. {step}" for at, step in enumerate(exercise.steps, start=1)))
        st.markdown("**Keep in mind:** " + " ".join(exercise.cues))
        st.markdown("**Often goes wrong:** " + " ".join(exercise.mistakes))
        for adaptation in item.adaptations:
            st.markdown(f"**For you:** {adaptation.advice}")
    with st.expander("Why this one", type="compact"):
        for reason in item.reasons:
            st.markdown(f"{reason.text}  \n:small[{cite(reason.sources, rulebook)}]")
