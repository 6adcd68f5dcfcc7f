"""A day without a session in the plan: when the next one is, and what is good to do till then."""

from typing import Literal

import streamlit as st

from backplan.core.answers import WEEKDAYS
from backplan.core.programme import Programme
from backplan.web.glance import has_day, show_glance, show_week
from backplan.web.sitemap import page
from backplan.web.visitor import Visitor
from backplan.words import DAYS

CHOSEN = "player_which"
"""Session key: the session that the visitor chose, in `backplan.web.player`."""


def is_rest_day(here: Visitor, programme: Programme) -> bool:
    """Return whether the plan has no session today."""
    today = WEEKDAYS[here.now.weekday()]
    return today not in {session.day for session in programme.sessions}


def next_session_day(here: Visitor, programme: Programme) -> str:
    """Return the name of the next training day after today."""
    training = {session.day for session in programme.sessions}
    ahead = (WEEKDAYS[(here.now.weekday() + step) % 7] for step in range(1, 8))
    return DAYS[next(one for one in ahead if one in training)]


def draw_rest_day(here: Visitor, programme: Programme) -> None:
    """Say that today is for rest, and when the next session is, above the player."""
    # The player below must stay where it is in the page, or it would begin anew.
    with st.container():
        if not _session_is_chosen():
            st.header("Today is a rest day", anchor=False, icon=":material/self_improvement:")
            st.markdown(
                f"Your next session is on **{next_session_day(here, programme)}**. Does today suit "
                "you better? Then choose a session here, and leave a day of rest after it."
            )


def draw_good_for_rest(here: Visitor, programme: Programme) -> None:
    """Say what is good to do on a day of rest, below the player."""
    if _session_is_chosen():
        return
    noted = has_day(here.state.history.checkins, here.now.date())
    with st.container(border=True):
        st.subheader("Good to do today", anchor=False)
        show_week(here, programme)
        show_glance(
            (f"{programme.step_goal.steps:,}", "steps, in short walks if you like"),
            (f"{programme.sitting_breaks.every_min} min", "of sitting at most, then get up"),
        )
        label = "Open my diary" if noted else "Tell the diary how your back is"
        kind: Literal["primary", "secondary"] = "secondary" if noted else "primary"
        if st.button(label, type=kind, key="rest_diary", width="stretch"):
            st.switch_page(page("diary"))


def _session_is_chosen() -> bool:
    """Return whether a session was chosen all the same; then the page is for that."""
    return st.session_state.get(CHOSEN) is not None
