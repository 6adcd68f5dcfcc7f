"""The entries of a diary as lines of its history: what stands, and what was taken out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from backplan.core.facts import Fact, Kind, withdrawals
from backplan.core.history import History
from backplan.web.history_words import ANOTHER, TITLES, Teller, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry; its words are made when they are asked for, for a page shows ten of thousands.

    Attributes:
        fact: Id of its fact.
        kind: Of the fact.
        on: The day it is about.
        tell: Returns what it says.
        taken_out_by: Ids of the withdrawals that count; empty where it stands.
        replaced: Whether a later check-in of that day counts in its place.
    """

    fact: str
    kind: str
    on: date
    tell: Callable[[], Told] = field(repr=False)
    taken_out_by: tuple[str, ...] = ()
    replaced: bool = False

    @property
    def stands(self) -> bool:
        """Return whether it was not taken out."""
        return not self.taken_out_by

    @property
    def title(self) -> str:
        """Return what kind of entry it is, in words."""
        return TITLES.get(self.kind, ANOTHER)


def read_lines(
    order: Mapping[str, int], history: History, others: Iterable[Fact], teller: Teller
) -> tuple[Line, ...]:
    """Return the entries of a diary as lines, newest day first.

    Args:
        order: The place in the diary of each fact, by its id.
        history: What was read already: the check-ins and sessions that count.
        others: All other facts; of a withdrawal, only what it took out is told.
        teller: Finds the words.
    """
    lines = [*_read_already(history, teller), *_read_now(history, others, teller)]
    there = (one for one in lines if one.fact in order)
    return tuple(sorted(there, key=lambda one: (one.on, order[one.fact]), reverse=True))


def _read_already(history: History, teller: Teller) -> Iterable[Line]:
    """Yield the check-ins and sessions that count."""
    for checkin in history.checkins:
        tell = partial(teller.tell_checkin, checkin)
        yield Line(fact=checkin.fact, kind=Kind.CHECKIN, on=checkin.on, tell=tell)
    for session in history.sessions:
        tell = partial(teller.tell_session, session)
        yield Line(fact=session.fact, kind=Kind.SESSION, on=session.on, tell=tell)


def _read_now(history: History, others: Iterable[Fact], teller: Teller) -> Iterable[Line]:
    """Yield every other entry."""
    newest_first = sorted(others, key=lambda one: (one.at, one.id), reverse=True)
    taken_out = withdrawals(newest_first)
    counts = {one.on: one.fact for one in history.checkins}
    for fact in newest_first:
        if fact.kind == Kind.WITHDRAWN and not fact.is_newer:
            continue
        told, by = teller.tell(fact), taken_out.get(fact.id, ())
        stands = fact.kind == Kind.CHECKIN and not by and not told.stays
        yield Line(
            fact=fact.id,
            kind=str(fact.kind),
            on=told.on,
            tell=partial(teller.tell, fact),
            taken_out_by=by,
            replaced=stands and counts.setdefault(told.on, fact.id) != fact.id,
        )
