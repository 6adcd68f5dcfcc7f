"""What pain of now is compared with, and the band in which a change says nothing (rule I1).

Reads: the course of pain since the answers, and rule I1.
Returns: `PainBand`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from backplan.core.escalation_rules import Improved
from backplan.core.pain import DAYS_A_WEEK, PainCourse


@dataclass(frozen=True, slots=True, kw_only=True)
class PainBand:
    """Means of seven days between `low` and `high` are about the same as at first.

    Attributes:
        first: What is compared with.
        low: At or under it, pain is clearly lower; nothing can be lower than none.
        high: At or over it, pain is clearly higher.
    """

    first: float
    low: float
    high: float

    def is_lower(self, mean: float) -> bool:
        """Return whether *mean* is a real gain; a first week without pain leaves none to make."""
        return self.first > 0 and mean <= self.low

    def is_higher(self, mean: float) -> bool:
        """Return whether *mean* is up by as much as would be a gain."""
        return mean >= self.high


def pain_band(pain: PainCourse, start: date, said: float, rule: Improved) -> PainBand:
    """Return the band for a plan that began on the day *start*.

    The first week counts if it is whole, else the lower of it and what was *said* in the answers.
    """
    last = start + timedelta(days=DAYS_A_WEEK - 1)
    whole = pain.count(start, last) == DAYS_A_WEEK
    mean = pain.mean(start, last)
    first = said if mean is None else mean if whole else min(mean, said)
    return PainBand(
        first=first,
        low=max(first - rule.points, first * (1 - rule.share)),
        high=first + rule.points,
    )
