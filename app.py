"""The server: Streamlit's app with the plan-code cookie. Run it: ``streamlit run app.py``."""

import contextlib
import functools
import gc
import logging
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import streamlit as st
from streamlit import config, net_util

from backplan.content import load_host, load_rulebook
from backplan.core.errors import ContentError
from backplan.diary.store import NewerSchemaError, StoreError
from backplan.web.apology import say_sorry
from backplan.web.edge import edge
from backplan.web.index_page import UpgradeError, installed_page
from backplan.web.keeping import open_store
from backplan.web.loader import installed_loader
from backplan.web.logs import keep_log
from backplan.web.packed import pack_ahead
from backplan.web.routes import DiaryRoutes
from backplan.web.stopping import stops_gently

SHELL = Path(__file__).parent / "backplan" / "web" / "shell.py"


@contextlib.asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open the diary before the first visitor; then leave what was imported out of every sweep."""
    keep_log()  # anew: the server has set up its own logging since
    log = logging.getLogger("backplan")
    try:
        open_store()
    except NewerSchemaError as error:
        log.critical("backplan does not start: %s", error)
        raise
    except StoreError as error:
        log.warning("diaries cannot be kept: %s", error)
    gc.collect()
    gc.freeze()
    pack_ahead()
    async with stops_gently():
        yield


# Streamlit asks a host on the internet for this machine's address, to print it and to compare
# origins with it. backplan asks nobody; a proxy passes on the name by which visitors know it.
net_util.get_external_ip = lambda: None
keep_log()

try:
    load_rulebook()
    host = load_host()
    installed_page()
    installed_loader()
except (ContentError, UpgradeError) as error:
    sys.exit(f"backplan does not start: {error}")

if host.theme is not None:
    for mode, colour in (("light", host.theme.light), ("dark", host.theme.dark)):
        if colour is not None:
            config.set_option(f"theme.{mode}.primaryColor", colour)

# In every run Streamlit looks through all its options six times for those of the theme, to tell the
# browser of it. From here on they stay as they are.
config.get_options_for_section = functools.cache(config.get_options_for_section)

app = st.App(
    SHELL,
    middleware=edge(embed_on=host.embed_on, open_metrics=host.open_metrics),
    routes=DiaryRoutes(embedded=bool(host.embed_on))(),
    lifespan=lifespan,
    on_script_error=say_sorry,
)

if __name__ == "__main__":
    app.run()
