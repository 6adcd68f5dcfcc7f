"""Your week: what was done, how it went, a few questions, and what changes now."""

import streamlit as st

from backplan.content import load_rulebook
from backplan.web.changes import draw_escalations
from backplan.web.guard import require_unlocked
from backplan.web.weekly_look import last_week, week_from
from backplan.web.weekly_page import draw_first_week, draw_look_back

here = require_unlocked()
rulebook = load_rulebook()
st.title("Your week", anchor=False)
draw_escalations(here, rulebook)
first = last_week(here.state)
if first is None:
    draw_first_week(here)
else:
    draw_look_back(week_from(first, here.state), here, rulebook)
