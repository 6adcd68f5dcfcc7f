"""Facts: the entries of a diary, in order, without what was withdrawn.

Reads: JSON objects as the diary opens them.
Returns: `Fact` values; kinds that this release does not know are kept, never dropped.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter
from typing import TypeAlias

from backplan.core.errors import InvalidValueError
from backplan.core.fields import Fields

DATA_VERSION = 1
"""Version of the data inside new facts; `parse_fact` lifts older ones."""
Data: TypeAlias = Mapping[str, object]
"""What a fact says, as JSON values."""
_IN_TIME = attrgetter("at", "id")


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
        version: Of the data; a higher one than `DATA_VERSION` is from a newer release.
    """

    id: str
    kind: str
    at: datetime
    data: Data
    version: int = DATA_VERSION

    @property
    def on(self) -> date:
        """Return the visitor's date at the time."""
        return self.at.date()

    @property
    def is_newer(self) -> bool:
        """Return whether the data has a form from a newer release, which nothing here reads."""
        return self.version > DATA_VERSION

    def as_json(self) -> dict[str, object]:
        """Return the fact as it is sealed and exported."""
        return {
            "id": self.id,
            "kind": self.kind,
            "at": self.at.isoformat(),
            "data": dict(self.data),
            "v": self.version,
        }


def parse_fact(raw: object) -> Fact:
    """Return the fact in *raw*; its data is read later, by what its kind means.

    Data of an older version is lifted to the present one; of a newer version it is left alone.

    Raises:
        InvalidValueError: id, kind, at, data or v is missing or malformed.
    """
    given = Fields(raw)
    kind = _printable(given, "kind", 40)
    data: Data = dict(given.mapping("data"))
    version = given.whole("v", 0, 1_000_000) if given.has("v") else 0
    for lift in _LIFTS[version:]:
        data = lift(kind, data)
    return Fact(
        id=_printable(given, "id", 64),
        kind=kind,
        at=given.instant("at"),
        data=data,
        version=max(version, DATA_VERSION),
    )


def _lift_unversioned(_: str, data: Data) -> Data:
    """Return data that bears no version, as in a diary written by hand: it has the first form."""
    return data


# The lift at index n takes the data of a kind from version n to n + 1; none is ever removed.
_LIFTS: tuple[Callable[[str, Data], Data], ...] = (_lift_unversioned,)


def _printable(given: Fields, key: str, at_most: int) -> str:
    """Return text of 1 to *at_most* characters that every store and screen can show."""
    text = given.text(key, at_most)
    if not text or not text.isprintable():
        raise InvalidValueError(given.path(key), text, f"1 to {at_most} printable characters")
    return text


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

    One that was taken back is left out, and so is every withdrawal.
    """
    ordered = sorted(facts, key=_IN_TIME)
    withdrawn = withdrawals(ordered)
    if not withdrawn:
        return tuple(ordered)
    return tuple(one for one in ordered if one.id not in withdrawn and not _takes_back(one))


def withdrawals(facts: Iterable[Fact]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the withdrawals that count, by the id of the fact that they take back.

    A withdrawal takes back the fact that it names, unless a later one takes back the withdrawal.
    One in a newer form stands as it is, for nobody here can tell what it takes back.
    """
    withdrawn: dict[str, tuple[str, ...]] = {}
    given = (one for one in facts if _takes_back(one))
    for fact in sorted(given, key=_IN_TIME, reverse=True):
        if fact.id not in withdrawn:
            named = str(fact.data.get("fact"))
            withdrawn[named] = (*withdrawn.get(named, ()), fact.id)
    return withdrawn


def _takes_back(fact: Fact) -> bool:
    """Return whether *fact* is a withdrawal that this release understands."""
    return fact.kind == Kind.WITHDRAWN and not fact.is_newer
