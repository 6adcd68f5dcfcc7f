"""Made-up diaries of any length, all ending on one day."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

import pytest

from backplan.core.progress import PainDay, StepsDay, Week

END = date(2026, 11, 1)


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
