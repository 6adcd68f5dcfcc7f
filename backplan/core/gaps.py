"""Gaps: days without a session or a check-in (rule P6).

Reads: the days with an entry, the first day and today.
Returns: every `Away`, oldest first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Days without an entry.

    Attributes:
        last: The day of the last entry before.
        until: The day of the next entry, or today while there is none.
        over: Whether there was a next entry.
    """

    last: date
    until: date
    over: bool

    @property
    def days(self) -> int:
        """Return how many days lie between the two entries."""
        return (self.until - self.last).days


def find_gaps(
    entries: Iterable[date], *, start: date, today: date, days_from: int
) -> tuple[Away, ...]:
    """Return the gaps of at least *days_from* days from *start* to *today*."""
    days = [start, *sorted({one for one in entries if start < one <= today})]
    long = timedelta(days=days_from)
    gaps = [
        Away(last=one, until=after, over=True)
        for one, after in pairwise(days)
        if after - one >= long
    ]
    if today - days[-1] >= long:
        gaps.append(Away(last=days[-1], until=today, over=False))
    return tuple(gaps)
