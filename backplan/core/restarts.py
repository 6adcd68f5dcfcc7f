"""The way back after a flare or a hold, and lighter weeks (rules P4 and P7).

Reads: the course and the locks.
Returns: for every day the share of the dose that is left, and the changes that tell of it.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from itertools import pairwise

from backplan.core.change import Change, in_words_of
from backplan.core.course import Course
from backplan.core.evidence import Reason
from backplan.core.judgement import hurt
from backplan.core.locks import Lock
from backplan.core.pain import DAYS_A_WEEK
from backplan.core.safety_rules import StartLevel

WHOLE = 1.0


class Restarts:
    """Days on which training starts again at a part of the dose, and the steps back to all of it.

    A step takes its days; those of a gap do not count, for nothing gets harder in one. They begin
    anew after a session in which something hurt over the limit: P3 would be undone by more.
    """

    def __init__(self, course: Course, locks: tuple[Lock, ...]) -> None:
        """Find every step up to today."""
        self._course, self._locks = course, locks
        self._rule = course.rulebook.adaptation.P4
        ends = {one.closed for one in course.flares} | {one.until for one in locks}
        starts = sorted(on for on in ends if on is not None and on <= course.today)
        self._steps: list[tuple[date, int]] = []
        for start, following in pairwise([*starts, date.max]):
            on = start
            for step in range(len(self._rule.shares) + 1):
                if on <= course.today and on < following:
                    self._steps.append((on, step))
                    on = self._later(on)
        self._days = [on for on, _ in self._steps]
        self._step_on = dict(self._steps)
        self._changing = {*self._days, *course.flare_days}

    def days(self) -> set[date]:
        """Return the days on which something of this changes."""
        return self._changing

    def share(self, on: date) -> float:
        """Return the share of the dose that is left on the day *on*."""
        at = bisect_right(self._days, on)
        return self._share_of(self._steps[at - 1][1]) if at else WHOLE

    def changes_on(self, on: date, level: StartLevel) -> list[Change]:
        """Return what changes on the day *on*."""
        if on not in self._changing:
            return []
        flare, settle = self._course.flare_on(on), str(StartLevel.SETTLE)
        if flare is not None and flare.covers(on):
            told_by = (flare.opened_by,)
            opened = Change(
                on=on, before=str(level), after=settle, reason=self._rule.reason, facts=told_by
            )
            return [opened] if flare.opened == on else []
        step = self._step_on[on]
        facts: tuple[str, ...] = ()
        before, reason = settle, in_words_of(self._rule, self._rule.restart)
        if step:
            before = _share_in_words(level, self._share_of(step - 1))
            reason = in_words_of(self._rule, self._rule.more)
        elif any(one.until == on for one in self._locks):
            reason = self._course.rulebook.adaptation.lifted.reason
        elif flare is not None and flare.closed_by is not None:
            facts = (flare.closed_by,)
        after = _share_in_words(level, self._share_of(step))
        return [Change(on=on, before=before, after=after, reason=reason, facts=facts)]

    def _share_of(self, step: int) -> float:
        """Return the share of the dose that is left at a step."""
        return self._rule.shares[step] if step < len(self._rule.shares) else WHOLE

    def _later(self, on: date) -> date:
        """Return the day of the next step after one on the day *on*."""
        while True:
            end = self._after_its_days(on)
            sore = self._last_sore_day(on, end)
            if sore is None:
                return end
            on = sore + timedelta(days=1)

    def _last_sore_day(self, first: date, end: date) -> date | None:
        """Return the last day from *first* to before *end* on which a session was sore."""
        days = self._course.session_days
        between = days[bisect_left(days, first) : bisect_left(days, end)]
        return next((on for on in reversed(between) if self._was_sore(on)), None)

    def _was_sore(self, on: date) -> bool:
        """Return whether something hurt over the limit in a session of the day *on*."""
        limit = self._course.pain.limit(on)
        return any(hurt(done, limit) for one in self._course.sessions[on] for done in one.items)

    def _after_its_days(self, on: date) -> date:
        """Return the day after those that a step from the day *on* takes."""
        end = on + timedelta(days=self._rule.days_each)
        known_after = timedelta(days=self._course.rulebook.adaptation.P6.repeat_from)
        for gap in self._course.gaps_until(on):
            away_from = max(gap.last + known_after, on)
            if away_from >= end:
                break
            end += gap.until - away_from
        return end


class LighterWeeks:
    """Weeks with fewer sets: each sixth, and those after a tired one (P7)."""

    def __init__(self, course: Course) -> None:
        self._course, self._rule = course, course.rulebook.adaptation.P7
        self._sinces: dict[int, date | None] = {}

    def days(self) -> set[date]:
        """Return the days on which a tired week was told of, where it makes the week lighter."""
        weeks = (week + 1 for week, one in self._course.reviews.items() if one.tired)
        return {on for on in (self.since(week) for week in weeks) if on is not None}

    def since(self, week: int) -> date | None:
        """Return the day from which a week is lighter; None where it is not."""
        if week not in self._sinces:
            self._sinces[week] = self._since(week)
        return self._sinces[week]

    def _since(self, week: int) -> date | None:
        """Work out `since`."""
        first = self._course.first_day(week)
        if (week + 1) % self._rule.every_weeks == 0:
            return first
        review = self._course.reviews.get(week - 1)
        if review is None or not review.tired:
            return None
        on = max(first, review.on)
        return on if (on - first).days < DAYS_A_WEEK else None

    def sets_less(self, on: date) -> int:
        """Return how many sets fewer the day *on* has."""
        since = self.since(self._course.week(on))
        return self._rule.sets_less if since is not None and since <= on else 0

    def reason(self, week: int) -> tuple[Reason, tuple[str, ...]]:
        """Return why a week is lighter, and the facts that say so."""
        review = self._course.reviews.get(week - 1)
        if review is not None and review.tired:
            return in_words_of(self._rule, self._rule.tired), (review.fact,)
        return self._rule.reason, ()


def _share_in_words(level: StartLevel, share: float) -> str:
    """Return a level with the share of its dose, the whole one without."""
    return str(level) if share == WHOLE else f"{level} at {share:.0%}"
