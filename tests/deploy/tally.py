"""What visitors went through, and what their diaries hold in the end."""

import math
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from backplan.diary.codes import parse_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore


@dataclass(slots=True)
class Tally:
    """What all visitors went through.

    Attributes:
        runs: When each run of a page ended, and how long it took.
        saves: When each entry was said to be saved, and how long that took from the first press.
        looks: When a newcomer got a first page, and how long it took.
        troubles: When something was not as it should be for a visitor, and what.
        told: The notes that each visitor was told are saved, by plan code.
    """

    runs: list[tuple[float, float]] = field(default_factory=list)
    saves: list[tuple[float, float]] = field(default_factory=list)
    looks: list[tuple[float, float]] = field(default_factory=list)
    troubles: list[tuple[float, str]] = field(default_factory=list)
    told: dict[str, list[str]] = field(default_factory=dict)

    def trouble(self, what: str) -> None:
        """Note that something was not as it should be."""
        self.troubles.append((time.monotonic(), what))

    def run(self, took_s: float) -> None:
        """Note that a page was drawn."""
        self.runs.append((time.monotonic(), took_s))

    def saved(self, code: str, note: str, took_s: float) -> None:
        """Note that a visitor was told that an entry is saved."""
        self.saves.append((time.monotonic(), took_s))
        self.told[code].append(note)

    @property
    def count(self) -> int:
        """Return how many entries visitors were told are saved."""
        return len(self.saves)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the entries.

    Attributes:
        told: How many visitors were told are saved.
        lost: Those of them that no diary has.
        doubled: Those that a diary has more than once.
        untold: Those that a diary has and nobody was told of.
    """

    told: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    untold: tuple[str, ...]


def kept(told: Mapping[str, list[str]], url: str) -> Kept:
    """Return what became of the entries, as the database at *url* has them."""
    store = SqlStore(url)
    lost: Counter[str] = Counter()
    found: Counter[str] = Counter()
    untold: Counter[str] = Counter()
    for code, notes in told.items():
        opened = Diary(parse_plan_code(code), store).facts()
        assert opened.broken == 0
        there = Counter(one["data"]["note"] for one in opened.facts if one["kind"] == "checkin")
        found.update(there)
        lost.update(Counter(notes) - there)
        untold.update(there - Counter(notes))
    store.close()
    doubled = tuple(note for note, often in found.items() if often > 1)
    alone = tuple(note for note in untold if found[note] == 1)
    return Kept(sum(map(len, told.values())), tuple(lost), doubled, alone)


def p95(times: Iterable[float]) -> float:
    """Return how long the slowest twentieth took at least; 0 where there is nothing."""
    ordered = sorted(times)
    return ordered[math.ceil(0.95 * len(ordered)) - 1] if ordered else 0.0
