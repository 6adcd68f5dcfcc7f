"""A small still of an exercise, to know it by: where it ends, with the start as a pale outline."""

import functools

from backplan.core.catalogue import Exercise
from backplan.figures.camera import CAMERAS
from backplan.figures.ghost import ghost
from backplan.figures.layers import layers
from backplan.figures.motion import figure_of, still_bodies
from backplan.figures.paint import Painter
from backplan.figures.scene import frame_of, surroundings
from backplan.figures.shapes import num
from backplan.figures.style import INK, PAINT

KEPT = 128
SIZE = 96
DARK = {INK: "#d9e0de", **dict(zip(PAINT["body"], ("#53605c", "#46524f"), strict=True))}
"""What would be too dark or too bright on a dark page, and what stands there instead."""
STYLE = (
    ".bp-ghost{fill:none;stroke:currentColor;stroke-linecap:round;stroke-linejoin:round}"
    "@media(prefers-color-scheme:dark){"
    + "".join(f'[fill="{one}"]{{fill:{other}}}' for one, other in DARK.items())
    + f"svg{{color:{DARK[INK]}}}}}"
)


@functools.lru_cache(maxsize=KEPT)
def small_svg(exercise: Exercise) -> str:
    """Return *exercise* as a square picture that stands alone, on a light and on a dark page.

    Raises:
        ContentError: The exercise has no drawing.
    """
    figure = figure_of(exercise)
    stills = still_bodies(figure)
    painter = Painter(plain=True)
    frame = frame_of(figure, stills)
    body = "".join(
        f'<g transform="{layer.track[0].attribute()}">{layer.shapes}</g>'
        for layer in layers(figure, stills[-1:], stills, painter)
    )
    start = ghost(stills[0], CAMERAS[figure.view]) if len(stills) > 1 else ""
    drawn = surroundings(figure, stills, frame, painter) + start + body
    size = max(frame.width, frame.height)
    left = frame.left - (size - frame.width) / 2
    box = " ".join(num(one) for one in (left, frame.bottom - size, size, size))
    drawn = drawn.replace(f'stroke="{INK}"', 'stroke="currentColor"')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}"'
    ink = f'viewBox="{box}" color="{INK}"'
    return f"{head} {ink}><style>{STYLE}</style>{drawn}</svg>"
