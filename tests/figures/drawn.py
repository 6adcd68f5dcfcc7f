"""What the tests of the drawings share: every exercise, and its body at many moments."""

import functools

import pytest

from backplan.content import load_rulebook
from backplan.core.catalogue import Exercise
from backplan.core.figure import Figure
from backplan.figures.kinematics import Body
from backplan.figures.motion import movement, still_bodies

EXERCISES = list(load_rulebook().catalogue.exercises.values())
every_exercise = pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.id)


def figure_of(one: Exercise) -> Figure:
    assert one.figure is not None
    return one.figure


@functools.cache
def bodies_of(exercise_id: str) -> tuple[Body, ...]:
    """Return every body of an exercise, from start to end."""
    figure = figure_of(next(one for one in EXERCISES if one.id == exercise_id))
    return (*still_bodies(figure), *(moment.body for moment in movement(figure)))
