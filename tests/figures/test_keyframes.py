"""Between two keyframes a browser goes straight on; the body still hangs together."""

import re
from itertools import pairwise
from math import cos, hypot, radians, sin

import pytest

from backplan.core.catalogue import Exercise
from backplan.core.figure import Motion
from backplan.figures.camera import CAMERAS, gap
from backplan.figures.drawing import figure_svg
from backplan.figures.keyframes import Place, keyframes, needed, part_way, places
from backplan.figures.motion import movement
from backplan.figures.parts import PARTS, ends
from backplan.figures.shapes import num
from tests.figures.drawn import EXERCISES, every_exercise, figure_of

TORN = 2.5
"""Units of the drawing, of 200 for the height: a joint is 5 thick at least."""


@every_exercise
def test_limbs_stay_at_their_joints_between_keyframes(one: Exercise) -> None:
    figure = figure_of(one)
    if figure.motion is Motion.HOLD:
        return
    at = CAMERAS[figure.view].at
    moments = movement(one).moments
    shares = [moment.shares[0] for moment in moments]
    tracks = {}
    for part in PARTS:
        both = [tuple(at(point) for point in ends(moment.body, part)) for moment in moments]
        size = max(gap(*each) for each in both)
        tracks[part.start] = size, places([(start, end) for start, end in both], size)
    for upper, lower in (("hip", "knee"), ("knee", "ankle"), ("shoulder", "elbow")):
        for side in ("right", "left"):
            size, above = tracks[f"{side}_{upper}"]
            _, below = tracks[f"{side}_{lower}"]
            for share in (step / 20 for step in range(21)):
                tip = _tip(_seen(shares, above, share), size)
                start = _seen(shares, below, share)
                assert hypot(tip[0] - start.x, tip[1] - start.y) < TORN


def _seen(shares: list[float], track: list[Place], share: float) -> Place:
    """Return where a browser draws a part at a share of the time."""
    kept = needed(shares, track)
    if share <= shares[0]:
        return track[0]
    for one, two in pairwise(kept):
        if share <= shares[two]:
            way = (share - shares[one]) / (shares[two] - shares[one])
            return part_way(track[one], track[two], way)
    return track[-1]


def _tip(place: Place, size: float) -> tuple[float, float]:
    """Return the lower end of a part."""
    turn, far = radians(place.turn), size * place.stretch
    return place.x - sin(turn) * far, place.y + cos(turn) * far


def test_a_part_that_stays_has_no_keyframes() -> None:
    assert keyframes("one", [[0], [1]], [Place(1, 2), Place(1, 2)]) == ""


def test_what_lies_on_the_way_is_left_out() -> None:
    track = [Place(0, 0), Place(5, 0), Place(10, 0), Place(10, 9)]
    assert needed([0, 0.25, 0.5, 1], track) == [0, 2, 3]


def test_a_limb_turns_the_short_way_round() -> None:
    down_left, down_right = ((0.0, 0.0), (-1.0, -9.0)), ((0.0, 0.0), (1.0, -9.0))
    one, two = places([down_left, down_right], 9)
    assert abs(two.turn - one.turn) < 20


@every_exercise
def test_a_repetition_takes_as_long_as_its_dose_says(one: Exercise) -> None:
    moving = movement(one)
    if figure_of(one).motion is not Motion.THERE_AND_BACK:
        return
    there_s, pause_s, back_s = one.dose.tempo
    assert moving.seconds * (2 if moving.turns else 1) == there_s + pause_s + back_s
    assert moving.moments[-1].shares[0] * moving.seconds == pytest.approx(there_s)
    assert f"animation-duration:{num(moving.seconds)}s" in figure_svg(one)


def test_two_seconds_down_one_at_the_end_two_up() -> None:
    squat = next(one for one in EXERCISES if one.id == "SQ2")
    text = figure_svg(squat)
    assert squat.dose.tempo == (2, 1, 2)
    assert "animation-duration:2.5s" in text
    assert "animation-direction:alternate" in text
    # Half of the second at the end; the other half comes on the way back.
    assert re.search(r"@keyframes bp-SQ2-\d+\{0%\{.*?80%,100%\{", text)


def test_a_slow_way_down_and_a_quicker_one_up_are_one_round() -> None:
    squat = next(one for one in EXERCISES if one.id == "SQ6")
    text = figure_svg(squat)
    assert squat.dose.tempo == (3, 2, 2)
    assert "animation-duration:7s;animation-direction:normal" in text
    # Three of the seven seconds down, two at the end, and back at the start when they are over.
    for frames in re.findall(r"@keyframes bp-SQ6-\d+\{(.*?\})\}", text):
        assert frames.startswith("0%,100%{")
        assert "43%,71%{" in frames


@pytest.mark.parametrize("exercise_id", ["PL2", "PL4", "ST1", "SP5"])
def test_a_hold_only_breathes(exercise_id: str) -> None:
    text = figure_svg(next(one for one in EXERCISES if one.id == exercise_id))
    frames = re.findall(r"@keyframes [\w-]+\{(.*?\})\}", text)
    assert len(frames) == 2
    for frame in frames:
        turns = set(re.findall(r"translate\([^)]*\)rotate\([^)]*\)", frame))
        assert len(turns) == 1
        assert "scale(1.06," in frame


def test_walking_goes_round_and_never_backwards() -> None:
    text = figure_svg(next(one for one in EXERCISES if one.id == "ST8"))
    assert "animation-direction:normal" in text
