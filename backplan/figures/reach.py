"""A limb of two bones that has to reach a place: where is its middle joint?"""

from math import sqrt

from backplan.figures.vectors import Vector, across, add, between, length, scaled

ALMOST_STRAIGHT = 0.9999


def reach(start: Vector, aim: Vector, bones: tuple[float, float], bend: Vector) -> list[Vector]:
    """Return the middle and the end of a limb from *start* to *aim*, bent towards *bend*.

    An aim out of reach is pointed at with the limb almost straight; no bone changes its length.
    """
    upper, lower = bones
    way = between(start, aim)
    least, most = abs(upper - lower) / ALMOST_STRAIGHT, (upper + lower) * ALMOST_STRAIGHT
    far = min(max(length(way), least), most)
    ahead = scaled(way, 1 / length(way))
    along = (upper**2 - lower**2 + far**2) / (2 * far)
    aside = sqrt(max(upper**2 - along**2, 0.0))
    middle = add(start, scaled(ahead, along), scaled(across(bend, ahead), aside))
    return [middle, add(start, scaled(ahead, far))]
