"""The course of a diary: everything that the weekly rules look at, by day and by week.

Reads: `History`, the answers it began with, the rulebook and today.
Returns: `Course`. Weeks are seven-day blocks from the day of the newest answers.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from backplan.core.answers import Answers
from backplan.core.flares import Flare, find_flares
from backplan.core.gaps import Away, find_gaps
from backplan.core.history import History
from backplan.core.pain import DAYS_A_WEEK, PainCourse
from backplan.core.reach import Reach
from backplan.core.reviews import Review
from backplan.core.rulebook import Rulebook
from backplan.core.safety_rules import StartLevel
from backplan.core.sessions import CheckIn, Morning, SessionDone

IN_FLARE = -1
"""Days since the last flare while one is open."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """What happened since the newest answers.

    Attributes:
        answers: As they were given.
        start: Their day; weeks are counted from it.
        began: The first day with a programme.
        level: The level it began at.
        history: What the diary says.
        rulebook: What decides.
        today: The day to tell of.
        pain: Pain by day.
        flares: Every flare.
        flare_days: The first day of each.
        gaps: Every gap that P6 looks at.
        reach: What is within reach.
        reviews: The last review of each week, by its number.
        checkins: By day.
        sessions: Sessions by day.
    """

    answers: Answers
    start: date
    began: date
    level: StartLevel
    history: History
    rulebook: Rulebook
    today: date
    pain: PainCourse
    flares: tuple[Flare, ...]
    flare_days: tuple[date, ...]
    gaps: tuple[Away, ...]
    reach: Reach
    reviews: Mapping[int, Review]
    checkins: Mapping[date, CheckIn]
    sessions: Mapping[date, tuple[SessionDone, ...]]
    session_days: tuple[date, ...]

    def week(self, on: date) -> int:
        """Return the number of the week that holds the day *on*; 0 is the first."""
        return (on.toordinal() - self.start.toordinal()) // DAYS_A_WEEK

    def first_day(self, week: int) -> date:
        """Return the first day of a week."""
        return date.fromordinal(self.start.toordinal() + week * DAYS_A_WEEK)

    def starts_week(self, on: date) -> bool:
        """Return whether the day *on* is the first of a week."""
        return (on - self.start).days % DAYS_A_WEEK == 0

    def days(self, week: int) -> tuple[date, ...]:
        """Return the days of a week."""
        first = self.start.toordinal() + week * DAYS_A_WEEK
        return tuple(map(date.fromordinal, range(first, first + DAYS_A_WEEK)))

    def done(self, week: int) -> int:
        """Return how many sessions were done in a week."""
        first = self.first_day(week)
        return bisect_left(self.session_days, first + timedelta(weeks=1)) - bisect_left(
            self.session_days, first
        )

    def mean_pain(self, week: int) -> float | None:
        """Return the mean pain of a week; None without a check-in."""
        first = self.first_day(week)
        return self.pain.mean(first, first + timedelta(days=DAYS_A_WEEK - 1))

    def mornings_fine(self, week: int) -> bool:
        """Return whether mornings of a week are known, and none was worse."""
        known = [self.checkins[day].morning for day in self.days(week) if day in self.checkins]
        return bool(known) and Morning.WORSE not in known

    def flare_on(self, on: date) -> Flare | None:
        """Return the last flare that opened by the day *on*; None before the first."""
        at = bisect_right(self.flare_days, on)
        return self.flares[at - 1] if at else None

    def since_flare(self, on: date) -> int | None:
        """Return the days since the last flare closed, `IN_FLARE` while open, None without one."""
        flare = self.flare_on(on)
        if flare is None:
            return None
        closed = flare.closed
        return IN_FLARE if closed is None or on < closed else (on - closed).days

    def gaps_until(self, on: date) -> tuple[Away, ...]:
        """Return the gaps that had not ended by the day *on*, oldest first."""
        return self.gaps[bisect_right(self.gaps, on, key=lambda one: one.until) :]

    def away_in(self, first: date, last: date) -> Away | None:
        """Return a gap that had lasted long enough for P6 on a day from *first* to *last*."""
        least = timedelta(days=self.rulebook.adaptation.P6.repeat_from)
        at = bisect_left(self.gaps, first, key=lambda one: one.until)
        gap = self.gaps[at] if at < len(self.gaps) else None
        return gap if gap is not None and gap.last + least <= last else None


def read_course(
    history: History,
    answers: Answers,
    rulebook: Rulebook,
    *,
    began: date,
    level: StartLevel,
    today: date,
) -> Course:
    """Return the course since the newest *answers*, which brought a programme on *began*."""
    start = history.answered_on or began
    rules = rulebook.adaptation
    checkins = [one for one in history.checkins if start <= one.on <= today]
    sessions = [one for one in history.sessions if start <= one.on <= today]
    pain = PainCourse(checkins, answers.pain_week, rules.P0)
    flares = find_flares(checkins, pain, rules.P4, today=today)
    by_day: dict[date, tuple[SessionDone, ...]] = {}
    for one in sessions:
        by_day[one.on] = (*by_day.get(one.on, ()), one)
    entries = {*(one.on for one in checkins), *by_day}
    first = history.first_answered_on or start
    cleared = [one.on for one in history.clearances]
    return Course(
        answers=answers,
        start=start,
        began=began,
        level=level,
        history=history,
        rulebook=rulebook,
        today=today,
        pain=pain,
        flares=flares,
        flare_days=tuple(one.opened for one in flares),
        gaps=find_gaps(entries, start=start, today=today, days_from=rules.P6.repeat_from),
        reach=Reach(answers, history, pain, rulebook, on=max(first, *cleared[:1], first)),
        reviews={
            (one.week_of - start).days // DAYS_A_WEEK: one
            for one in history.reviews
            if one.week_of >= start
        },
        checkins={one.on: one for one in checkins},
        sessions=by_day,
        session_days=tuple(one.on for one in sessions),
    )
