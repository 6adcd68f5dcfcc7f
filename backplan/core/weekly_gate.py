"""Whether a new week may bring more (rules P4 to P7 hold back, P5 opens).

Reads: the course up to the first day of the week, and the sessions planned in the one before.
Returns: true where nothing speaks for caution.
"""

from datetime import date, timedelta

from backplan.core.course import IN_FLARE, Course
from backplan.core.restarts import WHOLE, LighterWeeks, Restarts


def may_do_more(
    course: Course, restarts: Restarts, lighter: LighterWeeks, on: date, *, planned: int
) -> bool:
    """Return whether the week that starts on the day *on* may bring more than the last one.

    Args:
        course: What happened.
        restarts: The way back after flares and holds.
        lighter: Lighter weeks.
        on: The first day of the week.
        planned: Sessions planned in the week before.
    """
    last = course.week(on) - 1
    return (
        course.since_flare(on) != IN_FLARE
        and restarts.share(on) == WHOLE
        and course.away_in(course.first_day(last), on) is None
        and not lighter.sets_less(on)
        and _week_was_done(course, last, planned)
        and _pain_within_limit(course, on)
    )


def _week_was_done(course: Course, week: int, planned: int) -> bool:
    """Return whether P5 allows more: enough sessions, and pain about as at first."""
    rule, mean = course.rulebook.adaptation.P5, course.mean_pain(week)
    if not planned or mean is None or mean > course.answers.pain_week + rule.pain_above:
        return False
    return course.done(week) / planned >= rule.more_from


def _pain_within_limit(course: Course, on: date) -> bool:
    """Return whether the newest check-in of the last seven days is within the limit of P0."""
    days = (on - timedelta(days=back) for back in range(8))
    newest = next((day for day in days if day in course.checkins), None)
    return newest is not None and course.checkins[newest].pain <= course.pain.limit(newest)
