"""The entries of a diary as lines of its history: what stands, and what was taken out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from backplan.core.facts import Fact, Kind, withdrawals
from backplan.core.rulebook import Rulebook
from backplan.web.history_words import ANOTHER, TITLES, Teller, Told
from backplan.words import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry in words.

    Attributes:
        fact: Id of its fact.
        kind: Of the fact.
        told: What it says.
        taken_out_by: Ids of the withdrawals that count; empty where it stands.
        replaced: Whether a later check-in of that day counts in its place.
        sought: What a search looks at.
    """

    fact: str
    kind: str
    told: Told
    taken_out_by: tuple[str, ...]
    replaced: bool
    sought: str = field(repr=False)

    @property
    def on(self) -> date:
        """Return the day it is about."""
        return self.told.on

    @property
    def stands(self) -> bool:
        """Return whether it was not taken out."""
        return not self.taken_out_by

    @property
    def title(self) -> str:
        """Return what kind of entry it is, in words."""
        return TITLES.get(self.kind, ANOTHER)


def read_lines(facts: Iterable[Fact], rulebook: Rulebook) -> tuple[Line, ...]:
    """Return *facts* as lines, newest day first; of a withdrawal, only what it took out is told."""
    newest_first = sorted(facts, key=lambda one: (one.at, one.id), reverse=True)
    taken_out = withdrawals(newest_first)
    teller = Teller(rulebook)
    counts: dict[date, str] = {}
    lines = []
    for fact in newest_first:
        if fact.kind == Kind.WITHDRAWN and not fact.is_newer:
            continue
        told, by = teller.tell(fact), taken_out.get(fact.id, ())
        stands = fact.kind == Kind.CHECKIN and not by and not told.stays
        counting = counts.setdefault(told.on, fact.id) if stands else fact.id
        lines.append(
            Line(
                fact=fact.id,
                kind=str(fact.kind),
                told=told,
                taken_out_by=by,
                replaced=counting != fact.id,
                sought=_sought(told, TITLES.get(fact.kind, ANOTHER)),
            )
        )
    return tuple(sorted(lines, key=lambda one: one.on, reverse=True))


def _sought(told: Told, title: str) -> str:
    """Return the words that find an entry: its own, and every way to write its day."""
    on = told.on
    dates = f"{day(on)} {on.year} {on.isoformat()} {on:%Y-%m %d/%m/%Y %m/%Y} {on.day}/{on.month}"
    return as_words(f"{dates} {title} {told.words} {told.typed}")


def as_words(text: str) -> str:
    """Return *text* with a space round each word, without the marks between them."""
    plain = "".join(one for one in text.casefold() if one != ",")
    words = (one.strip(".:;!?()“”'\"") for one in plain.split())
    return f" {' '.join(one for one in words if one)} "
