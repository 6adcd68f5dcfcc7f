"""When a plan is put on hold because of how it goes (rules E2 and E6).

Reads: the course, rules E2 and E6.
Returns: every `Lock`, oldest first. It ends with newer answers, or by a clinician's word since.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backplan.core.course import Course
from backplan.core.evidence import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A plan on hold.

    Attributes:
        since: Its first day.
        until: The day on which a clinician said that it may go on; None while none has.
        rule: E2 or E6.
        facts: Ids of the facts that brought it.
    """

    since: date
    until: date | None
    rule: Rule
    facts: tuple[str, ...]

    def covers(self, on: date) -> bool:
        """Return whether it holds on the day *on*."""
        return self.since <= on and (self.until is None or on < self.until)


def on_hold(locks: Sequence[Lock], on: date) -> bool:
    """Return whether one of *locks* holds on the day *on*; most diaries have none."""
    return bool(locks) and any(one.covers(on) for one in locks)


def find_locks(course: Course) -> tuple[Lock, ...]:
    """Return the locks up to today."""
    rules = course.rulebook.escalation
    cleared = sorted(one.on for one in course.history.clearances)
    found: list[Lock] = []
    free_from = course.began
    events = [
        *((on, first, rules.E2, facts) for on, first, facts in _worse(course)),
        *((on, first, rules.E6, facts) for on, first, facts in _much_pain(course)),
        *((on, first, rules.E6, facts) for on, first, facts in _flares(course)),
    ]
    for on, first, rule, facts in sorted(events, key=lambda one: (one[0], one[2].id)):
        if first < free_from:
            continue
        until = next((one for one in cleared if one >= on), None)
        found.append(Lock(since=on, until=until, rule=rule, facts=facts))
        if until is None:
            break
        free_from = until + timedelta(days=1)
    return tuple(found)


Event = tuple[date, date, tuple[str, ...]]
"""When something calls for a lock, the first day that it looked at, and its facts."""


def _worse(course: Course) -> Iterator[Event]:
    """Yield where two weeks running were clearly worse than the answers (E2)."""
    rule = course.rulebook.escalation.E2
    running: list[tuple[date, tuple[str, ...]]] = []
    for week in range(course.week(course.began), course.week(course.today) + 1):
        found = _worse_week(course, week, rule.points)
        running = [*running[-rule.weeks :], found] if found is not None else []
        if len(running) >= rule.weeks:
            last = running[-rule.weeks :]
            facts = tuple(dict.fromkeys(fact for _, facts in last for fact in facts))
            yield max(on for on, _ in last), course.first_day(week - rule.weeks + 1), facts


def _worse_week(course: Course, week: int, points: int) -> tuple[date, tuple[str, ...]] | None:
    """Return when it was known that a week was clearly worse, and its facts; None if it was not."""
    known = []
    mean, after = course.mean_pain(week), course.first_day(week + 1)
    if mean is not None and mean - course.answers.pain_week >= points and after <= course.today:
        days = (after - timedelta(days=back) for back in range(7, 0, -1))
        facts = tuple(course.checkins[on].fact for on in days if on in course.checkins)
        known.append((after, facts))
    review = course.reviews.get(week)
    if review is not None and course.answers.activity_score - review.activity_score >= points:
        known.append((max(review.on, course.first_day(week)), (review.fact,)))
    return min(known, default=None)


def _much_pain(course: Course) -> Iterator[Event]:
    """Yield where pain was very high for days running, without a clearance (E6)."""
    rule = course.rulebook.escalation.E6
    valid = course.rulebook.triage.clearance.valid_days
    running: list[date] = []
    for on, checkin in course.checkins.items():
        if checkin.pain < rule.pain_from:
            running = []
            continue
        running = [*running, on][-rule.days :]
        if len(running) < rule.days or (on - running[0]).days >= rule.within_days:
            continue
        if not any(0 <= (on - one.on).days <= valid for one in course.history.clearances):
            yield on, running[0], _facts(course, running)


def _flares(course: Course) -> Iterator[Event]:
    """Yield where flares came too close together (E6)."""
    rule = course.rulebook.escalation.E6
    for at in range(rule.flares - 1, len(course.flares)):
        last = course.flares[at - rule.flares + 1 : at + 1]
        if (last[-1].opened - last[0].opened).days < rule.flare_days:
            yield last[-1].opened, last[0].opened, tuple(one.opened_by for one in last)


def _facts(course: Course, days: Iterable[date]) -> tuple[str, ...]:
    """Return the ids of the check-ins of *days*."""
    return tuple(course.checkins[on].fact for on in days)
