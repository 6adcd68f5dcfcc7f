"""The inner script: who is here, where they can go, and the frame round every page."""

import streamlit as st

from backplan.web.alive import keep_trying
from backplan.web.brand import draw_brand, draw_title
from backplan.web.frame import draw_above, draw_below
from backplan.web.metrics import script_run
from backplan.web.outbox import draw_outbox, receive
from backplan.web.promise import browser_title
from backplan.web.sitemap import FRONT, PAGES, page
from backplan.web.visitor import meet_visitor

with script_run():
    draw_brand()
    here = st.navigation([page(name) for name in PAGES], position="top")
    name = here.url_path or FRONT
    draw_title(browser_title(name))
    visitor, receipt = receive(meet_visitor())
    draw_above(visitor)
    draw_outbox(visitor, receipt, page=name)
    keep_trying(visitor)
    here.run()
    draw_below()
