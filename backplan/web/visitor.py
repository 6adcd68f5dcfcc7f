"""Who is here: the diary that the cookie opens, what it comes to today, and saving to it."""

import uuid
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

import streamlit as st

from backplan import clock
from backplan.content import load_rulebook
from backplan.core.facts import Fact, Kind, parse_facts
from backplan.core.fold import State, fold
from backplan.diary.codes import new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.memory import MemoryStore
from backplan.diary.store import StoreError
from backplan.web.cookie import COOKIE, code_in
from backplan.web.keeping import open_store
from backplan.web.states import STATES, StateKey

_HERE: ContextVar["Visitor"] = ContextVar("visitor")
UNSAVED = "unsaved_diary"
"""Session key of the diary in memory that stands in while nothing can be kept."""


class Trouble(StrEnum):
    """Why nothing is kept just now."""

    NO_COOKIE = "no_cookie"
    NO_DATABASE = "no_database"


@dataclass(frozen=True, slots=True)
class Visitor:
    """The person in front of the page.

    Attributes:
        diary: Their diary; one in memory, for this session alone, where there is trouble.
        state: What it comes to today.
        broken: Rows of it that did not open.
        trouble: Why nothing is kept; None where all is well.
        now: Their time.
    """

    diary: Diary
    state: State
    broken: int
    trouble: Trouble | None
    now: datetime

    @property
    def country(self) -> str | None:
        """Return the country to call in: as answered, else as their browser's language says."""
        return self.state.history.country or _country_of(st.context.locale)


def visitor() -> Visitor:
    """Return who was met at the start of this script run."""
    return _HERE.get()


def meet_visitor() -> Visitor:
    """Find out who is here and what their diary comes to, whether or not it can be kept."""
    met = _meet()
    _HERE.set(met)
    return met


def _meet() -> Visitor:
    """Return the visitor of the cookie, or of this session alone where there is trouble."""
    now = clock.now(st.context.timezone)
    code = code_in(st.context.cookies.get(COOKIE))
    trouble = Trouble.NO_COOKIE
    if code is not None:
        try:
            return _open(Diary(code, open_store()), None, now)
        except StoreError:
            trouble = Trouble.NO_DATABASE
    if UNSAVED not in st.session_state:
        st.session_state[UNSAVED] = Diary(new_plan_code(), MemoryStore())
    return _open(st.session_state[UNSAVED], trouble, now)


def save(whose: Visitor, kind: Kind, data: Mapping[str, object], fact_id: str) -> None:
    """Add a fact to the visitor's diary; once this returns, it is kept.

    Args:
        whose: The visitor.
        kind: What kind of fact.
        data: What it says (design of the diary file).
        fact_id: Made when the entry was begun, so that saving it twice keeps it once.

    Raises:
        StoreError: It could not be kept; nothing was written.
    """
    # The clock anew: two entries of one script run have to keep their order.
    at = clock.now(st.context.timezone)
    fact = Fact(id=fact_id, kind=kind, at=at, data=data)
    whose.diary.save(fact.as_json(), written_on=at.date())


def entry_id(form: str) -> str:
    """Return the id of the entry that is being made in *form*, the same until it is kept."""
    ids: dict[str, str] = st.session_state.setdefault("entry_ids", {})
    return ids.setdefault(form, str(uuid.uuid4()))


def entry_kept(form: str) -> None:
    """Let the next entry of *form* be a new one."""
    st.session_state.setdefault("entry_ids", {}).pop(form, None)


def _open(diary: Diary, trouble: Trouble | None, now: datetime) -> Visitor:
    """Return the visitor of *diary*; it is read and folded only where something changed."""
    rulebook = load_rulebook()
    key = StateKey(diary.id, diary.last_seq(), now.date(), rulebook.version)

    def read() -> tuple[State, int]:
        opened = diary.facts()
        facts, unreadable = parse_facts(opened.facts)
        here = (_as_of(now, fact) for fact in facts)
        return fold(here, rulebook, today=now.date()), opened.broken + unreadable

    state, broken = STATES.get(key, read)
    return Visitor(diary=diary, state=state, broken=broken, trouble=trouble, now=now)


def _as_of(now: datetime, fact: Fact) -> Fact:
    """Return *fact*; one that a traveller made "tomorrow", further east, is dated as seen here."""
    if fact.on > now.date() and fact.at <= now:
        return replace(fact, at=fact.at.astimezone(now.tzinfo))
    return fact


def _country_of(locale: str | None) -> str | None:
    """Return the country in a browser's language, such as ``en-GB``, or None."""
    _, _, country = (locale or "").partition("-")
    return country[:2].upper() or None
