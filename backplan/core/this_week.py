"""The current week: what the ladders, flares and limits of today make of the sessions.

Reads: the course, where the exercises stand, and the targets.
Returns: the `Programme` of the current week.
"""

from collections.abc import Mapping
from dataclasses import replace

from backplan.core.course import IN_FLARE, Course
from backplan.core.moves import Moves
from backplan.core.place import Place
from backplan.core.programme import Item, Programme, Session, sessions_of
from backplan.core.safety_rules import StartLevel
from backplan.core.targets import Targets


def this_week(course: Course, moves: Moves, targets: Targets) -> Programme:
    """Return the programme of the current week."""
    level = moves.ladders.level
    settle = course.reach.starts(StartLevel.SETTLE, course.today)
    items = settle if level is StartLevel.SETTLE else _items(course, moves)
    answers, rulebook = course.answers, course.rulebook
    week = course.week(course.today)
    sessions = sessions_of(items or settle, level, answers, rulebook, week)
    gentle = settle[: rulebook.routine.levels[StartLevel.SETTLE].exercises]
    return Programme(
        level=level,
        sessions=tuple(_gentle_in_flare(one, course, gentle) for one in sessions),
        step_goal=targets.goal,
        sitting_breaks=targets.breaks,
    )


def _gentle_in_flare(session: Session, course: Course, gentle: tuple[Item, ...]) -> Session:
    """Return *session*, with gentle moves in it while a flare is open or nothing else is left."""
    if course.since_flare(course.today) == IN_FLARE or not session.items:
        return replace(session, items=gentle)
    return session


def _items(course: Course, moves: Moves) -> tuple[Item, ...]:
    """Return what each ladder comes to today, in the order of the level."""
    rungs = course.rulebook.routine.levels[moves.ladders.level].rungs
    order = [course.rulebook.catalogue.exercises[one].ladder for one in rungs]
    last = _last_done(course)
    found = []
    for ladder in dict.fromkeys((*order, *moves.ladders.places)):
        place = moves.ladders.places.get(ladder)
        if place is not None and place.waiting is None:
            item = _item(course, moves, place, last)
            if item is not None:
                found.append(item)
    return tuple(found)


def _item(course: Course, moves: Moves, place: Place, last: Mapping[str, str]) -> Item | None:
    """Return what *place* comes to today: allowed, and never far above what was last done."""
    today = course.today
    share, sets_less = moves.restarts.share(today), moves.lighter.sets_less(today)
    wanted: str | None = place.exercise
    while wanted is not None and (
        course.reach.against(wanted, today) or _too_far(course, moves.ladders.level, wanted, last)
    ):
        wanted = course.reach.down(wanted, today)
    if wanted is None:
        return None
    if wanted == place.exercise:
        return moves.ladders.item(place, today, share=share, sets_less=sets_less)
    release = course.rulebook.adaptation.release.reason
    first = course.reach.item(wanted, moves.ladders.level, today)
    stand_in = Place(exercise=wanted, sets=first.sets, since=today, why=(release,))
    return moves.ladders.item(stand_in, today, share=share, sets_less=sets_less)


def _too_far(course: Course, level: StartLevel, exercise: str, last: Mapping[str, str]) -> bool:
    """Return whether *exercise* is more than one step harder than what was last done."""
    exercises = course.rulebook.catalogue.exercises
    one = exercises[exercise]
    done = last.get(one.ladder)
    if done is None or one.rung <= exercises[done].rung + 1:
        return False
    return course.reach.up(done, level, course.today) != exercise


def _last_done(course: Course) -> dict[str, str]:
    """Return the rung that was last done on each ladder."""
    exercises = course.rulebook.catalogue.exercises
    in_turn = [
        done.exercise
        for session in course.history.sessions
        if session.on <= course.today
        for done in session.items
    ]
    once = dict.fromkeys(reversed(in_turn))
    return {exercises[one].ladder: one for one in reversed(once)}
