"""Flares: when one opens, and when it has eased (rule P4).

Reads: check-ins, the course of pain, rule P4 and today.
Returns: every `Flare`, oldest first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from backplan.core.adaptation_rules import FlareRule
from backplan.core.pain import DAYS_A_WEEK, PainCourse
from backplan.core.sessions import CheckIn

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flare:
    """A flare.

    Attributes:
        opened: Its first day.
        closed: The first day after it; None while it is open.
        opened_by: Id of the check-in that told it.
        closed_by: Id of the check-in that ended it; None where its longest time did.
    """

    opened: date
    closed: date | None
    opened_by: str
    closed_by: str | None = None

    def covers(self, on: date) -> bool:
        """Return whether it is open on the day *on*."""
        return self.opened <= on and (self.closed is None or on < self.closed)


def find_flares(
    checkins: Iterable[CheckIn], pain: PainCourse, rule: FlareRule, *, today: date
) -> tuple[Flare, ...]:
    """Return the flares that *checkins*, oldest first, tell of up to *today*."""
    found: list[Flare] = []
    longest = timedelta(days=rule.days_to)
    flare: Flare | None = None
    for checkin in checkins:
        if flare is not None:
            flare = _after(flare, checkin, pain, rule)
            if flare.closed is None:
                continue
            found.append(flare)
            flare = None
        if _opens(checkin, pain, rule):
            flare = Flare(opened=checkin.on, closed=None, opened_by=checkin.fact)
    if flare is not None:
        end = flare.opened + longest
        closed = end if today >= end else None
        found.append(Flare(opened=flare.opened, closed=closed, opened_by=flare.opened_by))
    return tuple(found)


def _opens(checkin: CheckIn, pain: PainCourse, rule: FlareRule) -> bool:
    """Return whether *checkin* tells of a flare: said so, or well above the week before it."""
    if checkin.flare or checkin.pain < rule.above_mean:
        return checkin.flare
    before = checkin.on - ONE_DAY
    count, total = pain.week(before)
    mean = total / count if count == DAYS_A_WEEK else pain.usual(before)
    return checkin.pain >= rule.above_mean + mean


def _after(flare: Flare, checkin: CheckIn, pain: PainCourse, rule: FlareRule) -> Flare:
    """Return the open *flare* as it is once *checkin* was made."""
    day = (checkin.on - flare.opened).days
    settled = pain.spread(flare.opened - timedelta(days=1))[0] + rule.above_usual
    if day >= rule.days_to:
        end = flare.opened + timedelta(days=rule.days_to)
        return Flare(opened=flare.opened, closed=end, opened_by=flare.opened_by)
    if day >= rule.days_from and not checkin.flare and checkin.pain <= settled:
        return Flare(
            opened=flare.opened,
            closed=checkin.on,
            opened_by=flare.opened_by,
            closed_by=checkin.fact,
        )
    return flare
