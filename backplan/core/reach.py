"""What is within reach of one person on one day: rungs up and down, and the first dose of each.

Reads: the answers, the red flags reported since, the course of pain and the rulebook.
Returns: exercises and items; the same question is worked out once.
"""

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from backplan.core.answers import Answers
from backplan.core.catalogue import Exercise, Tag
from backplan.core.evidence import Reason
from backplan.core.history import History
from backplan.core.pain import DAYS_A_WEEK, PainCourse
from backplan.core.programme import Item, first_item
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER, Choice, Person, choose, obstacles
from backplan.core.safety_rules import StartLevel
from backplan.core.triage import triage

_Limits: TypeAlias = tuple[int, int, int]
"""How many reports of red flags, usual pain, and the week as far as any limit counts."""


class Reach:
    """Answers for every day what a person may do."""

    def __init__(
        self, answers: Answers, history: History, pain: PainCourse, rulebook: Rulebook, *, on: date
    ) -> None:
        """Take a person who gave *answers*; limits for a time run from the day *on*."""
        tags = triage(answers, rulebook, today=on).tags
        self._first = Person.of(answers, tags)
        self._answers, self._rulebook, self._pain = answers, rulebook, pain
        self._on, self._reports = on, history.reports
        self._longest = max(
            (
                limit.for_weeks or 0
                for one in rulebook.catalogue.exercises.values()
                for limit in one.limits
            ),
            default=0,
        )
        self._report_days = [one.on for one in self._reports]
        self._days: dict[date, _Limits] = {}
        self._people: dict[_Limits, Person] = {}
        self._keeps: dict[tuple[str, _Limits], tuple[Reason, ...]] = {}
        self._ups: dict[tuple[str, StartLevel, _Limits], str | None] = {}
        # A first dose does not follow from usual pain.
        self._items: dict[tuple[str, StartLevel, int, int], Item] = {}
        self._whys: dict[str, tuple[Reason, ...]] = {}

    def starts(self, level: StartLevel, on: date) -> tuple[Item, ...]:
        """Return what *level* starts on; why a rung was chosen is kept for later weeks."""
        rungs = self._rulebook.routine.levels[level].rungs
        person = self.person(on)
        chosen = (choose(rung, person, self._rulebook) for rung in rungs)
        there = tuple(one for one in chosen if one is not None)
        self._whys.update({one.exercise.id: one.reasons for one in there})
        return tuple(self.item(one.exercise.id, level, on) for one in there)

    def person(self, on: date) -> Person:
        """Return what decides about rungs on the day *on*."""
        limits = self.limits(on)
        if limits not in self._people:
            reports, usual, week = limits
            told = {flag for one in self._reports[:reports] for flag in one.flags}
            tags = {self._rulebook.red_flags[flag].tag for flag in told}
            self._people[limits] = replace(
                self._first,
                tags=self._first.tags | {Tag(tag) for tag in tags if tag is not None},
                findings=self._first.findings | told,
                usual_pain_nrs=usual,
                week=week,
            )
        return self._people[limits]

    def limits(self, on: date) -> _Limits:
        """Return what a person's limits follow from on the day *on*, for looking things up."""
        known = self._days.get(on)
        if known is None:
            reports = bisect_right(self._report_days, on)
            week = max((on - self._on).days, 0) // DAYS_A_WEEK
            known = (reports, self._pain.spread(on)[1], min(week, self._longest))
            self._days[on] = known
        return known

    def against(self, exercise: str, on: date) -> tuple[Reason, ...]:
        """Return what keeps *exercise* from the person on the day *on*."""
        key = (exercise, self.limits(on))
        if key not in self._keeps:
            one = self._rulebook.catalogue.exercises[exercise]
            self._keeps[key] = obstacles(one, self.person(on), self._rulebook)
        return self._keeps[key]

    def down(self, exercise: str, on: date) -> str | None:
        """Return the nearest easier rung that nothing keeps away; None at the foot."""
        one = self._rulebook.catalogue.exercises[exercise]
        below = [each.id for each in self._rungs(one) if each.rung < one.rung]
        return next((each for each in reversed(below) if not self.against(each, on)), None)

    def up(self, exercise: str, level: StartLevel, on: date) -> str | None:
        """Return the next rung, or the one that may be reached past it; None where it ends."""
        key = (exercise, level, self.limits(on))
        if key not in self._ups:
            self._ups[key] = self._up(exercise, level, on)
        return self._ups[key]

    def _up(self, exercise: str, level: StartLevel, on: date) -> str | None:
        """Work out `up`."""
        one = self._rulebook.catalogue.exercises[exercise]
        following = next((each.id for each in self._rungs(one) if each.rung == one.rung + 1), None)
        if following is not None and not self.against(following, on):
            return following
        tags = self.person(on).tags
        for raised in self._rulebook.routine.raised:
            kinder = raised.rung == following and raised.tag in tags
            if kinder and not self.against(raised.instead, on):
                return raised.instead
        for skip in self._rulebook.adaptation.skips:
            tagged = skip.tag in tags and level >= skip.level
            if skip.rung == exercise and tagged and not self.against(skip.instead, on):
                return skip.instead
        return None

    def item(self, exercise: str, level: StartLevel, on: date) -> Item:
        """Return *exercise* with the first dose at *level*."""
        reports, _, week = self.limits(on)
        key = (exercise, level, reports, week)
        if key not in self._items:
            one = self._rulebook.catalogue.exercises[exercise]
            ladder = self._rulebook.catalogue.ladders[one.ladder]
            why = Reason(id=ladder.id, text=ladder.why, sources=ladder.sources)
            choice = Choice(exercise=one, reasons=self._whys.get(exercise, (why,)))
            self._items[key] = first_item(
                choice, level, self.person(on), self._answers, self._rulebook
            )
        return self._items[key]

    def _rungs(self, exercise: Exercise) -> tuple[Exercise, ...]:
        """Return the rungs of its ladder; settle items have no order."""
        ladder = exercise.ladder
        return () if ladder == SETTLE_LADDER else self._rulebook.catalogue.rungs(ladder)
