"""When to be seen: rules E1 to E9, each told once.

Reads: the course, the locks, the sessions planned, and red flags reported since the answers.
Returns: `Escalation` values, oldest first; never dropped, never repeated daily.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from backplan.core.change import Escalation
from backplan.core.course import Course
from backplan.core.evidence import Rule
from backplan.core.history import History
from backplan.core.locks import Lock
from backplan.core.pain import DAYS_A_WEEK
from backplan.core.red_flags import FlagAnswer
from backplan.core.rulebook import Rulebook
from backplan.core.statements import improved
from backplan.core.triage import flag_level


def sign_escalations(history: History, rulebook: Rulebook) -> list[Escalation]:
    """Return what the red flags reported since the answers call for (E1, E8, E9)."""
    rules = rulebook.escalation
    found = []
    for report in history.reports:
        stops = any(_stops(flag, history, rulebook) for flag in report.flags)
        rule: Rule | None = rules.E8 if rules.E8.flag in report.flags else None
        if report.in_session:
            rule = rulebook.triage.E9
        elif stops:
            rule = rules.E1
        if rule is not None:
            found.append(Escalation(on=report.on, reason=rule.reason, facts=(report.fact,)))
    return found


def _stops(flag: str, history: History, rulebook: Rulebook) -> bool:
    """Return whether a red flag that stands calls for help today or now."""
    answer = history.flags.get(flag, FlagAnswer.YES)
    details = history.details.get(flag, {})
    return flag_level(rulebook.red_flags[flag], answer, details, history.flags).stops


def course_escalations(
    course: Course, locks: Iterable[Lock], planned: Sequence[int]
) -> list[Escalation]:
    """Return what the course calls for (E2 to E7)."""
    locked = [Escalation(on=one.since, reason=one.rule.reason, facts=one.facts) for one in locks]
    return [*locked, *_no_gain(course, planned), *_low_mood(course)]


def _no_gain(course: Course, planned: Sequence[int]) -> Iterator[Escalation]:
    """Yield what weeks without a clear gain call for (E3 to E5)."""
    rules = course.rulebook.escalation
    little = _adherence(course, planned, rules.E4.week) < rules.E3.adherence_from
    told: list[tuple[int, Rule]] = [(rules.E5.week, rules.E5)]
    if not little:
        told.append((rules.E3.week, rules.E3))
    elif not _well(course, course.first_day(rules.E4.week)):
        told += [(rules.E4.week, rules.E4), (rules.E4.again_week, rules.E3)]
    for week, rule in sorted(told, key=lambda one: one[0]):
        on = course.first_day(week)
        if course.began <= on <= course.today and not _well(course, on):
            yield Escalation(on=on, reason=rule.reason, facts=(course.history.answers_fact,))


def _well(course: Course, on: date) -> bool:
    """Return whether there was a real gain by the day *on* (I1), or next to no pain is left."""
    mean = course.pain.mean(on - timedelta(days=DAYS_A_WEEK - 1), on)
    near_none = mean is not None and mean < course.rulebook.escalation.E3.well_below
    return near_none or improved(course, on) is not None


def _adherence(course: Course, planned: Sequence[int], weeks: int) -> float:
    """Return the share of the sessions planned in the first *weeks* that were done."""
    done = sum(min(course.done(week), count) for week, count in enumerate(planned[:weeks]))
    return done / max(sum(planned[:weeks]), 1)


def _low_mood(course: Course) -> Iterator[Escalation]:
    """Yield where worry or low mood was high for weeks running, once each time (E7)."""
    rule = course.rulebook.escalation.E7
    running: list[tuple[date, str]] = []
    for week, review in sorted(course.reviews.items()):
        high = max(review.worry or 0, review.low_mood or 0) >= rule.score_from
        follows = week - 1 in course.reviews
        running = [*(running if follows else []), (review.on, review.fact)] if high else []
        if len(running) == rule.weeks:
            on = max(day for day, _ in running)
            facts = tuple(fact for _, fact in running)
            yield Escalation(on=on, reason=rule.reason, facts=facts)
