"""How many days one mark stands for: a day, or in a long diary whole weeks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Generic, TypeVar

import pandas as pd

from backplan.core.progress import DAYS_A_WEEK
from backplan.core.window import Window

DAYS_AT_MOST, SPANS_AT_MOST = 99, 66
"""A day is up to two marks and a span of weeks up to three, and a chart may have one more: two
hundred are as many as a slow phone draws at once and a narrow screen tells apart."""

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Generic[Entry]):
    """The entries that one mark stands for; days without any have no span, they are a gap.

    Attributes:
        starts_on: Its first day.
        ends_on: Its last day, or the last one of the diary if that is earlier.
        middle: The day at which it is drawn.
        entries: Its entries, at least one, oldest first.
    """

    starts_on: date
    ends_on: date
    middle: date
    entries: tuple[Entry, ...]

    @property
    def words(self) -> str:
        """Return its days in words."""
        return in_words(self.starts_on, self.ends_on)


def span_days(first: date, last: date, *, least: int = 1) -> int:
    """Return how many days a mark stands for, at *least* so many, for a diary's *first* to *last*.

    Weeks are doubled, so that the marks of a growing diary seldom change and designs stay few.
    """
    days = least
    while (last - first).days >= days * (DAYS_AT_MOST if days == 1 else SPANS_AT_MOST):
        days = DAYS_A_WEEK if days == 1 else 2 * days
    return days


def spans(
    entries: Sequence[Entry], starts_on: Callable[[Entry], date], shown: Window, *, least: int = 1
) -> tuple[int, list[Span[Entry]]]:
    """Return the days of a span, and the spans of *entries*, oldest first, of *least* days each.

    Weeks are counted from their own first day, days from the first one *shown*.
    """
    if not entries:
        return span_days(shown.first, shown.last, least=least), []
    first = shown.first if least == 1 else starts_on(entries[0])
    last = max(shown.last, starts_on(entries[-1]) + timedelta(days=least - 1))
    days = span_days(first, last, least=least)
    found = []
    for index, group in groupby(entries, key=lambda one: (starts_on(one) - first).days // days):
        start = first + timedelta(days=index * days)
        found.append(
            Span(
                starts_on=start,
                ends_on=min(start + timedelta(days=days - 1), last),
                middle=start + timedelta(days=days // 2),
                entries=tuple(group),
            )
        )
    return days, found


def ends(shown: Window, marks: Sequence[Span[Entry]]) -> tuple[date, date]:
    """Return the first and the last day of the axis: all that is *shown*, and every mark."""
    middles = [one.middle for one in marks]
    return min([shown.first, *middles]), max([shown.last, *middles])


def midnights(days: Sequence[date]) -> "pd.Series[pd.Timestamp]":
    """Return *days* as the midnights in UTC that the axis of days reads."""
    return pd.to_datetime(pd.Series(days, dtype="object"), utc=True)


def in_words(first: date, last: date) -> str:
    """Return the days from *first* to *last* in words, as in 2 to 8 Nov 2026."""
    end = f"{last.day} {last:%b} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {first:%b} {first.year} to {end}"
    month = "" if first.month == last.month else f" {first:%b}"
    return f"{first.day}{month} to {end}"


def in_weeks(days: int) -> str:
    """Return *days*, whole weeks, in words."""
    return "a week" if days == DAYS_A_WEEK else f"{days // DAYS_A_WEEK} weeks"


def counted(number: int, one: str, several: str) -> str:
    """Return *number* with its noun, as in 1 gap and 2 gaps."""
    return f"{number:,} {one if number == 1 else several}"
