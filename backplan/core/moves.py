"""The exercises as they move from week to week (rules P1 to P8, and swaps).

Reads: the course, the locks, and rules P0 to P8.
Returns: `Moves`: where each ladder stands today, the level, and every change on the way.

What makes a plan gentler happens on the day, what makes it harder at the start of a week only. An
exercise changes once a week: what comes on top waits for the next one, and it rests until then.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from backplan.core.answers import WEEKDAYS
from backplan.core.change import Change
from backplan.core.course import IN_FLARE, Course
from backplan.core.heights import Heights
from backplan.core.judgement import (
    comfortable,
    ended_well,
    hurt,
    reached_the_top,
    rose,
    settled,
)
from backplan.core.ladders import Ladders
from backplan.core.locks import Lock, on_hold
from backplan.core.place import NEVER, Place
from backplan.core.programme import training_days
from backplan.core.restarts import WHOLE, LighterWeeks, Restarts
from backplan.core.reviews import Swap
from backplan.core.safety_rules import StartLevel
from backplan.core.sessions import EffortLeft, ItemDone, SessionDone
from backplan.core.weekly_gate import may_do_more

ONE_DAY = timedelta(days=1)
_Went: TypeAlias = tuple[ItemDone, Place | None, bool]
"""An exercise as it was done, where its ladder stood, and whether it was good but for the morning.
"""


@dataclass(frozen=True, kw_only=True)
class Moves:
    """Where the exercises stand today.

    Attributes:
        ladders: Where each ladder stands, and the level.
        restarts: What flares and holds leave of the dose, by day.
        lighter: What lighter weeks take off, by day.
        planned: Sessions planned in each week, the first one first.
        changes: Every change, oldest first.
        may_rise: Whether the rules for a week (P4 to P7) let the current one bring more.
        tops: Exercises of which the current week could have brought more, but there is none.
        all_at_top: Whether that is so of every exercise.
    """

    ladders: Ladders
    restarts: Restarts
    lighter: LighterWeeks
    planned: tuple[int, ...]
    changes: tuple[Change, ...]
    may_rise: bool
    tops: tuple[str, ...]
    all_at_top: bool


def move_exercises(course: Course, locks: tuple[Lock, ...]) -> Moves:
    """Return where the exercises stand today."""
    walk = _Walk(course, locks)
    for on in walk.days():
        walk.take(on)
    return Moves(
        ladders=walk.ladders,
        restarts=walk.restarts,
        lighter=walk.lighter,
        planned=tuple(walk.planned),
        changes=tuple(walk.changes),
        may_rise=walk.may_rise_in == course.week(course.today),
        tops=walk.tops,
        all_at_top=walk.heights.all_at_top(course.today),
    )


class _Walk:
    """One way through the days on which something happens."""

    def __init__(self, course: Course, locks: tuple[Lock, ...]) -> None:
        self.course, self.locks = course, locks
        self.rules = course.rulebook.adaptation
        self.restarts, self.lighter = Restarts(course, locks), LighterWeeks(course)
        self.ladders = Ladders(course)
        self.heights = Heights(course, self.ladders)
        self.changes: list[Change] = []
        self.planned: list[int] = [0] * course.week(course.began)
        self._training_days: dict[StartLevel, list[timedelta]] = {}
        self.may_rise_in = NEVER
        self.tops: tuple[str, ...] = ()
        self._met_since: date | None = None
        self._yesterday: list[tuple[SessionDone, list[_Went]]] = []
        self._reported = {one.on for one in course.history.reports}
        self._swaps: dict[date, list[Swap]] = {}
        for swap in course.history.swaps:
            self._swaps.setdefault(swap.on, []).append(swap)
        gap = self.rules.P6
        self._away = {one.last + timedelta(days=gap.repeat_from) for one in course.gaps}
        long = (one.last for one in course.gaps if one.days >= gap.rung_from)
        self._long_away = {last + timedelta(days=gap.rung_from) for last in long}

    def days(self) -> list[date]:
        """Return the days on which something may change, in order."""
        course = self.course
        weeks = range(course.week(course.began), course.week(course.today) + 1)
        days = {max(course.first_day(week), course.began) for week in weeks}
        days |= {*course.sessions, *(on + ONE_DAY for on in course.sessions)}
        days |= {*self._swaps, *self._reported, *self._away, *self._long_away}
        days |= self.restarts.days() | self.lighter.days()
        return sorted(on for on in days if course.began <= on <= course.today)

    def take(self, on: date) -> None:
        """Apply every rule to the day *on*."""
        course, week = self.course, self.course.week(on)
        if len(self.planned) <= week:
            self.planned.append(self._planned(week))
        if on_hold(self.locks, on) or self.ladders.level is StartLevel.SETTLE:
            self._yesterday = []
            return
        self._finish_yesterday(on)
        self._after_days_away(on)
        self.changes += self.restarts.changes_on(on, self.ladders.level)
        if course.starts_week(on):
            self._start_week(on, week)
        elif on in self._reported:
            self.changes += self.ladders.give_way(on)
        if self.lighter.since(week) == on:
            self._tell_lighter(on, week)
        for swap in self._swaps.get(on, ()):
            self.changes += self.ladders.swap(swap)
        for session in course.sessions.get(on, ()):
            self._session(session)

    def _after_days_away(self, on: date) -> None:
        """Count good sessions anew, and go a rung down where it was long (P6)."""
        if on in self._away:
            self.ladders.count_anew()
        if on in self._long_away:
            self.changes += self.ladders.all_down(on)

    def _planned(self, week: int) -> int:
        """Return how many sessions a week holds that can be done: none before, none on hold."""
        course, level = self.course, self.ladders.level
        if level not in self._training_days:
            named = training_days(level, course.answers, course.rulebook)
            self._training_days[level] = [
                on - course.start for on in course.days(0) if WEEKDAYS[on.weekday()] in named
            ]
        first = course.first_day(week)
        dates = [first + days for days in self._training_days[level]]
        return sum(on >= course.began and not on_hold(self.locks, on) for on in dates)

    def _start_week(self, on: date, week: int) -> None:
        """Apply what waited, then what is no longer allowed, then what may go up."""
        self.changes += self.ladders.apply_waiting(on)
        self.changes += self.ladders.give_way(on)
        last = self.planned[week - 1] if week else 0
        if may_do_more(self.course, self.restarts, self.lighter, on, planned=last):
            self.may_rise_in = week
            since = self._met_since
            long_enough = since is not None and (on - since).days >= self.rules.P8.days
            if long_enough and self.heights.at_next_level(on):
                self.changes += self.ladders.level_up(on)
                self.planned[week] = self._planned(week)
            self.changes += self.ladders.move_up(on)
            if week == self.course.week(self.course.today):
                self.tops = self.heights.tops(on)
        if not self.heights.at_next_level(on):
            self._met_since = None
        elif self._met_since is None:
            self._met_since = on

    def _tell_lighter(self, on: date, week: int) -> None:
        """Tell of a lighter week on its first day, or on the day it was asked for (P7)."""
        if not self.ladders.has_sets_to_spare():
            return
        reason, facts = self.lighter.reason(week)
        after = f"{self.rules.P7.sets_less} set less"
        self.changes.append(
            Change(on=on, before="all sets", after=after, reason=reason, facts=facts)
        )

    def _session(self, session: SessionDone) -> None:
        """Look at a session of the day: pain over the limit counts at once (P3)."""
        on = session.on
        limit = self.course.pain.limit(on)
        may_be_good = ended_well(session, self.rules, limit) and self._whole(on)
        over: list[ItemDone] = []
        went: list[_Went] = []
        # Whether it went well is seen by the dose of the day, before anything changes it.
        for done in session.items:
            if hurt(done, limit):
                over.append(done)
            else:
                place = self.ladders.at(done.exercise)
                well = may_be_good and place is not None and self._went_well(done, place, session)
                went.append((done, place, well))
        self._yesterday.append((session, went))
        for done in over:
            self.changes += self.ladders.hurt(done.exercise, on, (session.fact,))

    def _went_well(self, done: ItemDone, place: Place, session: SessionDone) -> bool:
        """Return whether it was good in all that P1 asks, but for the next morning."""
        if not comfortable(done, session, self.rules):
            return False
        planned = self.ladders.planned(place, session.on)
        return reached_the_top(done, planned, self.rules.P1.reps_over)

    def _finish_yesterday(self, on: date) -> None:
        """Look at the sessions of the day before, now that its next morning is known or not."""
        if not self._yesterday:
            return
        after = self.course.checkins.get(on)
        for session, went in self._yesterday:
            calm = after is not None and settled(session, after, self.rules)
            for done, place, well in went:
                if after is not None and not calm and rose(done, session, self.rules):
                    facts = (session.fact, after.fact)
                    self.changes += self.ladders.hurt(done.exercise, on, facts)
                elif place is None or place.exercise != done.exercise:
                    continue
                elif calm and well:
                    place.count_good(session.fact, self.rules.P1.sessions)
                elif done.effort_left is EffortLeft.NONE:
                    self.changes += self.ladders.hard(place, on, session.fact)
                else:
                    place.count_neither()
        self._yesterday = []

    def _whole(self, on: date) -> bool:
        """Return whether the day *on* had the whole dose: no flare, no way back, not lighter."""
        flare = self.course.since_flare(on) == IN_FLARE
        return not flare and self.restarts.share(on) == WHOLE and not self.lighter.sets_less(on)
