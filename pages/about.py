"""About backplan: what it is for, who has checked it, and where a safety concern goes."""

import streamlit as st

from backplan.content import load_host, load_rulebook
from backplan.web.about import draw_concern, draw_purpose, draw_reviews

st.title("About backplan", anchor=False)
st.header("What it is for", anchor=False)
draw_purpose()
st.header("Report a safety concern", anchor=False)
draw_concern(load_host())
st.header("Who has checked it", anchor=False)
draw_reviews(load_rulebook())
