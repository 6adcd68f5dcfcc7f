from datetime import date, timedelta

import pytest

from backplan.core.window import LookBack, Window, window

TODAY = date(2026, 11, 22)
YEARS_AGO = date(2016, 1, 1)


@pytest.mark.parametrize(
    ("look_back", "days"), [(LookBack.WEEKS, 28), (LookBack.MONTHS, 91), (LookBack.YEAR, 365)]
)
def test_a_look_back_ends_today(look_back: LookBack, days: int) -> None:
    found = window(look_back, YEARS_AGO, TODAY)

    assert (found.last, (found.last - found.first).days + 1) == (TODAY, days)


def test_all_begins_with_the_diary() -> None:
    assert window(LookBack.ALL, YEARS_AGO, TODAY) == Window(first=YEARS_AGO, last=TODAY)


def test_nothing_is_shown_from_before_the_diary() -> None:
    began = TODAY - timedelta(days=20)

    assert window(LookBack.YEAR, began, TODAY).first == began


@pytest.mark.parametrize("began", [None, TODAY, TODAY - timedelta(days=5)])
def test_a_week_at_least_is_shown(began: date | None) -> None:
    assert window(LookBack.ALL, began, TODAY).first == TODAY - timedelta(days=6)


def test_a_window_holds_its_first_and_its_last_day() -> None:
    shown = Window(first=date(2026, 11, 2), last=date(2026, 11, 8))

    assert [shown.holds(date(2026, 11, day)) for day in (1, 2, 8, 9)] == [False, True, True, False]
