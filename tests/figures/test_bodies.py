"""Every body that is drawn could be a person's, and stands where it should."""

from collections.abc import Iterator
from itertools import product
from math import acos, degrees

import pytest

from backplan.core.catalogue import Exercise, Position
from backplan.core.figure import Thing, View
from backplan.core.pose import Anchor, Side, Spot
from backplan.figures.body import BONES, FOREARM, SHIN, THIGH, UPPER_ARM
from backplan.figures.kinematics import Body
from backplan.figures.things import boxes
from backplan.figures.vectors import Vector, add, between, dot, length, scaled
from tests.figures.drawn import EXERCISES, bodies_of, each_of, every_exercise, figure_of

FLESH = {
    "hip": 0.03, "knee": 0.02, "ankle": 0.015, "pelvis": 0.045, "waist": 0.035, "neck": 0.04,
    "head": 0.05, "shoulder": 0.02, "elbow": 0.012, "wrist": 0.005, "hand": 0.0,
    "heel": -0.006, "toe": -0.006, "ball": -0.006,
}  # fmt: skip
"""How high each joint lies at least when it rests: half its thickness, a little pressed."""
LIFTED = {"PL2", "PL4", "PL5", "PL6", "LU5"}
"""On the toes of the anchored foot."""
STANDING = [
    one
    for one in EXERCISES
    if one.position in (Position.STANDING, Position.SITTING)
    and figure_of(one).anchor in (Anchor.RIGHT_FOOT, Anchor.LEFT_FOOT)
    and one.id not in LIFTED
]


def bend(one: Vector, two: Vector) -> float:
    """Return the angle between two bones in degrees."""
    return degrees(acos(max(-1.0, min(1.0, dot(one, two) / length(one) / length(two)))))


def along(body: Body) -> Iterator[tuple[str, Vector]]:
    """Yield points on every bone."""
    for (start, end), step in product(BONES, range(5)):
        way = between(body.points[start], body.points[end])
        yield f"{start} to {end}", add(body.points[start], scaled(way, step / 4))


@every_exercise
def test_no_bone_changes_its_length(one: Exercise) -> None:
    for body, ((start, end), size) in product(bodies_of(one.id), BONES.items()):
        assert length(between(body.points[start], body.points[end])) == pytest.approx(size)


@every_exercise
def test_nothing_goes_through_the_floor(one: Exercise) -> None:
    for body in bodies_of(one.id):
        for name, (_, _, z) in body.points.items():
            assert z >= FLESH[name.split("_")[-1]], f"{name} at {z:.3f}"


@every_exercise
def test_nothing_goes_through_what_stands_around(one: Exercise) -> None:
    bodies = bodies_of(one.id)
    around = [box for box in boxes(figure_of(one), bodies) if box.high[2] > 0]
    for body, box in product(bodies, around):
        inside = {name for name, point in along(body) if box.holds(point, 0.004)}
        assert not inside, f"{inside} in {box}"


@every_exercise
def test_knees_and_elbows_bend_as_a_person_s_do(one: Exercise) -> None:
    for body, side in product(bodies_of(one.id), Side):
        hip, knee, ankle, shoulder, elbow, wrist = (
            body.points[f"{side}_{name}"]
            for name in ("hip", "knee", "ankle", "shoulder", "elbow", "wrist")
        )
        assert bend(between(hip, knee), between(knee, ankle)) <= 140
        assert bend(between(shoulder, elbow), between(elbow, wrist)) <= 150
        ahead = between(scaled(add(hip, ankle), 0.5), knee)
        assert dot(ahead, body.fronts[f"{side}_hip"]) > -1e-9


@each_of(STANDING)
def test_a_foot_that_should_stand_does_stand(one: Exercise) -> None:
    figure = figure_of(one)
    side = figure.anchor.removesuffix("_foot")
    level = figure.poses[0].z
    first = bodies_of(one.id)[0]
    for body in bodies_of(one.id):
        for name in ("heel", "toe"):
            assert body.points[f"{side}_{name}"][2] == pytest.approx(level, abs=0.003)
        assert body.points[f"{side}_ankle"][0] == pytest.approx(
            first.points[f"{side}_ankle"][0], abs=0.001
        )


@each_of(STANDING)
def test_the_angles_of_a_leg_that_stands_add_up(one: Exercise) -> None:
    figure = figure_of(one)
    side = Side(figure.anchor.removesuffix("_foot"))
    for pose in figure.poses:
        joints = pose.joints(side)
        assert pose.t == (joints.h or 0) - (joints.k or 0) + (joints.a or 0)


@every_exercise
def test_hands_reach_what_they_hold_on_to(one: Exercise) -> None:
    figure = figure_of(one)
    for pose, side in product(figure.poses, Side):
        hand = pose.joints(side).hand
        if hand is None or isinstance(hand, Spot):
            continue
        wrists = [body.points[f"{side}_wrist"] for body in bodies_of(one.id)]
        assert min(length((x - hand[0], 0, z - hand[1])) for x, _, z in wrists) < 0.012


@pytest.mark.parametrize("exercise_id", ["PL3", "PL4", "PL5", "SP2", "SP3", "SP4", "SP5", "SP6"])
def test_a_body_that_leans_on_its_elbow_has_it_on_the_floor(exercise_id: str) -> None:
    for body in bodies_of(exercise_id):
        assert 0.01 <= body.points["right_elbow"][2] <= 0.045


def test_every_exercise_has_a_drawing_and_the_floor_ones_a_mat() -> None:
    assert [one.id for one in EXERCISES if one.figure is None] == []
    bare = [
        one.id
        for one in EXERCISES
        if one.on_floor and Thing.MAT not in {placed.kind for placed in figure_of(one).things}
    ]
    assert bare == []


def test_lengths_are_those_of_a_person() -> None:
    assert pytest.approx(1, abs=0.002) == 0.04 + SHIN + THIGH + 0.288 + 0.18
    assert UPPER_ARM > FOREARM
    assert {figure_of(one).view for one in EXERCISES} == set(View)
