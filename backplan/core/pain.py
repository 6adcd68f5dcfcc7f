"""The course of pain: day by day from check-ins, with means, usual pain and the limit (rule P0).

Reads: check-ins, the pain of the answers and rule P0.
Returns: `PainCourse`, which answers for any day in the time of one look-up.
"""

import math
from collections.abc import Sequence
from datetime import date

from backplan.core.adaptation_rules import PainLimit
from backplan.core.sessions import CheckIn

DAYS_A_WEEK = 7


class PainCourse:
    """Pain by day; days without a check-in count for nothing."""

    def __init__(self, checkins: Sequence[CheckIn], pain_week: float, rule: PainLimit) -> None:
        """Take *checkins*, oldest first, and the pain of the answers to start from."""
        self._start = pain_week
        self._rule = rule
        self._before = checkins[0].on.toordinal() - 1 if checkins else 0
        # How many check-ins there were by each day from the first to the last, and their sum.
        self._counts, self._sums = [0], [0]
        total = 0
        for count, one in enumerate(checkins):
            missing = one.on.toordinal() - self._before - len(self._counts)
            if missing:
                self._counts += [count] * missing
                self._sums += [total] * missing
            total += one.pain
            self._counts.append(count + 1)
            self._sums.append(total)
        self._last = len(self._counts) - 1
        # The same of the seven days up to each of these days.
        none = [0] * DAYS_A_WEEK
        self._week_counts = [
            now - old for now, old in zip(self._counts, none + self._counts, strict=False)
        ]
        self._week_sums = [
            now - old for now, old in zip(self._sums, none + self._sums, strict=False)
        ]
        self._spreads: dict[date, tuple[int, int]] = {}

    def _at(self, days: int) -> int:
        """Return where a day, given by its ordinal, stands in the sums."""
        at = days - self._before
        return 0 if at < 0 else self._last if at > self._last else at

    def count(self, first: date, last: date) -> int:
        """Return how many days from *first* to *last* have a check-in."""
        return (
            self._counts[self._at(last.toordinal())] - self._counts[self._at(first.toordinal() - 1)]
        )

    def mean(self, first: date, last: date) -> float | None:
        """Return the mean of the days from *first* to *last*; None without a check-in."""
        return self._mean(self._at(first.toordinal() - 1), self._at(last.toordinal()))

    def _mean(self, low: int, high: int) -> float | None:
        """Return the mean between two places in the sums; None without a check-in."""
        count = self._counts[high] - self._counts[low]
        return (self._sums[high] - self._sums[low]) / count if count else None

    def week(self, last: date) -> tuple[int, int]:
        """Return how many of the seven days up to *last* have a check-in, and their sum."""
        day = last.toordinal()
        at = day - self._before
        if 0 <= at <= self._last:
            return self._week_counts[at], self._week_sums[at]
        low, high = self._at(day - DAYS_A_WEEK), self._at(day)
        return self._counts[high] - self._counts[low], self._sums[high] - self._sums[low]

    def usual(self, on: date) -> float:
        """Return usual pain on the day *on*: the mean of seven days, or what the answers say.

        While there are fewer than seven check-ins it is the pain of the answers (9.8).
        """
        count, total = self.week(on)
        if not count or self._counts[self._at(on.toordinal())] < self._rule.checkins_from:
            return self._start
        return total / count

    def spread(self, on: date) -> tuple[int, int]:
        """Return usual pain, rounded half up, as its lowest and highest fair reading.

        The two differ only in a week with some check-ins, but fewer than seven: then both their
        mean and the pain of the answers may be meant, and each rule takes the more cautious.
        """
        known = self._spreads.get(on)
        if known is None:
            one, other = self.usual(on), self._start
            if not 0 < self.week(on)[0] < self._rule.checkins_from:
                other = one
            one, other = math.floor(one + 0.5), math.floor(other + 0.5)
            known = (one, other) if one < other else (other, one)
            self._spreads[on] = known
        return known

    def limit(self, on: date) -> int:
        """Return the pain that an exercise may bring on the day *on* (P0)."""
        rule = self._rule
        return min(max(self.spread(on)[0] + rule.above_usual, rule.at_least), rule.at_most)
