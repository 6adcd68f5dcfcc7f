"""Vectors and rotations in space, as plain tuples."""

from collections.abc import Iterable
from math import cos, radians, sin, sqrt

Vector = tuple[float, float, float]
Frame = tuple[Vector, Vector, Vector]
"""Three directions at right angles: forward, left and up."""

UPRIGHT: Frame = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def add(*vectors: Vector) -> Vector:
    """Return the sum."""
    x = y = z = 0.0
    for vector in vectors:
        x, y, z = x + vector[0], y + vector[1], z + vector[2]
    return x, y, z


def scaled(vector: Vector, factor: float) -> Vector:
    """Return *vector* made longer or shorter."""
    return vector[0] * factor, vector[1] * factor, vector[2] * factor


def between(start: Vector, end: Vector) -> Vector:
    """Return the way from *start* to *end*."""
    return end[0] - start[0], end[1] - start[1], end[2] - start[2]


def dot(one: Vector, two: Vector) -> float:
    """Return how much of *one* points along *two*."""
    return one[0] * two[0] + one[1] * two[1] + one[2] * two[2]


def cross(one: Vector, two: Vector) -> Vector:
    """Return what stands at right angles on both."""
    (a, b, c), (d, e, f) = one, two
    return b * f - c * e, c * d - a * f, a * e - b * d


def length(vector: Vector) -> float:
    """Return how long *vector* is."""
    return sqrt(dot(vector, vector))


def across(vector: Vector, along: Vector) -> Vector:
    """Return the part of *vector* at right angles to *along*, with length 1."""
    share = dot(vector, along) / dot(along, along)
    rest = add(vector, scaled(along, -share))
    return scaled(rest, 1 / (length(rest) or 1))


def turned(vector: Vector, axis: Vector, degrees: float) -> Vector:
    """Return *vector* turned about an *axis*, as a screw goes in."""
    unit = scaled(axis, 1 / (length(axis) or 1))
    angle = radians(degrees)
    return add(
        scaled(vector, cos(angle)),
        scaled(cross(unit, vector), sin(angle)),
        scaled(unit, dot(unit, vector) * (1 - cos(angle))),
    )


def frame_turned(frame: Frame, axis: Vector, degrees: float) -> Frame:
    """Return *frame* turned about an *axis* of the world."""
    if not degrees:
        return frame
    forward, left, up = (turned(each, axis, degrees) for each in frame)
    return forward, left, up


def pitched(frame: Frame, degrees: float) -> Frame:
    """Return *frame* with its top turned forward."""
    return frame_turned(frame, frame[1], degrees)


def inside(frame: Frame, parts: Iterable[float]) -> Vector:
    """Return the point of the world that lies so far forward, left and up in *frame*."""
    return add(*(scaled(axis, part) for axis, part in zip(frame, parts, strict=True)))
