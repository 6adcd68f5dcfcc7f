"""What touches in the exercise touches in the drawing: feet, hands and elbows."""

from itertools import product

import pytest

from backplan.core.catalogue import Exercise, Position
from backplan.core.figure import Thing, View
from backplan.core.pose import Side
from backplan.figures.kinematics import ankle_over, body_of
from backplan.figures.things import boxes
from backplan.figures.vectors import between, length
from tests.figures.drawn import EXERCISES, bodies_of, each_of, every_exercise, figure_of

HELD_ON_TO = {Thing.WORKTOP, Thing.RAIL}
BACK_HELD = "LU3"
"""Holds on to the back of a chair that faces it."""
FACING_US = [
    one
    for one in EXERCISES
    if figure_of(one).view is not View.SIDE
    and one.position in (Position.STANDING, Position.SITTING)
]
HOLDING = [
    one
    for one in EXERCISES
    if (HELD_ON_TO & {placed.kind for placed in figure_of(one).things} or one.id == BACK_HELD)
    and any(pose.joints(Side.LEFT).hand is not None for pose in figure_of(one).poses)
]


@each_of(FACING_US)
def test_from_the_front_both_feet_stand_on_the_floor(one: Exercise) -> None:
    figure = figure_of(one)
    for body in (body_of(figure.poses[0], figure.anchor), body_of(figure.poses[-1], figure.anchor)):
        for side, name in product(Side, ("heel", "toe")):
            assert body.points[f"{side}_{name}"][2] == pytest.approx(0, abs=0.006)


@every_exercise
def test_a_foot_reaches_the_place_that_its_pose_names(one: Exercise) -> None:
    figure = figure_of(one)
    for pose, side in product(figure.poses, Side):
        points = body_of(pose, figure.anchor).points
        foot = pose.joints(side).foot
        if foot is not None:
            aim = ankle_over(foot, points[f"{side}_hip"][1])
            assert length(between(aim, points[f"{side}_ankle"])) < 0.012


@each_of(HOLDING)
def test_a_hand_that_holds_on_lies_on_what_it_holds(one: Exercise) -> None:
    bodies = bodies_of(one.id)
    tops = [box for box in boxes(figure_of(one), bodies) if box.high[2] > 0.4]
    for body in bodies:
        wrist, hand = body.points["left_wrist"], body.points["left_hand"]
        assert any(
            box.low[0] - 0.03 <= hand[0] <= box.high[0] + 0.03
            and 0.01 <= wrist[2] - box.high[2] <= 0.035
            for box in tops
        )
        assert abs(hand[2] - wrist[2]) < 0.035


def test_an_elbow_that_leans_on_a_wall_touches_it() -> None:
    for exercise_id, axis in (("SP1", 1), ("PL1", 0)):
        one = next(one for one in EXERCISES if one.id == exercise_id)
        body = bodies_of(exercise_id)[0]
        (wall,) = (box for box in boxes(figure_of(one), [body]) if box.high[2] > 1)
        arm = [body.points[f"right_{joint}"][axis] for joint in ("elbow", "wrist")]
        gap = wall.low[axis] - max(arm) if axis == 0 else min(arm) - wall.high[axis]
        assert 0 <= gap < 0.03, exercise_id


def test_a_hand_that_taps_a_shoulder_reaches_the_other_one() -> None:
    tap = figure_of(next(one for one in EXERCISES if one.id == "PL6"))
    points = body_of(tap.poses[-1], tap.anchor).points
    assert length(between(points["right_hand"], points["left_shoulder"])) < 0.1


def test_feet_that_are_stacked_lie_one_on_the_other() -> None:
    for body in bodies_of("SP5"):
        (x, y, z), (upper_x, upper_y, upper_z) = (
            body.points[f"{side}_ankle"] for side in ("right", "left")
        )
        assert upper_x == pytest.approx(x)
        assert abs(upper_y - y) < 0.02
        assert 0.03 < upper_z - z < 0.06
