"""One exercise as an SVG: moving on a page, or as two stills for paper."""

import functools
from collections.abc import Sequence
from html import escape

from backplan.core.catalogue import Exercise
from backplan.core.figure import Figure, Motion
from backplan.figures.camera import CAMERAS
from backplan.figures.ghost import ghost
from backplan.figures.kinematics import Body
from backplan.figures.layers import layers
from backplan.figures.motion import Moment, figure_of, movement, still_bodies, whole_s
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
    moments = movement(figure)
    bodies = [moment.body for moment in moments]
    seen = [*bodies, *still_bodies(figure)]
    name = f"bp-{exercise.id}{'m' if mirrored else ''}"
    painter = Painter(plain=False)
    frame = frame_of(figure, seen)
    rules, groups = _moving(figure, moments, seen, name)
    inside = [surroundings(figure, seen, frame, painter), _start(figure), *groups]
    inside.append(signs(figure, bodies, frame, painter))
    style = (FIGURE_STYLE if styled else "") + _timing(figure, name) + "".join(rules)
    drawn = "".join(inside)
    named = f' class="bp-figure {name}"'
    return _svg(exercise, drawn, frame, mirrored=mirrored, named=named, style=style)


@functools.lru_cache(maxsize=KEPT)
def still_svg(exercise: Exercise, *, mirrored: bool = False) -> str:
    """Return start and end of *exercise* as two stills next to each other, for paper.

    Raises:
        ContentError: The exercise has no drawing.
    """
    figure = figure_of(exercise)
    stills = still_bodies(figure)
    ways = [moment.body for moment in movement(figure)]
    painter = Painter(plain=True)
    frame = frame_of(figure, [*stills, *ways])
    flat = frame.width > FLAT * frame.height
    step = (0.0, frame.height + BETWEEN) if flat else (frame.width + BETWEEN, 0.0)
    panels = []
    for number, body in enumerate(stills):
        drawn = [
            f'<g transform="{layer.track[0].attribute()}">{layer.shapes}</g>'
            for layer in layers(figure, [body], stills, painter)
        ]
        ground = surroundings(figure, stills, frame, painter)
        above = signs(figure, ways, frame, painter) if number else ""
        place = f"translate({num(step[0] * number)} {num(step[1] * number)})"
        panels.append(f'<g transform="{place}">{ground}{"".join(drawn)}{above}</g>')
    more = len(stills) - 1
    right, bottom = frame.right + more * step[0], frame.bottom + more * step[1]
    whole = Frame(frame.left, frame.top, right, bottom)
    return _svg(exercise, "".join(panels), whole, mirrored=mirrored)


def _moving(
    figure: Figure, moments: Sequence[Moment], seen: Sequence[Body], name: str
) -> tuple[list[str], list[str]]:
    """Return the rules that move the body, and the body; what nothing moves shows the end."""
    rules, groups = [], []
    shares = [moment.share for moment in moments]
    bodies = [moment.body for moment in moments]
    for number, layer in enumerate(layers(figure, bodies, seen, Painter(plain=False))):
        rules.append(layer.rule(f"{name}-{number}", shares))
        moving = f' class="bp-m {name}-{number}"' if rules[-1] else ""
        last = layer.track[len(layer.track) // 2 if figure.motion is Motion.ROUND else -1]
        groups.append(f'<g{moving} transform="{last.attribute()}">{layer.shapes}</g>')
    return rules, groups


def _start(figure: Figure) -> str:
    """Return the pale start position for those who want nothing to move."""
    first, *others = still_bodies(figure)
    return ghost(first, CAMERAS[figure.view]) if others else ""


def _timing(figure: Figure, name: str) -> str:
    """Return how long the way from start to end takes."""
    if figure.motion is Motion.HOLD:
        return ""
    way = ";animation-direction:normal" if figure.motion is Motion.ROUND else ""
    return f".{name} .bp-m{{animation-duration:{num(whole_s(figure))}s{way}}}"


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
