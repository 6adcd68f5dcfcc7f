"""What the charts show: pain, steps, sitting, strength and sessions by day or week, no gap filled.

Reads: the `State` of today and the rulebook.
Returns: `Series`; a day without an entry is a gap, never a zero.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from backplan.core.flares import find_flares
from backplan.core.fold import State
from backplan.core.pain import DAYS_A_WEEK, PainCourse
from backplan.core.pain_band import PainBand, pain_band
from backplan.core.progress import PainDay, StepsDay, Week
from backplan.core.reviews import BreaksDone
from backplan.core.rulebook import Rulebook
from backplan.core.strength import StrengthDay, strength_by_ladder
from backplan.core.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFrom:
    """The step goal from a day on, until the next one."""

    on: date
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingDay:
    """Hours sat on one day."""

    on: date
    hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BreaksWeek:
    """How many of the sitting breaks were taken in the week that holds a day."""

    on: date
    done: BreaksDone


@dataclass(frozen=True, slots=True, kw_only=True)
class BothWeek:
    """Pain and training of one week.

    Attributes:
        starts_on: Its first day.
        pain: Mean of its check-ins; None without one.
        flare: Whether one of its days was in a flare.
        done: Sessions done.
    """

    starts_on: date
    pain: float | None
    flare: bool
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Everything that a chart shows, oldest first.

    Attributes:
        pain: By day; a flare is what the visitor called one, or rule P4 found.
        band: What pain is compared with; None without a plan.
        steps: By day.
        goals: The step goal as it moved; empty without a plan.
        sitting: By day.
        breaks: By week.
        strength: What was done on each ladder, by its id.
        weeks: Sessions against plan.
        both: Pain beside training, by week.
    """

    pain: tuple[PainDay, ...]
    band: PainBand | None
    steps: tuple[StepsDay, ...]
    goals: tuple[GoalFrom, ...]
    sitting: tuple[SittingDay, ...]
    breaks: tuple[BreaksWeek, ...]
    strength: Mapping[str, tuple[StrengthDay, ...]]
    weeks: tuple[Week, ...]
    both: tuple[BothWeek, ...]

    @property
    def began(self) -> date | None:
        """Return the day of the first entry; None without one."""
        days = [one.on for part in (self.pain, self.steps, self.sitting) for one in part[:1]]
        days += [one[0].on for one in self.strength.values()]
        return min([*days, *(one.starts_on for one in self.weeks[:1])], default=None)

    def within(self, shown: Window) -> "Series":
        """Return what lies in the days *shown*; a goal that came before them still holds."""
        before = [one for one in self.goals if one.on < shown.first][-1:]
        return replace(
            self,
            pain=tuple(one for one in self.pain if shown.holds(one.on)),
            steps=tuple(one for one in self.steps if shown.holds(one.on)),
            goals=(
                *(replace(one, on=shown.first) for one in before),
                *(one for one in self.goals if shown.holds(one.on)),
            ),
            sitting=tuple(one for one in self.sitting if shown.holds(one.on)),
            breaks=tuple(one for one in self.breaks if shown.holds(one.on)),
            strength={
                ladder: tuple(one for one in days if shown.holds(one.on))
                for ladder, days in self.strength.items()
            },
            weeks=tuple(one for one in self.weeks if shown.holds(one.starts_on)),
            both=tuple(one for one in self.both if shown.holds(one.starts_on)),
        )

    def goal_on(self, on: date) -> int | None:
        """Return the step goal of the day *on*; None where there was none."""
        at = bisect_right(self.goals, on, key=lambda one: one.on)
        return self.goals[at - 1].steps if at else None


def read_series(state: State, rulebook: Rulebook) -> Series:
    """Return everything that the charts of *state* show."""
    pain, band = _pain(state, rulebook)
    checkins = [one for one in state.history.checkins if one.on <= state.on]
    reviews = {one.week_of: one for one in state.history.reviews if one.week_of <= state.on}
    return Series(
        pain=pain,
        band=band,
        steps=state.progress.steps,
        goals=_goals(state),
        sitting=tuple(
            SittingDay(on=one.on, hours=one.sitting_hours)
            for one in checkins
            if one.sitting_hours is not None
        ),
        breaks=tuple(
            BreaksWeek(on=on, done=done)
            for on, one in sorted(reviews.items())
            if (done := one.breaks_done) is not None
        ),
        strength=strength_by_ladder(state.history, rulebook.catalogue, today=state.on),
        weeks=state.progress.weeks,
        both=_both(state.progress.weeks, pain),
    )


def _pain(state: State, rulebook: Rulebook) -> tuple[tuple[PainDay, ...], PainBand | None]:
    """Return pain by day with all flares, and what it is compared with."""
    history, days = state.history, state.progress.pain
    start, answers = history.answered_on, history.as_answered
    if state.adaptation is None or start is None or answers is None:
        return days, None
    since = [one for one in history.checkins if start <= one.on <= state.on]
    course = PainCourse(since, answers.pain_week, rulebook.adaptation.P0)
    flares = find_flares(since, course, rulebook.adaptation.P4, today=state.on)
    opened = {one.opened for one in flares}
    marked = tuple(
        one._replace(flare=True) if one.on in opened and not one.flare else one for one in days
    )
    return marked, pain_band(course, start, answers.pain_week, rulebook.progress.I1)


def _goals(state: State) -> tuple[GoalFrom, ...]:
    """Return the step goal from the day of the answers on, as it moved."""
    start = state.history.answered_on
    if state.programme is None or state.adaptation is None or start is None:
        return ()
    moves = [one for one in state.adaptation.changes if one.rule.startswith("G")]
    first = moves[0].before if moves else state.programme.step_goal.steps
    goals = {start: first, **{one.on: one.after for one in moves}}
    return tuple(GoalFrom(on=on, steps=one) for on, one in goals.items() if isinstance(one, int))


def _both(weeks: tuple[Week, ...], pain: tuple[PainDay, ...]) -> tuple[BothWeek, ...]:
    """Return the mean pain of each of *weeks* beside its sessions."""
    if not weeks:
        return ()
    start = weeks[0].starts_on
    by_week: dict[int, list[PainDay]] = {}
    for one in pain:
        by_week.setdefault((one.on - start).days // DAYS_A_WEEK, []).append(one)
    return tuple(
        BothWeek(
            starts_on=week.starts_on,
            pain=sum(one.pain for one in days) / len(days) if days else None,
            flare=any(one.flare for one in days),
            done=week.done,
        )
        for at, week in enumerate(weeks)
        for days in (by_week.get(at, []),)
    )
