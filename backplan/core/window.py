"""Which days a chart shows: the last four weeks, three months, a year, or all of them.

Reads: how far to look back, the day of the first entry, and today.
Returns: `Window`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAYS_AT_LEAST = 7
"""A week at least: a single day has no course."""


class LookBack(StrEnum):
    """How far back a chart goes."""

    WEEKS = "4_weeks"
    MONTHS = "3_months"
    YEAR = "year"
    ALL = "all"


DAYS = {LookBack.WEEKS: 28, LookBack.MONTHS: 91, LookBack.YEAR: 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days from `first` to `last`."""

    first: date
    last: date

    def holds(self, on: date) -> bool:
        """Return whether the day *on* is one of them."""
        return self.first <= on <= self.last


def window(look_back: LookBack, began: date | None, today: date) -> Window:
    """Return the days up to *today* to show of a diary that *began* on a day; None if empty."""
    first = min(began or today, today - timedelta(days=DAYS_AT_LEAST - 1))
    days = DAYS.get(look_back)
    if days is not None:
        first = max(first, today - timedelta(days=days - 1))
    return Window(first=first, last=today)
