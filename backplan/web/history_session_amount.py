"""How much of one exercise was noted, and its sets once that is corrected."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from backplan.core.sessions import ItemDone, SetDone

UNITS = ("reps", "hold_s", "minutes")
Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much of one exercise was done; None where its sets differ in that.

    Attributes:
        sets: Sets, on each side where it has sides.
        each: Repetitions, seconds or minutes of each set.
        load_kg: The weight, None also where there was none.
    """

    sets: int
    each: int | None
    load_kg: float | None


def unit_of(item: ItemDone) -> str:
    """Return what the sets of *item* are counted in."""
    return next((one for one in UNITS if item.sets and getattr(item.sets[0], one) is not None), "")


def amount_of(item: ItemDone) -> Amount:
    """Return how much of *item* was noted."""
    sides = Counter(one.side for one in item.sets)
    return Amount(
        sets=max(sides.values(), default=0),
        each=_the_one(getattr(one, unit_of(item), None) for one in item.sets),
        load_kg=_the_one(one.load_kg for one in item.sets),
    )


def changed_sets(item: ItemDone, now: Amount) -> list[SetDone]:
    """Return the sets: as they were noted, but for what was changed; more are like the last."""
    before = amount_of(item)
    changes: dict[str, object] = {}
    if now.each not in (None, before.each):
        changes |= dict.fromkeys(UNITS) | {unit_of(item): now.each}
    if now.load_kg != before.load_kg:
        changes["load_kg"] = now.load_kg
    sets = list(item.sets)
    if now.sets != before.sets:
        sides = [[one for one in sets if one.side is side] for side in _sides(item)]
        sets = [own[min(at, len(own) - 1)] for at in range(now.sets) for own in sides]
    return [replace(one, **changes) for one in sets]  # type: ignore[arg-type]


def _sides(item: ItemDone) -> list[object]:
    """Return the sides of *item*, in the order in which they were done."""
    return list(dict.fromkeys(one.side for one in item.sets))


def _the_one(values: Iterable[Value | None]) -> Value | None:
    """Return what all *values* are, None where they differ."""
    different = set(values)
    return different.pop() if len(different) == 1 else None
