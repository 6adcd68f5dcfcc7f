"""Start a new step of a page at its top: Streamlit keeps the place, which hides what comes next."""

import streamlit as st

from backplan.web.player_scripts import script

_COMPONENT = st.components.v2.component("to_top", html="<span hidden></span>", js=script("to_top"))


def start_at_top(place: str) -> None:
    """Scroll up, close a phone's menu and focus the heading whenever *place* changes.

    The outbox does so for every page; this is for the steps within one.
    """
    _COMPONENT(data={"place": place}, key="to_top", height="content")
