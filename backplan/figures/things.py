"""What stands around the figure, as boxes in space: nothing of the body goes through them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backplan.core.figure import Figure, Placed, Thing, View
from backplan.figures.camera import Camera
from backplan.figures.kinematics import Body
from backplan.figures.paint import Painter
from backplan.figures.shapes import path
from backplan.figures.vectors import Vector

SEAT_DEEP, SEAT_WIDE, BACK_HIGH = 0.26, 0.13, 0.27
BODY, EDGE = "body", "edge"
"""The paint of what is big, and of what one touches."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its low and its high corner, and its paint."""

    low: Vector
    high: Vector
    paint: str = EDGE

    def holds(self, point: Vector, spare: float) -> bool:
        """Return whether *point* is more than *spare* inside."""
        sides = zip(self.low, point, self.high, strict=True)
        return all(low + spare < at < high - spare for low, at, high in sides)

    def corners(self) -> Iterator[Vector]:
        """Yield all eight corners."""
        for x in (self.low[0], self.high[0]):
            for y in (self.low[1], self.high[1]):
                for z in (self.low[2], self.high[2]):
                    yield x, y, z


def boxes(figure: Figure, bodies: Iterable[Body]) -> list[Box]:
    """Return everything that stands around, the far things first."""
    points = [point for body in bodies for point in body.points.values()]
    return [box for placed in figure.things for box in _boxes(placed, figure.view, points)]


def draw_boxes(around: Iterable[Box], camera: Camera, painter: Painter) -> str:
    """Return the faces that show: the near one, the right one, and from above the top."""
    drawn: list[tuple[str, bool, str]] = []
    for box in around:
        for corners, far in _faces(box, camera):
            outline = _outline(corners, camera)
            if drawn and drawn[-1][:2] == (box.paint, far):
                outline = drawn.pop()[2] + outline
            drawn.append((box.paint, far, outline))
    return "".join(painter.on(far=far).path(paint, outline) for paint, far, outline in drawn)


def _boxes(placed: Placed, view: View, points: list[Vector]) -> Iterable[Box]:
    """Return one thing as boxes."""
    match placed.kind:
        case Thing.CHAIR:
            return _chair(placed)
        case Thing.WALL:
            return [_wall(placed, view)]
        case Thing.MAT:
            return [_mat(points)]
        case Thing.WORKTOP | Thing.STEP | Thing.BOX | Thing.RAIL | Thing.CUSHION:
            return _block(placed)


def _block(placed: Placed) -> list[Box]:
    """Return one of the things that are made of a box or two."""
    x, y, z = placed.x, placed.y, placed.z
    wide = (placed.wide or (0.24 if placed.kind is Thing.STEP else 0.4)) / 2
    if placed.kind is Thing.WORKTOP:
        end = x + (placed.deep or 0.28)
        top = Box((x, y - wide, z - 0.035), (end, y + wide, z))
        return [Box((x + 0.05, y - wide, 0), (end, y + wide, z - 0.035), BODY), top]
    if placed.kind is Thing.RAIL:
        post = Box((x + 0.08, y - 0.007, 0), (x + 0.094, y + 0.007, z - 0.02))
        return [post, Box((x - 0.12, y - 0.01, z - 0.025), (x + 0.12, y + 0.01, z))]
    if placed.kind is Thing.CUSHION:
        return [Box((x - 0.11, y - 0.11, z - 0.04), (x + 0.11, y + 0.11, z))]
    return [Box((x, y - wide, 0), (x + (placed.deep or 0.34), y + wide, z), BODY)]


def _chair(placed: Placed) -> list[Box]:
    """Return seat, back and legs; `x` is the front edge, and a turned chair faces the figure."""
    x, y, z = placed.x, placed.y, placed.z
    sign = 1 if placed.turned else -1
    back = x + sign * (placed.deep or SEAT_DEEP)
    low, high = sorted((x, back))
    legs = [
        Box((at - 0.012, y + side - 0.012, 0), (at + 0.012, y + side + 0.012, z - 0.035))
        for side in (SEAT_WIDE - 0.02, 0.02 - SEAT_WIDE)
        for at in (low + 0.02, high - 0.02)
    ]
    seat = Box((low, y - SEAT_WIDE, z - 0.035), (high, y + SEAT_WIDE, z))
    rest_low, rest_high = sorted((back, back - sign * 0.03))
    rest = Box((rest_low, y - SEAT_WIDE, z), (rest_high, y + SEAT_WIDE, z + BACK_HIGH))
    return [*legs, rest, seat]


def _wall(placed: Placed, view: View) -> Box:
    """Return a wall: at x before or behind the figure, or at y beside it."""
    x, y, high = placed.x, placed.y, placed.z or 1.06
    if y:
        edges = sorted((y, y + (0.05 if y > 0 else -0.05)))
        return Box((-0.15, edges[0], 0), (0.15, edges[1], high))
    near, far = (-0.06, 0.16) if view is View.SIDE else (-0.62, 0.62)
    edges = sorted((x, x + (0.05 if x > 0 else -0.05)))
    return Box((edges[0], near, 0), (edges[1], far, high), BODY)


def _mat(points: list[Vector]) -> Box:
    """Return a mat under everything."""
    (left, right), (near, far) = (
        (min(axis), max(axis)) for axis in list(zip(*points, strict=True))[:2]
    )
    return Box((left - 0.12, near - 0.1, -0.02), (right + 0.1, far + 0.1, 0), BODY)


def _faces(box: Box, camera: Camera) -> Iterator[tuple[list[Vector], bool]]:
    """Yield the corners of each face that shows, and whether it lies in the shade."""
    (a, b, c), (d, e, f) = box.low, box.high
    front = [(d, b, c), (d, e, c), (d, e, f), (d, b, f)]
    if camera.up[0] < 0:
        yield [(a, b, f), (d, b, f), (d, e, f), (a, e, f)], False
        yield front, True
    else:
        yield front, True
        yield [(a, b, c), (d, b, c), (d, b, f), (a, b, f)], False


def _outline(corners: list[Vector], camera: Camera) -> str:
    """Return a closed line through all *corners*."""
    words: list[str | float] = []
    for corner in corners:
        words += ["L" if words else "M", *camera.at(corner)]
    return path(*words, "Z")
