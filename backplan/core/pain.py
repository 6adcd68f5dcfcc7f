"""The course of pain: day by day from check-ins, with means, usual pain and the limit (rule P0).

Reads: check-ins, the pain of the answers and rule P0.
Returns: `PainCourse`, which answers for any day in the time of one look-up.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

from backplan.core.adaptation_rules import PainLimit
from backplan.core.sessions import CheckIn

DAYS_A_WEEK = 7


class PainCourse:
    """Pain by day; days without a check-in count for nothing."""

    def __init__(self, checkins: Sequence[CheckIn], pain_week: float, rule: PainLimit) -> None:
        """Take *checkins*, oldest first, and the pain of the answers to start from."""
        self._days = [one.on for one in checkins]
        self._sums = list(accumulate((one.pain for one in checkins), initial=0))
        self._start = pain_week
        self._rule = rule

    def count(self, first: date, last: date) -> int:
        """Return how many days from *first* to *last* have a check-in."""
        return bisect_right(self._days, last) - bisect_left(self._days, first)

    def mean(self, first: date, last: date) -> float | None:
        """Return the mean of the days from *first* to *last*; None without a check-in."""
        low, high = bisect_left(self._days, first), bisect_right(self._days, last)
        return (self._sums[high] - self._sums[low]) / (high - low) if high > low else None

    def week_mean(self, last: date) -> float | None:
        """Return the mean of the seven days up to *last*."""
        return self.mean(last - timedelta(days=DAYS_A_WEEK - 1), last)

    def usual(self, on: date) -> float:
        """Return usual pain on the day *on*: the mean of seven days, or what the answers say.

        While there are fewer than seven check-ins it is the pain of the answers (9.8).
        """
        mean = self.week_mean(on)
        known = bisect_right(self._days, on) >= self._rule.checkins_from
        return mean if known and mean is not None else self._start

    def spread(self, on: date) -> tuple[int, int]:
        """Return usual pain, rounded half up, as its lowest and highest fair reading.

        The two differ only in a week with some check-ins, but fewer than seven: then both their
        mean and the pain of the answers may be meant, and each rule takes the more cautious.
        """
        readings = [self.usual(on)]
        first = on - timedelta(days=DAYS_A_WEEK - 1)
        known = bisect_right(self._days, on) >= self._rule.checkins_from
        if known and 0 < self.count(first, on) < self._rule.checkins_from:
            readings.append(self._start)
        rounded = [math.floor(one + 0.5) for one in readings]
        return min(rounded), max(rounded)

    def limit(self, on: date) -> int:
        """Return the pain that an exercise may bring on the day *on* (P0)."""
        rule = self._rule
        return min(max(self.spread(on)[0] + rule.above_usual, rule.at_least), rule.at_most)
