"""Saving an entry from a page: it is kept, or waits, or the visitor is told why it cannot be."""

from collections.abc import Mapping
from enum import StrEnum

import streamlit as st

from backplan.core.facts import Kind
from backplan.diary.sealing import seal_for
from backplan.diary.store import StoreError, StoreReadOnlyError
from backplan.web.entries import Entry, end_entry
from backplan.web.visitor import Visitor, new_fact, save
from backplan.web.waiting import is_waiting, let_wait


class Outcome(StrEnum):
    """What became of an entry.

    `WAITS` means that the diary cannot be reached: it is sent again every few seconds.
    `REFUSED` means that nothing can be written; the visitor has been told.
    """

    KEPT = "kept"
    WAITS = "waits"
    REFUSED = "refused"


def try_to_save(
    here: Visitor, kind: Kind, data: Mapping[str, object], entry: Entry, said: str = ""
) -> Outcome:
    """Return what became of *entry*; whatever it is, what was typed is not lost.

    Args:
        here: The visitor.
        kind: What kind of fact it becomes.
        data: What it says.
        entry: Its id, so that saving it twice keeps it once.
        said: What to say below the emptied form once it is kept.
    """
    fact = new_fact(kind, data, entry.fact_id)
    try:
        save(here, fact)
    except StoreReadOnlyError:
        st.error(
            "This could not be saved: there is no room, or nothing may be written just now. "
            "What you typed is still here. Please tell whoever runs this site.",
            icon=":material/error:",
        )
        return Outcome.REFUSED
    except StoreError:
        if here.code is not None:
            let_wait(seal_for(here.code).diary_id, entry, fact)
        return Outcome.WAITS
    end_entry(entry.form, said)
    return Outcome.KEPT


def draw_waiting(form: str) -> None:
    """Say that an entry of *form* is not saved yet, while it waits."""
    if is_waiting(form):
        st.warning(
            "This is not saved yet: we cannot reach the place where diaries are kept. We try again "
            "every few seconds. Please leave this page open.",
            icon=":material/sync:",
        )
