"""Send what waits while the diary cannot be reached, and draw the page afresh once it can."""

import contextlib

import streamlit as st

from backplan.diary.diary import Diary
from backplan.diary.store import StoreError
from backplan.web.keeping import open_store
from backplan.web.visitor import Visitor
from backplan.web.waiting import send_waiting

RETRY_S = 3


def keep_trying(here: Visitor) -> None:
    """Try again every few seconds while the diary is away; once it is back, the page says so.

    After a lost connection it is the outbox that has the page drawn afresh.
    """
    code = here.code
    if code is None or here.diary is not None:
        return

    def send() -> None:
        with contextlib.suppress(StoreError):
            diary = Diary(code, open_store())
            send_waiting(diary)
            diary.last_seq()
            st.rerun()

    st.fragment(send, run_every=RETRY_S)()
