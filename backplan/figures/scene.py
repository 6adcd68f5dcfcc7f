"""The picture around the body: what is shown of it, floor, furniture, arrow and clock."""

from collections.abc import Sequence
from dataclasses import dataclass

from backplan.core.figure import Figure, Thing, View
from backplan.figures.camera import CAMERAS, SCALE, Point, gap
from backplan.figures.kinematics import Body
from backplan.figures.paint import Painter
from backplan.figures.shapes import path
from backplan.figures.things import boxes, draw_boxes
from backplan.figures.vectors import add

MARGIN = 5
CLOCK = 13
HEAD = 8
"""How far the head of an arrow goes to each side."""
SHORTEST = 18
"""How long an arrow is at least: the head of a shorter one would hide the rest."""
FLOOR = (0.15, -0.4)
"""How far the floor goes to the front and to the back, where one looks down on it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the drawing that is shown."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.bottom - self.top


def frame_of(figure: Figure, bodies: Sequence[Body]) -> Frame:
    """Return what has to be seen: every body, whole, and what stands around."""
    camera = CAMERAS[figure.view]
    corners: list[Point] = [
        camera.at(one) for box in boxes(figure, bodies) for one in box.corners()
    ]
    for body in bodies:
        for name, point in body.points.items():
            x, y = camera.at(point)
            spare = (0.08 if name == "head" else 0.04) * SCALE
            below = 3 if name.endswith(("toe", "heel", "ball")) else spare
            corners += [(x - spare, y - spare), (x + spare, y + below)]
    for x, y in arrow_points(figure, bodies):
        corners += [(x - HEAD, y - HEAD), (x + HEAD, y + HEAD)]
    xs, ys = zip(*corners, strict=True)
    wider = 2 * CLOCK if figure.slow else 0
    return Frame(min(xs) - MARGIN, min(ys) - MARGIN, max(xs) + MARGIN + wider, max(ys) + MARGIN)


def surroundings(figure: Figure, bodies: Sequence[Body], frame: Frame, painter: Painter) -> str:
    """Return floor and furniture."""
    camera = CAMERAS[figure.view]
    around = draw_boxes(boxes(figure, bodies), camera, painter)
    if any(placed.kind is Thing.MAT for placed in figure.things):
        return around
    left, right = frame.left + MARGIN, frame.right - MARGIN
    if figure.view is View.SIDE:
        return around + painter.line(path("M", left, 0.0, "H", right), 1.6, 0.6)
    near, far = (camera.at((x, 0, 0))[1] for x in FLOOR)
    return (
        painter.path("body", path("M", left, near, "H", right, "V", far, "H", left, "Z")) + around
    )


def signs(figure: Figure, bodies: Sequence[Body], frame: Frame, painter: Painter) -> str:
    """Return the arrow along which a joint goes, and the clock of a slow exercise."""
    drawn = ""
    if points := arrow_points(figure, bodies):
        drawn += _arrow(points, painter)
    if figure.slow:
        x, y = frame.right - MARGIN - CLOCK, frame.top + MARGIN + CLOCK
        r = float(CLOCK - 1)
        face = ("M", x - r, y, "a", r, r, "0 1 0", 2 * r, 0.0, "a", r, r, "0 1 0", -2 * r, 0.0)
        drawn += painter.line(path(*face, "M", x, y - 8.0, "V", y, "L", x + 6.0, y + 4.0), 2.2)
    return drawn


def arrow_points(figure: Figure, bodies: Sequence[Body]) -> list[Point]:
    """Return the way of the joint that has an arrow, a little beside it."""
    arrow, camera = figure.arrow, CAMERAS[figure.view]
    if arrow is None:
        return []
    aside = (arrow.x, arrow.y, arrow.z)
    way = [camera.at(add(body.points[arrow.joint], aside)) for body in bodies]
    longer = max(1.0, SHORTEST / gap(way[0], way[-1]))
    x, y = way[0]
    return [(x + (at_x - x) * longer, y + (at_y - y) * longer) for at_x, at_y in way]


def _arrow(points: Sequence[Point], painter: Painter) -> str:
    """Return a bow along *points* with a head at its end."""
    (x, y), (by_x, by_y), (end_x, end_y) = points[0], points[len(points) // 2], points[-1]
    bend_x, bend_y = 2 * by_x - (x + end_x) / 2, 2 * by_y - (y + end_y) / 2
    words: list[str | float] = ["M", x, y, "Q", bend_x, bend_y, end_x, end_y]
    far = ((end_x - bend_x) ** 2 + (end_y - bend_y) ** 2) ** 0.5 or 1
    ux, uy = (end_x - bend_x) / far * 7, (end_y - bend_y) / far * 7
    for side in (1, -1):
        words += ["M", end_x - ux - side * uy, end_y - uy + side * ux, "L", end_x, end_y]
    return painter.line(path(*words), 3, 0.75)
