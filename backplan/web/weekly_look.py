"""The week that has just ended, as the page about it tells it: counted from what the diary says."""

from dataclasses import dataclass
from datetime import date, timedelta

from backplan.core.change import Change
from backplan.core.fold import State
from backplan.core.gaps import Away, find_gaps
from backplan.core.reviews import Review
from backplan.core.rulebook import Rulebook

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLived:
    """One week of a plan.

    Attributes:
        first: Its first day; the last is six days later.
        sessions: Sessions done.
        planned: Sessions planned.
        pain: Pain of each day with a check-in.
        steps: Steps of each day with a count.
        goal: The step goal at its end; None without one.
    """

    first: date
    sessions: int
    planned: int
    pain: tuple[int, ...]
    steps: tuple[int, ...]
    goal: int | None

    @property
    def last(self) -> date:
        """Return its last day."""
        return self.first + A_WEEK - timedelta(days=1)

    @property
    def mean_pain(self) -> float | None:
        """Return the mean pain; None without a check-in."""
        return sum(self.pain) / len(self.pain) if self.pain else None

    @property
    def reached(self) -> int:
        """Return on how many days the goal was reached."""
        return sum(self.goal is not None and one >= self.goal for one in self.steps)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing at all was noted in it."""
        return not (self.sessions or self.pain or self.steps)


def this_week(state: State) -> date | None:
    """Return the first day of the current week; None where nobody has taken the check."""
    start = state.history.answered_on
    return None if start is None else start + A_WEEK * ((state.on - start).days // A_WEEK.days)


def last_week(state: State) -> date | None:
    """Return the first day of the week to look back on; None in the first week."""
    now, start = this_week(state), state.history.answered_on
    return None if now is None or now == start else now - A_WEEK


def week_from(first: date, state: State) -> WeekLived:
    """Return what was noted in the week from *first* on."""
    history = state.history
    after = first + A_WEEK
    row = next((one for one in state.progress.weeks if one.starts_on == first), None)
    return WeekLived(
        first=first,
        sessions=0 if row is None else row.done,
        planned=0 if row is None else row.planned,
        pain=tuple(one.pain for one in history.checkins if first <= one.on < after),
        steps=tuple(steps for on, steps in history.steps.items() if first <= on < after),
        goal=_goal_at(after - timedelta(days=1), state),
    )


def review_of(first: date, state: State) -> Review | None:
    """Return what was said of the week from *first* on; the last one counts."""
    said = [one for one in state.history.reviews if first <= one.week_of < first + A_WEEK]
    return said[-1] if said else None


def review_is_due(state: State) -> bool:
    """Return whether a week with an entry in it has ended and was not looked back on."""
    first = last_week(state)
    if first is None or state.programme is None or review_of(first, state) is not None:
        return False
    return not week_from(first, state).is_empty


def changes_since(first: date, state: State) -> tuple[Change, ...]:
    """Return what changed in the plan from the day *first* on."""
    changes = () if state.adaptation is None else state.adaptation.changes
    return tuple(one for one in changes if one.on >= first)


def away_lately(state: State, rulebook: Rulebook) -> Away | None:
    """Return the days away that ended in the last two weeks, or go on."""
    start, first = state.history.answered_on, last_week(state)
    if start is None or first is None:
        return None
    history, rule = state.history, rulebook.adaptation.P6
    entries = [*(one.on for one in history.checkins), *(one.on for one in history.sessions)]
    gaps = find_gaps(entries, start=start, today=state.on, days_from=rule.repeat_from)
    return next((one for one in reversed(gaps) if one.until > first), None)


def _goal_at(on: date, state: State) -> int | None:
    """Return the step goal of the day *on*; None without a plan."""
    if state.adaptation is None:
        return None
    moved = [one for one in state.adaptation.changes if one.rule.startswith("G") and one.on > on]
    before = moved[0].before if moved else None
    return before if isinstance(before, int) else state.adaptation.programme.step_goal.steps
