"""What the tests of the drawings share: every exercise, and its body at many moments."""

import functools
from collections.abc import Callable, Sequence

from backplan.content import load_rulebook
from backplan.core.catalogue import Exercise
from backplan.core.figure import Figure
from backplan.figures.kinematics import Body
from backplan.figures.motion import movement, still_bodies

EXERCISES = list(load_rulebook().catalogue.exercises.values())


def each_of(exercises: Sequence[Exercise]) -> Callable[[Callable[[Exercise], None]], object]:
    """Return what makes a check of one exercise a test of all; each that fails is named."""

    def of_all(check: Callable[[Exercise], None]) -> object:
        def test() -> None:
            wrong: dict[str, Exception] = {}
            for one in exercises:
                try:
                    check(one)
                except Exception as error:
                    error.add_note(f"in the drawing of {one.id}")
                    wrong[one.id] = error
            if wrong:
                raise ExceptionGroup(f"wrong: {', '.join(wrong)}", list(wrong.values()))

        test.__name__ = check.__name__
        return test

    return of_all


every_exercise = each_of(EXERCISES)


def figure_of(one: Exercise) -> Figure:
    assert one.figure is not None
    return one.figure


@functools.cache
def bodies_of(exercise_id: str) -> tuple[Body, ...]:
    """Return every body of an exercise, from start to end."""
    one = next(one for one in EXERCISES if one.id == exercise_id)
    return (*still_bodies(figure_of(one)), *movement(one).bodies)
