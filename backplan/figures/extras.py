"""What the hands hold and what is tied round the legs: it goes where they go."""

from collections.abc import Sequence
from dataclasses import dataclass

from backplan.core.figure import Figure, Held
from backplan.core.pose import Side
from backplan.figures.camera import SCALE, Camera, Point
from backplan.figures.kinematics import Body
from backplan.figures.paint import Painter
from backplan.figures.shapes import limb, path
from backplan.figures.vectors import Vector, add, between, length, scaled

GRIP = 0.5
"""The share of the hand, from the wrist, at which it closes."""
ROUND = 0.04
"""How far a band goes past the middle of each leg."""


@dataclass(frozen=True, slots=True)
class Extra:
    """Something that moves with the body.

    Attributes:
        over: The group of parts after which it is drawn.
        ends: Where it starts and ends, for every body; the same twice if it never turns.
        size: How long it is drawn.
        shapes: What is drawn.
    """

    over: str
    ends: list[tuple[Point, Point]]
    size: float
    shapes: str


def extras(figure: Figure, bodies: Sequence[Body], camera: Camera, painter: Painter) -> list[Extra]:
    """Return everything held and tied."""
    found: list[Extra] = []
    if figure.held is Held.DUMBBELLS:
        for side in Side:
            places = [body.points[f"{side}_hand"] for body in bodies]
            far = painter.on(far=side is Side.LEFT)
            found.append(_upright(f"{side}_arm", places, camera, _dumbbell(far)))
    elif figure.held is not None:
        middles = [_middle(_grip(body, Side.RIGHT), _grip(body, Side.LEFT)) for body in bodies]
        drawn = _kettlebell(painter) if figure.held is Held.KETTLEBELL else _goblet(painter)
        found.append(_upright("right_leg", middles, camera, drawn))
    if figure.band is not None:
        found.append(_band(figure.band, bodies, camera, painter))
    return found


def _upright(over: str, places: Sequence[Vector], camera: Camera, shapes: str) -> Extra:
    """Return something that hangs straight down wherever it is."""
    at = [camera.at(place) for place in places]
    return Extra(over, [((x, y), (x, y + 1)) for x, y in at], 1, shapes)


def _band(share: float, bodies: Sequence[Body], camera: Camera, painter: Painter) -> Extra:
    """Return a band round both legs."""
    ends = []
    for body in bodies:
        right, left = (_along(body, side, share) for side in Side)
        out = scaled(between(right, left), ROUND / (length(between(right, left)) or 1))
        ends.append((camera.at(add(right, scaled(out, -1))), camera.at(add(left, out))))
    size = 0.2 * SCALE
    return Extra("front", ends, size, painter.path("kit", limb(size, 0.016, 0.016, cap=0.3)))


def _along(body: Body, side: Side, share: float) -> Vector:
    """Return a point of a leg: on the thigh, or for more than 1 at the ankle."""
    start, end = ("hip", "knee") if share <= 1 else ("knee", "ankle")
    first, last = body.points[f"{side}_{start}"], body.points[f"{side}_{end}"]
    return add(first, scaled(between(first, last), share if share <= 1 else 0.85))


def _grip(body: Body, side: Side) -> Vector:
    """Return where a hand closes round what it holds."""
    wrist, hand = body.points[f"{side}_wrist"], body.points[f"{side}_hand"]
    return add(wrist, scaled(between(wrist, hand), GRIP))


def _middle(one: Vector, two: Vector) -> Vector:
    """Return the point half way."""
    return scaled(add(one, two), 0.5)


def _dumbbell(painter: Painter) -> str:
    """Return a dumbbell held level."""
    bar = path("M", -12.0, -1.5, "H", 12.0, "V", 1.5, "H", -12.0, "Z")
    plates = path("M", -14.0, -6.0, "h", 6.0, "v", 12.0, "h", -6.0, "Z",
                  "M", 8.0, -6.0, "h", 6.0, "v", 12.0, "h", -6.0, "Z")  # fmt: skip
    return painter.path("kit", bar) + painter.path("kit", plates)


def _goblet(painter: Painter) -> str:
    """Return a dumbbell that stands on end."""
    ends = path("M", -8.0, -10.0, "h", 16.0, "v", 7.0, "h", -16.0, "Z",
                "M", -8.0, 10.0, "h", 16.0, "v", 7.0, "h", -16.0, "Z",
                "M", -2.0, -4.0, "h", 4.0, "v", 15.0, "h", -4.0, "Z")  # fmt: skip
    return painter.path("kit", ends)


def _kettlebell(painter: Painter) -> str:
    """Return a kettlebell that hangs from its handle."""
    ring = path("M", -8.0, 13.0, "L", -6.0, -1.0, "H", 6.0, "L", 8.0, 13.0, "H", 4.5,
                "L", 3.5, 3.0, "H", -3.5, "L", -4.5, 13.0, "Z")  # fmt: skip
    return painter.path("kit", ring) + painter.oval("kit", 0, 19, 12, 11)
