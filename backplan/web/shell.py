"""The inner script: who is here, where they can go, and the frame round every page."""

from pathlib import Path

import streamlit as st

from backplan.web.alive import keep_alive
from backplan.web.frame import draw_above, draw_below
from backplan.web.metrics import script_run
from backplan.web.outbox import draw_outbox, receive
from backplan.web.promise import browser_title
from backplan.web.sitemap import FRONT, PAGES, page
from backplan.web.to_top import start_at_top
from backplan.web.visitor import meet_visitor

STATIC = Path(__file__).parent / "static"
ICON = str(STATIC / "icon.svg")

with script_run():
    # Before the navigation, which would send browsers to another host for an icon.
    st.set_page_config(page_icon=ICON, layout="centered", initial_sidebar_state="collapsed")
    st.logo(STATIC / "wordmark.svg", size="large", icon_image=ICON)
    here = st.navigation([page(name) for name in PAGES], position="top")
    st.set_page_config(page_title=browser_title(here.url_path or FRONT))
    visitor, receipt = receive(meet_visitor())
    draw_above(visitor)
    draw_outbox(visitor, receipt, at_session=here.url_path == "session")
    keep_alive(visitor)
    start_at_top(here.title, arrived=True)
    here.run()
    draw_below()
