"""Facts: the entries of a diary, in order, without what was withdrawn.

Reads: JSON objects as the diary opens them.
Returns: `Fact` values; kinds that this release does not know are kept, never dropped.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from backplan.core.errors import InvalidValueError
from backplan.core.fields import Fields

DATA_VERSION = 1
"""Version of the data inside new facts; `parse_fact` lifts older ones."""


class Kind(StrEnum):
    """The kinds of fact that this release understands."""

    ANSWERS = "answers"
    SESSION = "session"
    CHECKIN = "checkin"
    STEPS = "steps"
    FLAGS = "flags"
    REVIEW = "review"
    CLEARANCE = "clearance"
    SWAP = "swap"
    WITHDRAWN = "withdrawn"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One entry of a diary.

    Attributes:
        id: Made where the entry was made; the same id is the same entry.
        kind: One of `Kind`, or a word from a newer release.
        at: When it was made, with the visitor's offset from UTC.
        data: What it says, as JSON values.
    """

    id: str
    kind: str
    at: datetime
    data: Mapping[str, object]

    @property
    def on(self) -> date:
        """Return the visitor's date at the time."""
        return self.at.date()

    def as_json(self) -> dict[str, object]:
        """Return the fact as it is sealed and exported."""
        return {
            "id": self.id,
            "kind": self.kind,
            "at": self.at.isoformat(),
            "data": dict(self.data),
            "v": DATA_VERSION,
        }


def parse_fact(raw: object) -> Fact:
    """Return the fact in *raw*; its data is read later, by what its kind means.

    Raises:
        InvalidValueError: id, kind, at or data is missing or malformed.
    """
    given = Fields(raw)
    return Fact(
        id=given.text("id", 64),
        kind=given.text("kind", 40),
        at=given.instant("at"),
        data={key: given.fields("data").value(key, "") for key in given.fields("data").keys()},
    )


def parse_facts(raw: Iterable[object]) -> tuple[tuple[Fact, ...], int]:
    """Return the facts in *raw* that can be read, and how many cannot."""
    facts, unreadable = [], 0
    for one in raw:
        try:
            facts.append(parse_fact(one))
        except InvalidValueError:
            unreadable += 1
    return tuple(facts), unreadable


def standing(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts that stand, ordered by instant, then id; never by file order.

    A withdrawal takes back the fact that it names, unless a later one takes back the withdrawal.
    """
    ordered = sorted(facts, key=lambda one: (one.at, one.id))
    withdrawn: set[str] = set()
    for fact in reversed(ordered):
        if fact.kind == Kind.WITHDRAWN and fact.id not in withdrawn:
            withdrawn.add(str(fact.data.get("fact")))
    return tuple(one for one in ordered if one.kind != Kind.WITHDRAWN and one.id not in withdrawn)
