"""Why something that went well does not get harder this week (P0, P1 and P5 to P7 in words).

Reads: the course, the sessions planned in each week, and where the exercises stand.
Returns: reasons in words for the visitor; none where all that went well goes up.
"""

from collections.abc import Iterator
from datetime import timedelta

from backplan.core.change import in_words_of
from backplan.core.course import Course
from backplan.core.evidence import Reason
from backplan.core.moves import Moves

UP = ("P1", "P8")


def standstill(course: Course, moves: Moves) -> Iterator[Reason]:
    """Yield why: days away, sessions left out, a lighter week, pain, mornings, the last rung."""
    rules = course.rulebook.adaptation
    week = course.week(course.today)
    first = course.first_day(week)
    away = course.away_in(course.first_day(week - 1), course.today)
    if away is not None and away.days < rules.P6.rung_from:
        yield in_words_of(rules.P6, rules.P6.repeat)
    planned = moves.planned[week - 1] if week else 0
    share = course.done(week - 1) / planned if planned else 1.0
    if share < rules.P5.keep_from:
        yield rules.P5.reason
    elif share < rules.P5.more_from:
        yield in_words_of(rules.P5, rules.P5.keep)
    elif moves.lighter.since(week) == first and not moves.ladders.has_sets_to_spare():
        yield in_words_of(rules.P7, rules.P7.keep)
    elif moves.may_rise and not any(one.rule in UP and one.on == first for one in moves.changes):
        yield from _not_yet(course, moves, week)
    if moves.tops:
        words = rules.P1.top if moves.all_at_top else rules.P1.some_at_top
        yield in_words_of(rules.P1, words)


def _not_yet(course: Course, moves: Moves, week: int) -> Iterator[Reason]:
    """Yield why good sessions of the week before brought nothing, where that is known."""
    rules = course.rulebook.adaptation
    if course.pain.spread(course.first_day(week))[1] > rules.P0.rung_up_to:
        yield in_words_of(rules.P0, rules.P0.keep)
        return
    if moves.lighter.since(week - 1) is not None:
        yield in_words_of(rules.P7, rules.P7.after)
        return
    days = (on + timedelta(days=1) for on in course.days(week - 1) if on in course.sessions)
    if any(on not in course.checkins for on in days):
        yield in_words_of(rules.P1, rules.P1.next_day)
