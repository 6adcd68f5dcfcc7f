"""The server: Streamlit's app with the plan-code cookie. Run it: ``streamlit run app.py``."""

import contextlib
import gc
import logging
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import net_util

from backplan.content import load_rulebook
from backplan.core.errors import ContentError
from backplan.diary.store import StoreError
from backplan.web.cookie import PlanCodeCookie
from backplan.web.keeping import open_store

SHELL = Path(__file__).parent / "backplan" / "web" / "shell.py"


@contextlib.asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open the diary before the first visitor; then leave what was imported out of every sweep."""
    try:
        open_store()
    except StoreError as error:
        logging.getLogger("backplan").warning("diaries cannot be kept: %s", error)
    gc.collect()
    gc.freeze()
    yield


# Streamlit asks a host on the internet for this machine's address, to print it and to compare
# origins with it. backplan asks nobody: behind a proxy, set server.corsAllowedOrigins instead.
net_util.get_external_ip = lambda: None

try:
    load_rulebook()
except ContentError as error:
    sys.exit(f"backplan does not start: {error}")

app = st.App(SHELL, middleware=[Middleware(PlanCodeCookie)], lifespan=lifespan)

if __name__ == "__main__":
    app.run()
