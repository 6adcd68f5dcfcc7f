"""Step 5. Decide what can be said about how it goes: pain by day, steps, sessions against plan.

Reads: `History`, the `Programme` (None without one) and today.
Returns: `Progress`; days without an entry are gaps, never zeros.
Next: backplan/core/adaptation.py
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from backplan.core.history import History
from backplan.core.programme import Programme
from backplan.core.sessions import CheckIn

DAYS_A_WEEK = 7
WEEK = timedelta(days=DAYS_A_WEEK)


class PainDay(NamedTuple):
    """Pain of one day, 0 to 10, with the mean of the check-ins in the seven days up to it."""

    on: date
    pain: int
    mean_7d: float
    flare: bool


class StepsDay(NamedTuple):
    """Steps of one day."""

    on: date
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Sessions of one seven-day block.

    Attributes:
        index: 0 starts on the day of the newest answers; earlier weeks are negative.
        starts_on: Its first day.
        planned: Sessions planned; 0 before the newest answers.
        done: Sessions done.
    """

    index: int
    starts_on: date
    planned: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How it goes.

    Attributes:
        pain: One entry a day with a check-in, oldest first.
        steps: One entry a day with steps, oldest first.
        weeks: Every week from the first session or the answers to today, oldest first.
        pain_mean_7d: Mean pain of the seven days up to today; None without a check-in.
        adherence: Share of the planned sessions of finished weeks that were done; None before.
        sessions_done: All sessions logged so far.
    """

    pain: tuple[PainDay, ...]
    steps: tuple[StepsDay, ...]
    weeks: tuple[Week, ...]
    pain_mean_7d: float | None
    adherence: float | None
    sessions_done: int


def measure_progress(
    history: History,
    programme: Programme | None,
    *,
    today: date,
    planned: Sequence[int] = (),
) -> Progress:
    """Return how it goes on *today*; entries dated later are left out.

    Args:
        history: What the diary says.
        programme: The current week's; None without one.
        today: The day, in the visitor's time zone.
        planned: Sessions planned in each week since the answers; a week beyond has those of
            *programme*.
    """
    checkins = [one for one in history.checkins if one.on <= today]
    lately = [one.pain for one in checkins[-DAYS_A_WEEK:] if one.on > today - WEEK]
    weeks = _weeks(history, programme, planned, today)
    return Progress(
        pain=tuple(_pain_days(checkins)),
        steps=tuple(StepsDay(on, steps) for on, steps in history.steps.items() if on <= today),
        weeks=weeks,
        pain_mean_7d=sum(lately) / len(lately) if lately else None,
        adherence=_adherence([one for one in weeks if (today - one.starts_on).days >= DAYS_A_WEEK]),
        sessions_done=sum(one.on <= today for one in history.sessions),
    )


def _pain_days(checkins: Iterable[CheckIn]) -> Iterator[PainDay]:
    """Yield the pain of each of *checkins*, oldest first, with the mean of its seven days."""
    lately: deque[CheckIn] = deque()
    total = 0
    for one in checkins:
        lately.append(one)
        total += one.pain
        while lately[0].on <= one.on - WEEK:
            total -= lately.popleft().pain
        yield PainDay(one.on, one.pain, total / len(lately), one.flare)


def _weeks(
    history: History, programme: Programme | None, planned: Sequence[int], today: date
) -> tuple[Week, ...]:
    """Return the weeks up to today, counted from the newest answers."""
    done = [one.on for one in history.sessions if one.on <= today]
    start = history.answered_on or min(done, default=None)
    if start is None:
        return ()
    now = len(programme.sessions) if programme is not None else 0
    by_week = dict(enumerate(planned))
    counts: dict[int, int] = {}
    for on in done:
        index = (on - start).days // DAYS_A_WEEK
        counts[index] = counts.get(index, 0) + 1
    last = (today - start).days // DAYS_A_WEEK
    return tuple(
        Week(
            index=index,
            starts_on=start + timedelta(weeks=index),
            planned=by_week.get(index, now) if index >= 0 else 0,
            done=counts.get(index, 0),
        )
        for index in range(min((0, *counts)), last + 1)
    )


def _adherence(weeks: list[Week]) -> float | None:
    """Return the share of planned sessions done; extra ones cannot hide an empty week."""
    planned = sum(week.planned for week in weeks)
    if not planned:
        return None
    return sum(min(week.done, week.planned) for week in weeks) / planned
