"""Check: one thought a screen, then what the answers mean."""

import streamlit as st

from backplan.content import load_rulebook
from backplan.core.quiz import next_screen
from backplan.web.check import draft
from backplan.web.check_pages import draw_review, draw_start, draw_step
from backplan.web.visitor import visitor

here = visitor()
rulebook = load_rulebook()
check = draft()
if check is None:
    draw_start(here)
    st.stop()
screen = next_screen(rulebook.quiz, check.given)
if screen is None:
    draw_review(check, here, rulebook)
else:
    draw_step(check, screen, here, rulebook)
