"""How an exercise of the catalogue stands to the visitor's plan, and the way on from it."""

from typing import Literal

import streamlit as st

from backplan.core.catalogue import Exercise
from backplan.core.rulebook import Rulebook
from backplan.web.exercise_card import Viewer
from backplan.web.sitemap import page
from backplan.words import DAYS


def draw_in_plan(
    exercise: Exercise, viewer: Viewer, rulebook: Rulebook, *, alone: bool = False
) -> None:
    """Say whether *exercise* is in the plan and when, with the way on.

    Args:
        exercise: The exercise that is shown.
        viewer: Who looks at it.
        rulebook: The content.
        alone: Whether the page is about it; then the way on is what to press next.
    """
    if viewer.person is None:
        if alone:
            _link("Take the check to see if it suits you", "check")
        return
    if exercise.id in viewer.today:
        kind: Literal["primary", "secondary"] = "primary" if alone else "secondary"
        st.markdown(":material/today: This is in your session **today**.")
        if st.button("Start today's session", type=kind, key=f"start_{exercise.id}"):
            st.switch_page(page("session"))
    elif exercise.id in viewer.in_plan:
        days = " and ".join(f"**{DAYS[one]}**" for one in viewer.days_of(exercise.id))
        st.markdown(f":material/calendar_month: This is in your plan on {days}.")
        if alone:
            _link("Open my plan", "plan")
    elif alone and viewer.days and not viewer.against(exercise, rulebook):
        st.markdown(
            ":material/calendar_month: This is not in your plan this week. The plan chooses for "
            "you. To change one of its exercises, open your plan, and there **Not this one?**"
        )
        _link("Open my plan", "plan")


def _link(label: str, name: str) -> None:
    """Draw the way to another page."""
    st.page_link(page(name), label=label, icon=":material/arrow_forward:")
