"""The step goal and the sitting breaks as they move from week to week (rules G2 to G6, B3, B5).

Reads: the course, and the locks that hold everything where it is.
Returns: the goal, the breaks, and every change on the way.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from backplan.core.change import Change
from backplan.core.course import Course
from backplan.core.evidence import Reason
from backplan.core.goals import (
    SittingBreaks,
    StepGoal,
    keep_bounds,
    round_half_up,
    sitting_breaks,
    step_goal,
)
from backplan.core.locks import Lock, on_hold
from backplan.core.reading import GoalAsked
from backplan.core.reviews import BreaksDone


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """The step goal and the sitting breaks of today, and what changed them."""

    goal: StepGoal
    breaks: SittingBreaks
    changes: tuple[Change, ...]


def move_targets(course: Course, locks: Iterable[Lock]) -> Targets:
    """Return the targets of today."""
    goals = _Goals(course, tuple(locks))
    for on in goals.days():
        goals.take(on)
    breaks, changes = _breaks(course)
    return Targets(goal=goals.goal, breaks=breaks, changes=(*goals.changes, *changes))


class _Goals:
    """The step goal, moved day by day."""

    def __init__(self, course: Course, locks: tuple[Lock, ...]) -> None:
        self._course, self._locks = course, locks
        self._rules, self._week_rules = course.rulebook.goals, course.rulebook.adaptation
        self.goal = step_goal(course.answers, self._rules)
        self._eased = course.answers.pain_nrs >= self._rules.G3.pain_nrs_from
        self._before = self._first(self.goal.baseline).steps
        self.changes: list[Change] = []

    def days(self) -> list[date]:
        """Return the days on which something may move it, in order."""
        course = self._course
        weeks = range(course.week(course.began) + 1, course.week(course.today) + 1)
        days = {course.first_day(week) for week in weeks}
        days |= {one.opened for one in course.flares}
        days |= {max(one.on, course.began) for one in course.history.goals_asked}
        return sorted(on for on in days if course.began <= on <= course.today)

    def take(self, on: date) -> None:
        """Move the goal on the day *on*, unless the plan is on hold."""
        if on_hold(self._locks, on):
            return
        course = self._course
        if course.starts_week(on) and on > course.began:
            self._week_starts(on, course.week(on))
        flare = course.flare_on(on)
        if flare is not None and flare.opened == on:
            self._ease(on, (flare.opened_by,))
        asked = self._asked(on)
        if asked is not None and self.goal.steps > asked.steps:
            self._set(on, asked.steps, self._rules.G6.reason, (asked.fact,))

    def _week_starts(self, on: date, week: int) -> None:
        """Apply the first rule that fits, the more cautious before the others."""
        course, day_before = self._course, on - timedelta(days=1)
        usual = course.pain.spread(day_before)[1]
        first = course.first_day(week - 1)
        flare = course.flare_on(day_before)
        flared = flare is not None and (flare.closed is None or flare.closed > first)
        if usual >= self._rules.G3.pain_nrs_from:
            self._ease(on, ())
            return
        if course.away_in(first, on) is not None:
            return
        self._measure(on)
        if self._eased:
            if not flared:
                self._eased = False
                back = self._first(self.goal.baseline)
                self._set(on, max(min(self._before, back.steps), self.goal.steps), back.reasons[-1])
        else:
            self._judge(on, week - 1)

    def _measure(self, on: date) -> None:
        """Put counted days in the place of a guess once there are enough (G1)."""
        if self.goal.measured:
            return
        history, needed = self._course.history, self._week_rules.G5.measured_days
        counted = (steps for day, steps in history.steps.items() if self._course.start <= day < on)
        days = list(islice(counted, needed))
        if len(days) < needed:
            return
        first = self._first(round_half_up(sum(days) / needed, 1))
        self.goal = replace(self.goal, baseline=first.baseline, measured=True)
        self._before = first.steps
        if not self._eased:
            self._set(on, first.steps, first.reasons[-1])

    def _judge(self, on: date, week: int) -> None:
        """Raise, keep or lower the goal by how many days of the *week* met it (G4 to G6)."""
        course, rules = self._course, self._week_rules
        steps = course.history.steps
        counted = [steps[day] for day in course.days(week) if day in steps]
        goal = self.goal.steps
        met = len([one for one in counted if one >= goal])
        if met >= rules.G4.met_from and course.mornings_fine(week):
            self._raise(on)
        elif met < rules.G5.keep_from and len(counted) >= rules.G5.counted_from:
            lower = round_half_up(goal * rules.G5.share, self._rules.round_to)
            floor = min(self.goal.baseline, goal)
            self._set(on, min(max(lower, floor), goal), rules.G5.reason)

    def _raise(self, on: date) -> None:
        """Raise the goal (G4), as far as G6 or the visitor lets it go."""
        rule, steps, unit = self._week_rules.G4, self.goal.steps, self._rules.round_to
        more = min(max(steps * rule.share, rule.at_least), rule.at_most)
        higher = round_half_up(steps + more, unit)
        if higher - steps < rule.at_least:
            higher += unit
        if higher - steps > rule.at_most:
            higher -= unit
        keep_from, ceiling = keep_bounds(self._course.answers.age, self._rules.G6)
        asked = self._asked(on)
        if asked is not None:
            higher = min(higher, asked.steps)
        elif steps >= keep_from:
            return
        else:
            higher = min(higher, ceiling)
        if higher > steps:
            self._set(on, higher, rule.reason, () if asked is None else (asked.fact,))

    def _ease(self, on: date, facts: tuple[str, ...]) -> None:
        """Take the goal below the baseline while pain is high (G3)."""
        rule = self._rules.G3
        _, ceiling = keep_bounds(self._course.answers.age, self._rules.G6)
        low = round_half_up(self.goal.baseline * rule.share, self._rules.round_to)
        if not self._eased:
            self._before = self.goal.steps
        self._eased = True
        self._set(on, min(low, ceiling, self.goal.steps), rule.reason, facts)

    def _first(self, baseline: int) -> StepGoal:
        """Return the first goal on *baseline*, pain being low again."""
        answers = replace(self._course.answers, steps=baseline, pain_week=0.0)
        return step_goal(answers, self._rules)

    def _asked(self, on: date) -> GoalAsked | None:
        """Return what the visitor last asked for by the day *on*."""
        asked = [one for one in self._course.history.goals_asked if one.on <= on]
        return asked[-1] if asked else None

    def _set(self, on: date, steps: int, reason: Reason, facts: tuple[str, ...] = ()) -> None:
        """Make *steps* the goal from the day *on*, if that is another."""
        before = self.goal.steps
        if steps == before:
            return
        self.goal = replace(self.goal, steps=steps, reasons=(reason,))
        self.changes.append(Change(on=on, before=before, after=steps, reason=reason, facts=facts))


def _breaks(course: Course) -> tuple[SittingBreaks, list[Change]]:
    """Return the sitting breaks of today: closer by week three (B3), wider where few fit (B5)."""
    rules = course.rulebook.adaptation
    breaks = sitting_breaks(course.answers, course.rulebook.goals)
    closer = course.start + timedelta(days=rules.B3.day)
    steps: list[tuple[date, str]] = [
        (max(course.first_day(week + 1), review.on), review.fact)
        for week, review in course.reviews.items()
        if review.breaks_done is BreaksDone.FEW
    ]
    if breaks.reasons[0].id == rules.B3.id:
        steps.append((closer, ""))
    changes: list[Change] = []
    there = (one for one in steps if one[0] <= course.today)
    # On the same day B5 comes first: breaks that do not fit in are not brought closer.
    for on, fact in sorted(there, key=lambda one: (one[0], not one[1], one[1])):
        reason, after = rules.B3.reason, min(breaks.every_min, rules.B3.every_min)
        if fact:
            wider = breaks.every_min + rules.B5.more_min
            reason, after = rules.B5.reason, min(wider, rules.B5.at_most_min)
        elif changes:
            continue
        if after != breaks.every_min:
            facts, before = (fact,) if fact else (), breaks.every_min
            changes.append(Change(on=on, before=before, after=after, reason=reason, facts=facts))
            breaks = SittingBreaks(every_min=after, reasons=(reason,))
    return breaks, changes
