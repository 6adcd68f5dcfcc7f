"""Diary: how a day was, a session that was done, steps from a phone; every entry on request."""

import streamlit as st

from backplan.web.checkin_form import draw_checkin
from backplan.web.diary_pages import DAY, PARTS, SESSION
from backplan.web.history_last import draw_entries
from backplan.web.history_page import draw_history
from backplan.web.history_view import history_is_open
from backplan.web.session_form import draw_session
from backplan.web.steps_form import draw_steps
from backplan.web.visitor import visitor

here = visitor()
if history_is_open():
    draw_history(here)
else:
    st.title("Diary", anchor=False)
    st.session_state.setdefault("diary_part", DAY)
    part = st.segmented_control(
        "What would you like to note?",
        tuple(PARTS),
        format_func=PARTS.__getitem__,
        required=True,
        key="diary_part",
        label_visibility="collapsed",
        width="stretch",
        persist_state="session",
    )
    if part == DAY:
        draw_checkin(here)
    elif part == SESSION:
        draw_session(here)
    else:
        draw_steps(here)
    draw_entries(here)
