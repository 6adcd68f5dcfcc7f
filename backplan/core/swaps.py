"""What may stand in the place of an exercise that a visitor cannot or does not want to do.

Reads: the state of today, the item, why it is not wanted, and the rulebook.
Returns: `Offer` values: easier rungs of its ladder, the nearest first, then neighbours of the same
purpose. Nothing is offered that a limit leaves out, or that the plan would not put there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from backplan.core.catalogue import NEEDED_KIT, Exercise
from backplan.core.change import Change
from backplan.core.course import read_course
from backplan.core.fold import State
from backplan.core.programme import SHORT_MINUTES, Item, Programme
from backplan.core.reach import Reach
from backplan.core.reviews import SwapReason
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER

EASIER_AT_MOST = 2
"""Further down, a rung is only offered once it is the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One exercise that may stand in the place of another.

    Attributes:
        exercise: What to do in its place.
        in_plan: Whether the plan has it already, so that the other one is only left out.
    """

    exercise: Exercise
    in_plan: bool


def swap_offers(item: Item, why: SwapReason, state: State, rulebook: Rulebook) -> tuple[Offer, ...]:
    """Return what may stand in the place of *item* from today on."""
    programme, reach = state.programme, _reach(state, rulebook)
    if programme is None or reach is None or not _moves(item, state, rulebook):
        return ()
    easier = [
        Offer(exercise=one, in_plan=False)
        for one in reversed(rulebook.catalogue.rungs(item.ladder))
        if one.rung < item.exercise.rung and _suits(one, item.exercise, why)
    ]
    allowed = [one for one in easier if not reach.against(one.exercise.id, state.on)]
    neighbours = [
        one
        for one in _neighbours(item, programme, state, rulebook)
        if _suits(one.exercise, item.exercise, why) and not reach.against(one.exercise.id, state.on)
    ]
    return (*allowed[:EASIER_AT_MOST], *neighbours)


def _reach(state: State, rulebook: Rulebook) -> Reach | None:
    """Return what is within reach of the person; None where no plan ever began."""
    history, adaptation = state.history, state.adaptation
    if adaptation is None or history.as_answered is None or history.answered_on is None:
        return None
    course = read_course(
        history,
        history.as_answered,
        rulebook,
        began=history.answered_on,
        level=adaptation.programme.level,
        today=state.on,
    )
    return course.reach


def _moves(item: Item, state: State, rulebook: Rulebook) -> bool:
    """Return whether *item* is where its ladder stands, so that a swap of today moves it.

    Settle items stand on no ladder; a stand-in for a rung that is too hard stands on none of its
    own; and what a session of today brought comes after the swaps of the day.
    """
    if item.ladder == SETTLE_LADDER or _stands_in(item, rulebook):
        return False
    today = {one.fact for one in state.history.sessions if one.on == state.on}
    return not any(
        one.on == state.on
        and today.intersection(one.facts)
        and isinstance(one.after, Item)
        and one.after.exercise == item.exercise
        and one.exercise != item.exercise.id
        for one in _changes(state)
    )


def _stands_in(item: Item, rulebook: Rulebook) -> bool:
    """Return whether *item* only stands in for a rung that is too hard today."""
    release = rulebook.adaptation.release.reason
    return release in item.reasons


def _suits(new: Exercise, old: Exercise, why: SwapReason) -> bool:
    """Return whether *new* is free of what keeps the visitor from *old*."""
    if why is SwapReason.NO_FLOOR:
        return not new.on_floor
    if why is SwapReason.NO_KIT:
        lacking = set(old.kit).intersection(NEEDED_KIT) or set(old.kit)
        return not lacking.intersection(new.kit)
    return True


def _neighbours(
    item: Item, programme: Programme, state: State, rulebook: Rulebook
) -> Iterator[Offer]:
    """Yield exercises of the same purpose that are not harder, one of each other ladder."""
    week = {one.ladder: one for session in programme.sessions for one in session.items}
    row = next((one for one in rulebook.adaptation.purposes if item.ladder in one), ())
    for ladder in row:
        there = week.get(ladder)
        if ladder == item.ladder:
            continue
        if there is not None:
            if there.exercise.rung <= item.exercise.rung and not _stands_in(there, rulebook):
                yield Offer(exercise=there.exercise, in_plan=True)
        elif not _has_no_room(ladder, programme, state, rulebook):
            yield Offer(exercise=rulebook.catalogue.rungs(ladder)[0], in_plan=False)


def _has_no_room(ladder: str, programme: Programme, state: State, rulebook: Rulebook) -> bool:
    """Return whether *ladder* has its place in other weeks, or short sessions never show it."""
    exercises, changes = rulebook.catalogue.exercises, _changes(state)
    level = {exercises[rung].ladder for rung in rulebook.routine.levels[programme.level].rungs}
    swapped = {one.after.ladder for one in changes if isinstance(one.after, Item)}
    answers = state.history.answers
    short = answers is not None and answers.minutes == SHORT_MINUTES
    return short or ladder in level | swapped


def _changes(state: State) -> tuple[Change, ...]:
    """Return every change so far."""
    return () if state.adaptation is None else state.adaptation.changes
