"""One exercise as a page of its own, with a link that can be kept and the way to its neighbours."""

import streamlit as st

from backplan.core.catalogue import Exercise
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER
from backplan.web.exercise_card import Viewer, badge, draw_exercise, kind, place
from backplan.web.exercise_in_plan import draw_in_plan
from backplan.web.sitemap import page
from backplan.web.to_top import start_at_top

EXERCISE = "exercise"
"""The part of the address that names an exercise: ``/exercises?exercise=SQ3``."""
SHOWN = "shown_exercise"
"""Session key: the exercise that was open last, so that the next one can start at its top."""
LEFT = "left_ladder"
"""Session key: the ladder of the exercise that the visitor came back from."""


def draw_alone(exercise: Exercise, viewer: Viewer, rulebook: Rulebook) -> None:
    """Draw one exercise as a page of its own."""
    ladder = rulebook.catalogue.ladders[exercise.ladder]
    turn_to(exercise.id)
    st.button(
        f"All exercises: {kind(ladder)}",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=_go_to_ladder,
        args=(ladder.id,),
        key="to_ladder",
    )
    st.title(exercise.name, anchor=False)
    order = "" if ladder.id == SETTLE_LADDER else " (stage 1 is the gentlest)"
    st.markdown(f"{place(exercise, rulebook)}{order} {badge(exercise, viewer, rulebook)}")
    draw_in_plan(exercise, viewer, rulebook, alone=True)
    draw_exercise(exercise, viewer, rulebook, heading=st.header)
    if ladder.id != SETTLE_LADDER:
        _link_neighbours(exercise, rulebook)


def link_to(exercise: Exercise, label: str, icon: str) -> None:
    """Draw a link to the page of *exercise*."""
    st.page_link(page("exercises"), label=label, icon=icon, query_params={EXERCISE: exercise.id})


def turn_to(place: str) -> None:
    """Go to the top of the exercise, or of the catalogue, that the visitor turned to.

    A link within one page leaves the place and the address as they were (Streamlit 1.67).
    """
    before = st.session_state.get(SHOWN, place)
    st.session_state[SHOWN] = place
    if before != place:
        if place:
            st.query_params.from_dict({EXERCISE: place})
        start_at_top(place)


def _link_neighbours(exercise: Exercise, rulebook: Rulebook) -> None:
    """Offer the rungs below and above the one that is shown."""
    words = {-1: ("Gentler", ":material/south:"), 1: ("Harder", ":material/north:")}
    with st.container(border=True):
        for one in rulebook.catalogue.rungs(exercise.ladder):
            if one.rung - exercise.rung in words and one.id not in rulebook.withheld:
                word, icon = words[one.rung - exercise.rung]
                link_to(one, f"{word}: {one.name}", icon)


def _go_to_ladder(ladder: str) -> None:
    """Show a ladder, and say so in the address."""
    del st.query_params[EXERCISE]
    st.session_state.pop("ladder", None)
    st.session_state[LEFT] = ladder
