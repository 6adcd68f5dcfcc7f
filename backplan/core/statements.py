"""What can honestly be said about how it goes (rules I1 and I2; P9 in words).

Reads: the course and the rules of progress.
Returns: reasons in words for the visitor: what is known, and what can't be said.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from backplan.core.change import in_words_of
from backplan.core.course import IN_FLARE, Course
from backplan.core.evidence import Reason
from backplan.core.pain import DAYS_A_WEEK
from backplan.core.pain_band import PainBand, pain_band


def statements(course: Course) -> tuple[Reason, ...]:
    """Return what can be said today."""
    return (_pain(course, course.today), *_soreness(course))


def improved(course: Course, on: date) -> Reason | None:
    """Return a real gain by the day *on* (I1) in words; None without one."""
    rule = course.rulebook.progress.I1
    if (on - course.start).days < DAYS_A_WEEK:
        return None
    now = _mean_now(course, on)
    if now is not None and _band(course).is_lower(now):
        return rule.reason
    reviews = [one for one in course.reviews.values() if one.on <= on]
    newest = max(reviews, key=lambda one: (one.week_of, one.on), default=None)
    start = course.answers.activity_score
    if newest is not None and newest.activity_score - start >= rule.activity_points:
        return in_words_of(rule, rule.activity)
    return None


def _band(course: Course) -> PainBand:
    """Return what pain is compared with."""
    start, said = course.start, course.answers.pain_week
    return pain_band(course.pain, start, said, course.rulebook.progress.I1)


def _mean_now(course: Course, on: date) -> float | None:
    """Return the mean of the seven days up to *on*, where there are entries enough to tell."""
    first = on - timedelta(days=DAYS_A_WEEK - 1)
    enough = course.pain.count(first, on) >= course.rulebook.progress.I1.checkins_from
    return course.pain.mean(first, on) if enough else None


def _pain(course: Course, on: date) -> Reason:
    """Return the sentence about pain: better, about the same, worse, or too few entries."""
    rules = course.rulebook.progress
    better, now = improved(course, on), _mean_now(course, on)
    if better is not None:
        return better
    if now is None:
        return rules.few.reason
    if _band(course).is_higher(now):
        return rules.worse.reason
    late = course.week(on) >= rules.I2.week_to
    return in_words_of(rules.I2, rules.I2.later) if late else rules.I2.reason


def _soreness(course: Course) -> Iterator[Reason]:
    """Yield that sore muscles are normal, in the days after a first session (P9)."""
    rule = course.rulebook.adaptation.P9
    days = course.session_days
    if not days or (course.today - days[0]).days > rule.first_days:
        return
    lately = (course.today - days[-1]).days * 24 <= rule.hours_to
    today = course.checkins.get(course.today)
    usual = course.pain.spread(course.today)[0]
    calm = today is None or today.pain <= usual + course.rulebook.adaptation.P5.pain_above
    if lately and calm and course.since_flare(course.today) != IN_FLARE:
        yield rule.reason
