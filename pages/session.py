"""Session: today's session, guided step by step, and afterwards what it came to."""

import streamlit as st

from backplan.content import load_rulebook
from backplan.web.frame import end_page
from backplan.web.guard import require_programme, show_lock
from backplan.web.player import draw_closing, draw_player, draw_rest
from backplan.web.player_end import draw_done, is_over
from backplan.web.rest_day import draw_good_for_rest, draw_rest_day, is_rest_day
from backplan.web.visitor import visitor

here = visitor()
if here.state.locked:
    show_lock(here)
    draw_closing(here)
    end_page()
programme = require_programme()
st.title("Your session", anchor=False)
if is_over(here):
    draw_rest(here, programme)
    draw_done(here, load_rulebook())
else:
    rests = is_rest_day(here, programme)
    if rests:
        draw_rest_day(here, programme)
    draw_player(here, programme)
    if rests:
        draw_good_for_rest(here, programme)
