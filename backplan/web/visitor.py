"""Who is here: the diary that the cookie opens, what it comes to today, and saving to it."""

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
from backplan.diary.codes import PlanCode, new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.memory import MemoryStore
from backplan.diary.sealing import seal_for
from backplan.diary.store import StoreError
from backplan.web.cookie import COOKIE, OLD_COOKIE, code_in
from backplan.web.host_cards import without_plan
from backplan.web.keeping import open_store
from backplan.web.states import STATES, Reading, StateKey
from backplan.web.waiting import facts_waiting, send_waiting

_HERE: ContextVar["Visitor"] = ContextVar("visitor")
UNSAVED = "unsaved_diary"
"""Session key of the diary in memory that stands in where nothing can be kept."""
MOVED = "moved_to"
"""Session key of the diary that was moved to its new code, so that it is done once."""


class Trouble(StrEnum):
    """Why nothing is kept just now."""

    NO_COOKIE = "no_cookie"
    NO_DATABASE = "no_database"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """The person in front of the page.

    Attributes:
        code: What opens their diary; None where the browser keeps no cookie, or it is gone.
        diary: Their diary; None while it cannot be reached.
        reading: What was read in it, or last time; with what waits, where it cannot be reached.
        trouble: Why nothing is kept; None where all is well.
        now: Their time.
    """

    code: PlanCode | None
    diary: Diary | None
    reading: Reading
    trouble: Trouble | None
    now: datetime

    @property
    def state(self) -> State:
        """Return what their diary comes to today."""
        return without_plan(self.reading.state)

    @property
    def country(self) -> str | None:
        """Return the country to call in: as answered, else as their browser's language says."""
        return self.state.history.country or _country_of(st.context.locale)


def visitor() -> Visitor:
    """Return who was met at the start of this script run."""
    return _HERE.get()


def meet_visitor() -> Visitor:
    """Find out who is here and what their diary comes to, whether or not it can be kept."""
    now = clock.now(st.context.timezone)
    code = code_in(st.context.cookies.get(COOKIE))
    if code is None:
        met = _in_memory(Trouble.NO_COOKIE, now)
    else:
        try:
            met = _with_diary(code, now)
        except StoreError:
            met = _without_database(code, now)
    _HERE.set(met)
    return met


def new_fact(kind: Kind, data: Mapping[str, object], fact_id: str) -> Fact:
    """Return a fact made now, in the visitor's time zone."""
    # The clock anew: two entries of one script run have to keep their order.
    return Fact(id=fact_id, kind=kind, at=clock.now(st.context.timezone), data=data)


def save(whose: Visitor, fact: Fact) -> None:
    """Add *fact* to the visitor's diary; once this returns, it is kept.

    Raises:
        StoreError: It could not be kept; nothing was written.
    """
    diary = whose.diary
    if diary is None and whose.code is not None:
        diary = Diary(whose.code, open_store())
    if diary is not None:
        diary.save(fact.as_json(), written_on=fact.on)


def _with_diary(code: PlanCode, now: datetime) -> Visitor:
    """Return the visitor whose diary *code* opens, after sending what waited for it."""
    diary = _moved(code) or Diary(code, open_store())
    seq = diary.last_seq()
    if seq == 0 and diary.was_deleted():
        return _in_memory(Trouble.GONE, now)
    if facts_waiting(diary.id):
        send_waiting(diary)
        seq = diary.last_seq()
    return Visitor(code=code, diary=diary, reading=_read(diary, seq, now), trouble=None, now=now)


def _moved(code: PlanCode) -> Diary | None:
    """Return the diary of a new *code* after moving the old one there; None where none is to be."""
    old = code_in(st.context.cookies.get(OLD_COOKIE))
    if old is None or st.session_state.get(MOVED) == seal_for(code).diary_id:
        return None
    before = Diary(old, open_store())
    moved = before.move_to(code)
    STATES.forget(before.id)
    st.session_state[MOVED] = moved.id
    return moved


def _in_memory(trouble: Trouble, now: datetime) -> Visitor:
    """Return a visitor with a diary in memory, for this session alone."""
    if UNSAVED not in st.session_state:
        st.session_state[UNSAVED] = Diary(new_plan_code(), MemoryStore())
    diary: Diary = st.session_state[UNSAVED]
    reading = _read(diary, diary.last_seq(), now)
    return Visitor(code=None, diary=diary, reading=reading, trouble=trouble, now=now)


def _without_database(code: PlanCode, now: datetime) -> Visitor:
    """Return a visitor as last read, unless what waits says more: new answers, or a red flag."""
    diary_id = seal_for(code).diary_id
    facts = facts_waiting(diary_id)
    told = fold(facts, load_rulebook(), today=now.date())
    reading = STATES.last(diary_id)
    if reading is None or told.locked or told.assessment is not None:
        reading = Reading(state=told, ids=frozenset(one.id for one in facts), unread=0)
    trouble = Trouble.NO_DATABASE
    return Visitor(code=code, diary=None, reading=reading, trouble=trouble, now=now)


def _read(diary: Diary, seq: int, now: datetime) -> Reading:
    """Return what *diary* comes to, whose last seq is *seq*; it is folded only where new."""
    rulebook = load_rulebook()

    def read() -> Reading:
        return _read_anew(diary, now)[1]

    return STATES.get(StateKey(diary.id, seq, now.date(), rulebook.version), read)


def read_whole(whose: Visitor) -> tuple[tuple[Fact, ...], State]:
    """Return all facts of a diary with what they come to, read anew, also outside a script run.

    Where the diary cannot be reached there are no facts, and the state is as it was last read.
    """
    if whose.diary is None:
        return (), whose.state
    try:
        facts, reading = _read_anew(whose.diary, whose.now)
    except StoreError:
        return (), whose.state
    return facts, without_plan(reading.state)


def _read_anew(diary: Diary, now: datetime) -> tuple[tuple[Fact, ...], Reading]:
    """Return the facts of *diary*, dated as seen here, and what they come to."""
    opened = diary.facts()
    facts, unreadable = parse_facts(opened.facts)
    here = tuple(_as_of(now, fact) for fact in facts)
    doubtful = opened.has_gap_after(Kind.ANSWERS)
    state = fold(here, load_rulebook(), today=now.date(), doubtful=doubtful)
    unread = opened.broken + unreadable + state.history.not_understood
    return here, Reading(state=state, ids=frozenset(one.id for one in facts), unread=unread)


def _as_of(now: datetime, fact: Fact) -> Fact:
    """Return *fact*; one that a traveller made "tomorrow", further east, is dated as seen here."""
    if fact.on > now.date() and fact.at <= now:
        return replace(fact, at=fact.at.astimezone(now.tzinfo))
    return fact


def _country_of(locale: str | None) -> str | None:
    """Return the country in a browser's language, such as ``en-GB``, or None."""
    _, _, country = (locale or "").partition("-")
    return country[:2].upper() or None
