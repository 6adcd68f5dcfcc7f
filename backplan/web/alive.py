"""Keep the page alive: it is drawn afresh after a lost connection, and sends what waits."""

import contextlib

import streamlit as st

from backplan.diary.diary import Diary
from backplan.diary.store import StoreError
from backplan.web.keeping import open_store
from backplan.web.visitor import Visitor
from backplan.web.waiting import send_waiting

BEAT_S, RETRY_S = 60, 3


def keep_alive(here: Visitor) -> None:
    """Draw nothing, every minute: Streamlit then runs the page again once it is reconnected.

    While an entry waits, it is sent every few seconds instead; once it is kept, the page says so.
    """
    code = here.code
    if code is None or here.diary is not None:
        _beat()
        return

    def send() -> None:
        with contextlib.suppress(StoreError):
            diary = Diary(code, open_store())
            send_waiting(diary)
            diary.last_seq()
            st.rerun()

    st.fragment(send, run_every=RETRY_S)()


@st.fragment(run_every=BEAT_S)
def _beat() -> None:
    """Do nothing: to be there is enough."""
