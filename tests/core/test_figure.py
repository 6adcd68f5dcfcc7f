"""Poses refuse what no body can do, and fill in what one side leaves out."""

import pytest

from backplan.core.figure import Figure, Limb, Motion, View
from backplan.core.pose import Joints, Pose, Side, Spot


def test_a_side_says_what_differs_and_both_say_the_rest() -> None:
    pose = Pose(both=Joints(h=40, k=50), right=Joints(k=0), left=Joints(hand=Spot.HIP))

    assert pose.joints(Side.RIGHT) == Joints(h=40, k=0)
    assert pose.joints(Side.LEFT) == Joints(h=40, k=50, hand=Spot.HIP)


@pytest.mark.parametrize(
    ("joints", "said"),
    [
        ({"k": -1}, "k is -1, allowed is 0 to 145 degrees"),
        ({"h": 136}, "h is 136"),
        ({"e": 151}, "e"),
    ],
)
def test_a_joint_bent_too_far_is_refused(joints: dict[str, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Joints(**joints)


@pytest.mark.parametrize("joints", [{"k": 0}, {"k": 145}, {"h": -30}, {"s": 180}, {}])
def test_a_joint_at_the_end_of_its_way_is_taken(joints: dict[str, float]) -> None:
    assert Joints(**joints) == Joints(**joints)


@pytest.mark.parametrize(("motion", "round_s"), [(Motion.ROUND, None), (Motion.HOLD, 2)])
def test_only_a_round_says_how_long_it_takes(motion: Motion, round_s: float | None) -> None:
    with pytest.raises(ValueError, match="round_s is for a motion that is round"):
        Figure(view=View.SIDE, motion=motion, poses=(Pose(), Pose(t=1)), round_s=round_s)


@pytest.mark.parametrize(
    ("motion", "poses"),
    [(Motion.HOLD, 0), (Motion.THERE_AND_BACK, 1), (Motion.ROUND, 1)],
)
def test_too_few_poses_are_refused(motion: Motion, poses: int) -> None:
    with pytest.raises(ValueError, match=f"poses are {poses}, allowed is"):
        Figure(view=View.SIDE, motion=motion, poses=(Pose(),) * poses)


@pytest.mark.parametrize(
    "other",
    [
        Joints(),
        Joints(hand=Spot.TUMMY),
        Joints(hand=Spot.HIP, foot=(0, 0, 0)),
        Joints(hand=(0.2, 0.5)),
    ],
)
def test_a_hand_or_foot_cannot_be_told_in_two_ways(other: Joints) -> None:
    with pytest.raises(ValueError, match="hand or foot of the left side"):
        Figure(view=View.SIDE, poses=(Pose(left=Joints(hand=Spot.HIP)), Pose(left=other)))


def test_a_place_may_differ_from_pose_to_pose() -> None:
    one, two = (Pose(both=Joints(hand=(0.2, 0.5), foot=(x, 0, 0))) for x in (0, 1))

    assert Figure(view=View.SIDE, poses=(one, two)).poses == (one, two)


@pytest.mark.parametrize(
    ("moves", "side"),
    [
        ((), Side.RIGHT),
        ((Limb.LEFT_LEG,), Side.LEFT),
        ((Limb.RIGHT_ARM, Limb.LEFT_LEG), Side.RIGHT),
    ],
)
def test_the_side_at_work_is_that_of_the_limb_marked_first(
    moves: tuple[Limb, ...], side: Side
) -> None:
    assert Figure(view=View.SIDE, poses=(Pose(), Pose(t=1)), moves=moves).side is side
