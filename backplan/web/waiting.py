"""Entries that could not be saved yet: they wait in the session and are sent until they are."""

import streamlit as st

from backplan.core.facts import Fact
from backplan.diary.diary import Diary
from backplan.diary.store import StoreReadOnlyError
from backplan.web.entries import Entry, end_entry

WAITING = "waiting"
SAVED_NOW = "Saved. It took a while, because we could not reach the place where diaries are kept."


def let_wait(diary_id: str, entry: Entry, fact: Fact) -> None:
    """Keep *fact* for the diary until that can be reached; a later one of the entry replaces it."""
    _waiting()[diary_id, fact.id] = (entry.form, fact)


def facts_waiting(diary_id: str) -> tuple[Fact, ...]:
    """Return what waits for this diary."""
    return tuple(fact for (whose, _), (_, fact) in _waiting().items() if whose == diary_id)


def is_waiting(form: str) -> bool:
    """Return whether an entry of *form* waits."""
    return any(form == of_form for of_form, _ in _waiting().values())


def send_waiting(diary: Diary) -> None:
    """Save what waits for *diary*, in the order in which it came.

    Raises:
        StoreUnavailableError: The diary still cannot be reached; what is left goes on waiting.
    """
    for (whose, fact_id), (form, fact) in tuple(_waiting().items()):
        if whose != diary.id:
            continue
        try:
            diary.save(fact.as_json(), written_on=fact.on)
        except StoreReadOnlyError:
            return
        _end(whose, fact_id, form)


def _end(diary_id: str, fact_id: str, form: str) -> None:
    """End an entry that is kept by now."""
    del _waiting()[diary_id, fact_id]
    end_entry(form, SAVED_NOW)


def _waiting() -> dict[tuple[str, str], tuple[str, Fact]]:
    """Return what waits, by diary and id: its form and the fact."""
    found: dict[tuple[str, str], tuple[str, Fact]] = st.session_state.setdefault(WAITING, {})
    return found
