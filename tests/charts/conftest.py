"""Made-up diaries of any length, all ending on one day."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

import pytest

from backplan.core.progress import PainDay, StepsDay, Week
from backplan.core.reviews import BreaksDone
from backplan.core.series import BothWeek, BreaksWeek, SittingDay
from backplan.core.strength import StrengthDay, Unit
from backplan.core.window import Window

END = date(2026, 11, 1)


def last(days: int) -> Window:
    """Return the last so many days."""
    return Window(first=END - timedelta(days=max(days, 1) - 1), last=END)


@pytest.fixture
def pain() -> Callable[..., list[PainDay]]:
    def make(
        days: int, *, flares: Collection[int] = (), without: Collection[int] = ()
    ) -> list[PainDay]:
        return [
            PainDay(
                on=END - timedelta(days=days - 1 - day),
                pain=day % 7,
                mean_7d=min(day, 6) / 2,
                flare=day in flares,
            )
            for day in range(days)
            if day not in without
        ]

    return make


@pytest.fixture
def steps() -> Callable[..., list[StepsDay]]:
    def make(days: int, *, without: Collection[int] = ()) -> list[StepsDay]:
        return [
            StepsDay(on=END - timedelta(days=days - 1 - day), steps=4000 + 1000 * (day % 3))
            for day in range(days)
            if day not in without
        ]

    return make


@pytest.fixture
def weeks() -> Callable[..., list[Week]]:
    def make(count: int, *, before_answers: int = 0) -> list[Week]:
        return [
            Week(
                index=week - before_answers,
                starts_on=END - timedelta(weeks=count - 1 - week),
                planned=0 if week < before_answers else 3,
                done=week % 4,
            )
            for week in range(count)
        ]

    return make


@pytest.fixture
def sitting() -> Callable[..., list[SittingDay]]:
    def make(days: int, *, without: Collection[int] = ()) -> list[SittingDay]:
        return [
            SittingDay(on=END - timedelta(days=days - 1 - day), hours=7 + day % 3)
            for day in range(days)
            if day not in without
        ]

    return make


@pytest.fixture
def breaks() -> Callable[[int], list[BreaksWeek]]:
    def make(weeks: int) -> list[BreaksWeek]:
        return [
            BreaksWeek(
                on=END - timedelta(weeks=weeks - week, days=-1), done=list(BreaksDone)[week % 3]
            )
            for week in range(weeks)
        ]

    return make


@pytest.fixture
def strength() -> Callable[..., list[StrengthDay]]:
    def make(days: int, *, unit: Unit = Unit.REPS) -> list[StrengthDay]:
        return [
            StrengthDay(
                on=END - timedelta(days=days - 1 - day),
                exercise=f"SQ{1 + day % 3}",
                rung=1 + day % 3,
                sets=2,
                amount=16 + day % 3,
                unit=unit,
            )
            for day in range(days)
        ]

    return make


@pytest.fixture
def both() -> Callable[..., list[BothWeek]]:
    def make(
        count: int, *, flares: Collection[int] = (), without: Collection[int] = ()
    ) -> list[BothWeek]:
        return [
            BothWeek(
                starts_on=END - timedelta(weeks=count - 1 - week),
                pain=None if week in without else float(week % 5),
                flare=week in flares,
                done=week % 4,
            )
            for week in range(count)
        ]

    return make
