"""Strength: which rung of each ladder was done on which day, and how much of it.

Reads: sessions done, and the catalogue for ladders and rungs.
Returns: `StrengthDay` values by ladder; the settle items have no rungs to climb.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backplan.core.catalogue import Catalogue
from backplan.core.history import History
from backplan.core.sessions import SetDone

SETTLE_LADDER = "ST"


class Unit(StrEnum):
    """What an exercise is counted in."""

    REPS = "reps"
    SECONDS = "seconds"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthDay:
    """One exercise as it was done on one day.

    Attributes:
        on: The day.
        exercise: Id of the rung.
        rung: Its place on the ladder.
        sets: Sets done.
        amount: Repetitions, seconds or minutes in all of them.
        unit: Which of these.
    """

    on: date
    exercise: str
    rung: int
    sets: int
    amount: int
    unit: Unit


def strength_by_ladder(
    history: History, catalogue: Catalogue, *, today: date
) -> Mapping[str, tuple[StrengthDay, ...]]:
    """Return what was done on each ladder up to *today*, oldest first; none where nothing was."""
    found: dict[str, list[StrengthDay]] = {one: [] for one in catalogue.ladders}
    for session in history.sessions:
        if session.on > today:
            break
        for item in session.items:
            exercise = catalogue.exercises[item.exercise]
            if item.sets and exercise.ladder != SETTLE_LADDER:
                amount, unit = _amount(item.sets)
                found[exercise.ladder].append(
                    StrengthDay(
                        on=session.on,
                        exercise=exercise.id,
                        rung=exercise.rung,
                        sets=len(item.sets),
                        amount=amount,
                        unit=unit,
                    )
                )
    return {ladder: tuple(days) for ladder, days in found.items() if days}


def _amount(sets: Iterable[SetDone]) -> tuple[int, Unit]:
    """Return how much all *sets* come to."""
    amount, unit = 0, Unit.REPS
    for one in sets:
        if one.hold_s is not None:
            unit = Unit.SECONDS
        elif one.minutes is not None:
            unit = Unit.MINUTES
        amount += one.reps or one.hold_s or one.minutes or 0
    return amount, unit
