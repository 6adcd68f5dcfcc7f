"""Step 6. Decide what changes from week to week, each with its rule; when to stop and be seen.

Reads: `History` since the newest answers, the level the plan began at, the rulebook and today.
Returns: `Adaptation`: the programme of the current week, every change and escalation so far.
Next: backplan/core/programme.py

docs/adaptation.md tells what each rule reads, when it fires, and which one wins.
"""

from dataclasses import dataclass
from datetime import date

from backplan.core.answers import Answers
from backplan.core.change import Change, Escalation
from backplan.core.course import Course, read_course
from backplan.core.escalations import course_escalations, sign_escalations
from backplan.core.evidence import Reason
from backplan.core.history import History
from backplan.core.locks import Lock, find_locks
from backplan.core.moves import move_exercises
from backplan.core.programme import Programme
from backplan.core.rulebook import Rulebook
from backplan.core.safety_rules import StartLevel
from backplan.core.standstill import standstill
from backplan.core.statements import statements
from backplan.core.targets import move_targets
from backplan.core.this_week import this_week


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    """What a plan has become.

    Attributes:
        programme: The current week's.
        changes: Every change so far, newest last.
        escalations: Every time somebody was told to be seen, newest last.
        lock: The hold that stands today (E2, E6); None without one.
        planned: Sessions planned in each week, that of the answers first.
        statements: What can honestly be said today of how it goes.
        standstill: Why something that went well does not get harder this week.
        tops: Exercises that went well, and have no harder rung in reach.
        redo_check: Whether the check is due again (L1, P6).
    """

    programme: Programme
    changes: tuple[Change, ...]
    escalations: tuple[Escalation, ...]
    lock: Lock | None
    planned: tuple[int, ...]
    statements: tuple[Reason, ...]
    standstill: tuple[Reason, ...]
    tops: tuple[str, ...]
    redo_check: bool


def adapt(
    history: History,
    answers: Answers,
    rulebook: Rulebook,
    *,
    began: date,
    level: StartLevel,
    today: date,
) -> Adaptation:
    """Return what the plan that began with *answers* has become by *today*.

    Args:
        history: What the diary says.
        answers: The newest answers as they were given.
        rulebook: What decides.
        began: The first day with a programme.
        level: The level it began at.
        today: The day, in the visitor's time zone.

    Source: evidence 9.5 to 9.8.
    """
    course = read_course(history, answers, rulebook, began=began, level=level, today=today)
    locks = find_locks(course)
    moves, targets = move_exercises(course, locks), move_targets(course, locks)
    escalations = [
        *sign_escalations(history, rulebook),
        *course_escalations(course, locks, moves.planned),
    ]
    return Adaptation(
        programme=this_week(course, moves, targets),
        changes=tuple(sorted((*moves.changes, *targets.changes), key=lambda one: one.on)),
        escalations=tuple(sorted(escalations, key=lambda one: one.on)),
        lock=next((one for one in locks if one.covers(today)), None),
        planned=moves.planned,
        statements=statements(course),
        standstill=tuple(standstill(course, moves)),
        tops=moves.tops,
        redo_check=_check_is_due(course),
    )


def _check_is_due(course: Course) -> bool:
    """Return whether the check is due again: after a long gap (P6), or a week of settling (L1)."""
    long = course.rulebook.adaptation.P6.redo_from
    settled = course.level is StartLevel.SETTLE and course.week(course.today) > 0
    return settled or any(one.days >= long for one in course.gaps)
