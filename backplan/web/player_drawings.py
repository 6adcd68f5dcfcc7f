"""The drawings that go along with the sessions of a week, packed: they are much alike."""

import base64
import json
import zlib
from collections.abc import Iterable
from functools import lru_cache

from backplan.content import load_rulebook
from backplan.core.catalogue import Exercise
from backplan.core.pose import Side
from backplan.figures.drawing import figure_svg, is_mirrored
from backplan.figures.style import FIGURE_STYLE
from backplan.figures.words import figure_alt

STYLE, LEFT = "style", " left"
KEPT = 256
"""Weeks whose drawings are kept packed."""


def drawings(names: Iterable[str]) -> str:
    """Return the drawing of each of these exercises by its id.

    Where it has sides, the words for the left one stand beside; the browser turns the drawing
    round. It is JSON, deflated, in base64: our own markup, which holds nothing that anybody typed.
    """
    return _packed(tuple(sorted(set(names))))


@lru_cache(maxsize=KEPT)
def _packed(names: tuple[str, ...]) -> str:
    """Return the drawings of these exercises as one packed text."""
    drawn = {STYLE: FIGURE_STYLE}
    for name in names:
        drawn |= _drawn(load_rulebook().catalogue.exercises[name])
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed = packer.compress(json.dumps(drawn, separators=(",", ":")).encode()) + packer.flush()
    return base64.b64encode(packed).decode()


def _drawn(exercise: Exercise) -> dict[str, str]:
    """Return the drawing of one exercise; none where it has no pose yet."""
    if exercise.figure is None:
        return {}
    turned = is_mirrored(exercise, Side.RIGHT)
    right = {exercise.id: figure_svg(exercise, mirrored=turned, styled=False)}
    if not exercise.dose.per_side:
        return right
    return right | {exercise.id + LEFT: figure_alt(exercise, mirrored=not turned)}
