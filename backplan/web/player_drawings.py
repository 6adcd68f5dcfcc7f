"""The drawings that go along with the sessions of a week, packed: they are much alike."""

import base64
import json
import zlib
from functools import cache

from backplan.content import load_rulebook
from backplan.core.catalogue import Exercise
from backplan.core.programme import Programme
from backplan.figures.drawing import figure_svg
from backplan.figures.style import FIGURE_STYLE

STYLE, LEFT = "style", " left"


def drawings(programme: Programme) -> str:
    """Return the drawing of each exercise of the week by its id, the left side beside the right.

    It is JSON, deflated, in base64: our own markup, which holds nothing that anybody typed.
    """
    return _packed(
        tuple(sorted({one.exercise.id for day in programme.sessions for one in day.items}))
    )


@cache
def _packed(names: tuple[str, ...]) -> str:
    """Return the drawings of these exercises as one packed text."""
    drawn = {STYLE: FIGURE_STYLE}
    for name in names:
        drawn |= _drawn(load_rulebook().catalogue.exercises[name])
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed = packer.compress(json.dumps(drawn).encode()) + packer.flush()
    return base64.b64encode(packed).decode()


def _drawn(exercise: Exercise) -> dict[str, str]:
    """Return the drawings of one exercise; none where it has no pose yet."""
    if exercise.figure is None:
        return {}
    right = {exercise.id: figure_svg(exercise, styled=False)}
    if not exercise.dose.per_side:
        return right
    return right | {exercise.id + LEFT: figure_svg(exercise, mirrored=True, styled=False)}
