"""The small still of an exercise: square, light, well formed, and without anything that moves."""

from xml.etree import ElementTree

from backplan.figures.small import SIZE, small_svg
from tests.figures.drawn import EXERCISES

MOST_BYTES = 4.5 * 1024


def test_every_exercise_has_a_small_square_still_that_weighs_little() -> None:
    for one in EXERCISES:
        drawn = small_svg(one)
        box = ElementTree.fromstring(drawn).attrib["viewBox"].split()  # noqa: S314  our own text

        assert box[2] == box[3]
        assert f'width="{SIZE}" height="{SIZE}"' in drawn
        assert len(drawn) <= MOST_BYTES
        assert "@keyframes" not in drawn
        assert drawn.count("http") == 1
