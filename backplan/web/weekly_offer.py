"""The week that ended, offered where somebody is anyway: once a week, until they have looked."""

import streamlit as st

from backplan.content import load_rulebook
from backplan.web.sitemap import page
from backplan.web.visitor import Visitor
from backplan.web.weekly_look import away_lately, review_is_due

WELCOME = (
    "Life gets in the way at times, and nothing is lost by it. Your plan takes it into account."
)


def offer_review(here: Visitor) -> None:
    """Offer to look back on the last week where that is due, or after days away; else nothing."""
    away = away_lately(here.state, load_rulebook())
    if away is not None and not away.over and here.state.programme is not None:
        title, words, label = "Welcome back", WELCOME, "See what it does"
    elif review_is_due(here.state):
        title, words = "A week is over", "See how it went and what changes now. It takes a minute."
        label = "Look back on your week"
    else:
        return
    with st.container(border=True):
        st.subheader(title, anchor=False)
        st.markdown(words)
        if st.button(label, key="offer_review"):
            st.switch_page(page("review"))
