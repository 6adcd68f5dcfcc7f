"""Who holds up the hips with one side has that side tinted, not the one that we happen to see."""

import re
from collections.abc import Iterator
from math import cos, radians, sin

from backplan.core.catalogue import Exercise
from backplan.core.figure import Muscle
from backplan.figures.camera import CAMERAS, Point
from backplan.figures.kinematics import Body
from backplan.figures.layers import layers
from backplan.figures.motion import still_bodies
from backplan.figures.paint import Painter
from backplan.figures.style import PAINT
from tests.figures.drawn import EXERCISES, each_of, figure_of

SIDE_PLANKS = [one for one in EXERCISES if Muscle.WAIST in figure_of(one).muscles]
WORKS = PAINT["work"][0]
OVAL = re.compile(rf'<ellipse cx="([-.\d]+)" cy="([-.\d]+)" [^>]*fill="{WORKS}"')


def tinted(one: Exercise, body: Body) -> Iterator[tuple[str, Point]]:
    """Yield the limb and the middle of everything that is tinted; the trunk has no limb."""
    figure = figure_of(one)
    for layer in layers(figure, [body], still_bodies(figure), Painter(plain=True)):
        (place,) = layer.track
        turn = radians(place.turn)
        for words in OVAL.findall(layer.shapes):
            x, y = float(words[0]), float(words[1]) * place.stretch
            across, down = x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
            yield layer.group, (place.x + across, place.y + down)


def is_right(one: Exercise, body: Body, point: Point) -> bool:
    """Return whether a point of the drawing is on the right of the trunk's middle."""
    at = CAMERAS[figure_of(one).view].at
    (x, y), (to_x, to_y), hip = (at(body.points[name]) for name in ("neck", "pelvis", "right_hip"))

    def side(a: float, b: float) -> float:
        return (to_x - x) * (b - y) - (to_y - y) * (a - x)

    return side(*point) * side(*hip) > 0


@each_of(SIDE_PLANKS)
def test_the_side_that_carries_is_tinted(one: Exercise) -> None:
    for body in still_bodies(figure_of(one)):
        found = dict(tinted(one, body))
        assert is_right(one, body, found["trunk"])
        assert found.keys() == {"trunk", "right_leg", *figure_of(one).moves}


def test_every_side_plank_is_asked() -> None:
    assert [one.id for one in SIDE_PLANKS] == [f"SP{rung}" for rung in range(1, 7)]
