"""Progress: pain, steps, sitting, strength and sessions over time, and what can be said of it."""

import streamlit as st

from backplan.web.progress_pages import (
    SAMPLE,
    draw_nothing_yet,
    draw_own,
    draw_sample,
    has_entries,
)
from backplan.web.visitor import visitor

here = visitor()
st.title("Progress", anchor=False)
if has_entries(here.state):
    draw_own(here)
elif st.session_state.get(SAMPLE, False):
    draw_sample(here)
else:
    draw_nothing_yet(here)
