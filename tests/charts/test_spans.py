from datetime import date, timedelta

import pytest

from backplan.charts.spans import in_words, span_days, spans
from backplan.core.window import Window

FIRST = date(2026, 1, 1)


def whole(diary: list[date]) -> Window:
    return Window(first=diary[0], last=diary[-1])


@pytest.mark.parametrize(
    ("length", "days"), [(1, 1), (99, 1), (100, 7), (462, 7), (463, 14), (3650, 56)]
)
def test_a_mark_stands_for_whole_weeks_once_days_are_too_many(length: int, days: int) -> None:
    assert span_days(FIRST, FIRST + timedelta(days=length - 1)) == days


def test_every_entry_is_in_one_span() -> None:
    diary = [FIRST + timedelta(days=day) for day in range(1000) if day % 31]
    _, found = spans(diary, lambda one: one, whole(diary))

    assert [one for span in found for one in span.entries] == diary
    assert all(span.starts_on <= day <= span.ends_on for span in found for day in span.entries)


def test_the_last_span_ends_with_the_diary() -> None:
    diary = [FIRST + timedelta(days=day) for day in range(365)]
    _, found = spans(diary, lambda one: one, whole(diary))

    assert (found[-1].starts_on, found[-1].ends_on) == (date(2026, 12, 31), date(2026, 12, 31))


def test_a_diary_of_two_thousand_years_is_drawn() -> None:
    diary = [date(26, 11, 2), date(2026, 11, 2)]
    _, found = spans(diary, lambda one: one, whole(diary))

    assert len(found) == 2


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 2), date(2026, 11, 2), "2 Nov 2026"),
        (date(2026, 11, 2), date(2026, 11, 8), "2 to 8 Nov 2026"),
        (date(2026, 10, 26), date(2026, 11, 1), "26 Oct to 1 Nov 2026"),
        (date(2025, 12, 29), date(2026, 1, 4), "29 Dec 2025 to 4 Jan 2026"),
    ],
)
def test_days_are_said_without_repeating_month_or_year(first: date, last: date, words: str) -> None:
    assert in_words(first, last) == words
