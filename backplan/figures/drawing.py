"""One exercise as an SVG: moving on a page, or as two stills for paper."""

import functools
from collections.abc import Sequence
from html import escape

from backplan.core.catalogue import Exercise
from backplan.core.figure import Figure, Motion
from backplan.core.pose import Side
from backplan.figures.camera import CAMERAS
from backplan.figures.ghost import ghost
from backplan.figures.kinematics import Body
from backplan.figures.layers import layers
from backplan.figures.motion import Movement, figure_of, movement, still_bodies
from backplan.figures.paint import Painter
from backplan.figures.scene import Frame, frame_of, signs, surroundings
from backplan.figures.shapes import num
from backplan.figures.style import FIGURE_STYLE
from backplan.figures.words import figure_alt

KEPT = 256
"""Drawings that are kept once made: all of them, both sides."""
BETWEEN = 14
FLAT = 1.3
"""A drawing wider than this is put above the next one, not beside it."""


@functools.lru_cache(maxsize=KEPT)
def figure_svg(exercise: Exercise, *, mirrored: bool = False, styled: bool = True) -> str:
    """Return the moving drawing of *exercise*, for one side or *mirrored* for the other.

    With *styled* it stands alone; without, the page has to hold ``FIGURE_STYLE`` once.

    Raises:
        ContentError: The exercise has no drawing.
    """
    figure = figure_of(exercise)
    moving = movement(exercise)
    bodies = moving.bodies
    seen = [*bodies, *still_bodies(figure)]
    name = f"bp-{exercise.id}{'m' if mirrored else ''}"
    painter = Painter(plain=False)
    frame = frame_of(figure, seen)
    rules, groups = _moving(figure, moving, seen, name)
    inside = [surroundings(figure, seen, frame, painter), _start(figure), *groups]
    inside.append(signs(figure, bodies, frame, painter))
    style = (FIGURE_STYLE if styled else "") + _timing(moving, name) + "".join(rules)
    drawn = "".join(inside)
    named = f' class="bp-figure {name}"'
    return _svg(exercise, drawn, frame, mirrored=mirrored, named=named, style=style)


def is_mirrored(exercise: Exercise, side: Side) -> bool:
    """Return whether the drawing has to be mirrored to show a *side* at work."""
    return exercise.dose.per_side and figure_of(exercise).side is not side


@functools.lru_cache(maxsize=KEPT)
def still_svg(exercise: Exercise, *, mirrored: bool = False) -> str:
    """Return start and end of *exercise* as two stills next to each other, for paper.

    Raises:
        ContentError: The exercise has no drawing.
    """
    figure = figure_of(exercise)
    stills = still_bodies(figure)
    moving = movement(exercise)
    painter = Painter(plain=True)
    frame = frame_of(figure, [*stills, *moving.bodies])
    flat = frame.width > FLAT * frame.height
    step = (0.0, frame.height + BETWEEN) if flat else (frame.width + BETWEEN, 0.0)
    panels = []
    for number, body in enumerate(stills):
        drawn = [
            f'<g transform="{layer.track[0].attribute()}">{layer.shapes}</g>'
            for layer in layers(figure, [body], stills, painter)
        ]
        ground = surroundings(figure, stills, frame, painter)
        above = signs(figure, moving.bodies, frame, painter) if number else ""
        place = f"translate({num(step[0] * number)} {num(step[1] * number)})"
        panels.append(f'<g transform="{place}">{ground}{"".join(drawn)}{above}</g>')
    more = len(stills) - 1
    right, bottom = frame.right + more * step[0], frame.bottom + more * step[1]
    whole = Frame(frame.left, frame.top, right, bottom)
    return _svg(exercise, "".join(panels), whole, mirrored=mirrored)


def _moving(
    figure: Figure, moving: Movement, seen: Sequence[Body], name: str
) -> tuple[list[str], list[str]]:
    """Return the rules that move the body, and the body; what nothing moves shows the end."""
    rules, groups = [], []
    shares = [moment.shares for moment in moving.moments]
    for number, layer in enumerate(layers(figure, moving.bodies, seen, Painter(plain=False))):
        rules.append(layer.rule(f"{name}-{number}", shares))
        named = f' class="bp-m {name}-{number}"' if rules[-1] else ""
        last = layer.track[len(layer.track) // 2 if figure.motion is Motion.ROUND else -1]
        groups.append(f'<g{named} transform="{last.attribute()}">{layer.shapes}</g>')
    return rules, groups


def _start(figure: Figure) -> str:
    """Return the pale start position for those who want nothing to move."""
    first, *others = still_bodies(figure)
    return ghost(first, CAMERAS[figure.view]) if others else ""


def _timing(moving: Movement, name: str) -> str:
    """Return how long the way takes, and which way round it goes."""
    if not moving.seconds:
        return ""
    way = "" if moving.turns else ";animation-direction:normal"
    return f".{name} .bp-m{{animation-duration:{num(moving.seconds)}s{way}}}"


def _svg(
    exercise: Exercise,
    inside: str,
    frame: Frame,
    *,
    mirrored: bool,
    named: str = "",
    style: str = "",
) -> str:
    """Return the whole element; mirrored, left and right are swapped."""
    box = " ".join(num(one) for one in (frame.left, frame.top, frame.width, frame.height))
    if mirrored:
        inside = f'<g transform="matrix(-1 0 0 1 {num(frame.left + frame.right)} 0)">{inside}</g>'
    alt = escape(figure_alt(exercise, mirrored=mirrored))
    rules = f"<style>{style}</style>" if style else ""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"{named}'
    return f'{head} role="img" aria-label="{alt}">{rules}{inside}</svg>'
