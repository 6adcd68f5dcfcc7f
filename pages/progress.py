"""Progress: pain, steps and sessions over time, and what can honestly be said of each."""

import streamlit as st

from backplan.web.progress_pages import draw_nothing_yet, draw_pain, draw_sessions, draw_steps
from backplan.web.visitor import visitor

state = visitor().state
progress, programme = state.progress, state.programme
st.title("Progress")
if not (progress.pain or progress.steps or progress.sessions_done):
    draw_nothing_yet()
else:
    draw_pain(progress)
    draw_steps(progress, programme.step_goal.steps if programme is not None else None)
    draw_sessions(progress)
