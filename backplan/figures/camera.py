"""Where one stands to look: points in space to points on the drawing."""

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

from backplan.core.figure import View
from backplan.figures.vectors import Vector, dot

SCALE = 200
"""Units of the drawing for the height of the body."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Camera:
    """Which way of the space is right, up and towards the one who looks."""

    right: Vector
    up: Vector
    towards: Vector

    def at(self, point: Vector) -> Point:
        """Return where *point* is drawn; y grows downwards."""
        return dot(point, self.right) * SCALE, -dot(point, self.up) * SCALE

    def depth(self, point: Vector) -> float:
        """Return how near *point* is."""
        return dot(point, self.towards)


def _facing(down: float) -> Camera:
    """Return the view of somebody in front who looks *down* so many degrees."""
    low, level = sin(radians(down)), cos(radians(down))
    return Camera((0.0, 1.0, 0.0), (-low, 0.0, level), (level, 0.0, low))


CAMERAS = {
    # The far side is pushed a little to the right: both legs are seen, and no bone is shortened.
    View.SIDE: Camera((1.0, 0.3, 0.0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0)),
    View.FRONT: _facing(14),
    View.ABOVE: _facing(36),
    View.TOP: _facing(70),
}


def slope(start: Point, end: Point) -> float:
    """Return the turn in degrees that makes a thing that hangs down point from *start* to *end*."""
    return degrees(atan2(start[0] - end[0], end[1] - start[1]))


def gap(start: Point, end: Point) -> float:
    """Return how far *end* is from *start* on the drawing."""
    return hypot(end[0] - start[0], end[1] - start[1])
