"""A pose to points in space: every joint follows from the angles and from where the anchor is."""

import functools
from dataclasses import dataclass

from backplan.core.pose import Anchor, Joints, Pose, Side, Spot
from backplan.figures import body
from backplan.figures.reach import reach
from backplan.figures.vectors import (
    UPRIGHT,
    Frame,
    Vector,
    across,
    add,
    between,
    frame_turned,
    inside,
    pitched,
    scaled,
    turned,
)

RESTING = {
    Anchor.PELVIS: 0.068,
    Anchor.NECK: 0.06,
    Anchor.RIGHT_KNEE: 0.04,
    Anchor.RIGHT_ELBOW: 0.024,
}
"""How high an anchor is when it rests on the floor."""


@dataclass(frozen=True, slots=True)
class Body:
    """A pose worked out: every joint as a point, and which way each bone has its front.

    Attributes:
        points: The joints by name, such as ``right_knee``.
        fronts: The direction of its front, by the name of the joint at which a bone starts.
    """

    points: dict[str, Vector]
    fronts: dict[str, Vector]


@functools.lru_cache(maxsize=512)
def body_of(pose: Pose, anchor: Anchor) -> Body:
    """Return the body in a *pose*, its *anchor* where the pose puts it."""
    loose = _Builder(pose, (0.0, 0.0, 0.0)).build(reaching=False)
    name = anchor.replace("foot", "ball")
    ahead = body.BALL_AHEAD if name.endswith("ball") else 0
    place = (pose.x + ahead, pose.y, pose.z + RESTING.get(anchor, 0.0))
    return _Builder(pose, between(loose.points[name], place)).build(reaching=True)


def ankle_over(foot: tuple[float, float, float], y: float) -> Vector:
    """Return where the ankle is when a foot stands at x and z with its heel lifted."""
    x, z, heel = foot
    ball = (x + body.BALL_AHEAD, y, z)
    return add(ball, inside(pitched(UPRIGHT, heel), (-body.BALL_AHEAD, 0, body.ANKLE_HEIGHT)))


def _to_one_side(pose: Pose) -> float:
    """Return how far both legs point to the same side: the hips go with them, the waist bends."""
    left, right = pose.joints(Side.LEFT).out or 0, -(pose.joints(Side.RIGHT).out or 0)
    return max(min(left, right), 0) + min(max(left, right), 0)


class _Builder:
    """Puts one body together from the pelvis outwards."""

    def __init__(self, pose: Pose, pelvis: Vector) -> None:
        self._pose = pose
        rolled = frame_turned(UPRIGHT, UPRIGHT[0], pose.roll)
        self._trunk = pitched(rolled, pose.t)
        self._hips = pitched(self._trunk, -pose.curve / 2 - pose.tilt)
        self._chest = pitched(self._trunk, pose.curve / 2)
        self._beside = frame_turned(self._trunk, self._trunk[0], _to_one_side(pose))[1]
        self._points = {"pelvis": pelvis}
        self._fronts = {"pelvis": self._hips[0], "waist": self._chest[0]}

    def build(self, *, reaching: bool) -> Body:
        """Return the body; without *reaching*, hands and feet hang from their angles."""
        points = self._points
        points["waist"] = self._from("pelvis", self._hips, (0, 0, body.WAIST))
        points["neck"] = self._from("waist", self._chest, (0, 0, body.CHEST))
        head = pitched(self._chest, self._pose.nod)
        points["head"] = self._from("neck", head, (0, 0, body.NECK_TO_HEAD))
        self._fronts["head"] = head[0]
        for side in Side:
            self._leg(side, self._pose.joints(side), reaching=reaching)
        for side in Side:
            self._arm(side, self._pose.joints(side), reaching=reaching)
        return Body(points, self._fronts)

    def _from(self, name: str, frame: Frame, parts: tuple[float, float, float]) -> Vector:
        """Return a point seen from a joint."""
        return add(self._points[name], inside(frame, parts))

    def _leg(self, side: Side, joints: Joints, *, reaching: bool) -> None:
        """Add a leg, hip to toes."""
        sign = 1 if side is Side.LEFT else -1
        points = self._points
        aside = scaled(self._beside, sign * body.HIP_ASIDE)
        hip = points[f"{side}_hip"] = add(points["pelvis"], aside)
        thigh = pitched(self._trunk, -(joints.h or 0))
        thigh = frame_turned(thigh, self._trunk[0], sign * (joints.out or 0))
        shin = pitched(thigh, joints.k or 0)
        foot = pitched(shin, -(joints.a or 0))
        knee = add(hip, inside(thigh, (0, 0, -body.THIGH)))
        ankle = add(knee, inside(shin, (0, 0, -body.SHIN)))
        if joints.open:
            axis = between(ankle, hip)
            knee = add(hip, turned(between(hip, knee), axis, sign * joints.open))
            thigh, shin = (frame_turned(each, axis, sign * joints.open) for each in (thigh, shin))
        if reaching and joints.foot is not None:
            aim = ankle_over(joints.foot, hip[1])
            knee, ankle = reach(hip, aim, (body.THIGH, body.SHIN), self._trunk[0])
            foot = pitched(UPRIGHT, joints.foot[2])
            thigh = (
                across(between(scaled(add(hip, ankle), 0.5), knee), between(hip, knee)),
                *thigh[1:],
            )
            shin = (across(thigh[0], between(knee, ankle)), *shin[1:])
        points[f"{side}_knee"], points[f"{side}_ankle"] = knee, ankle
        sole = -body.ANKLE_HEIGHT
        points[f"{side}_heel"] = add(ankle, inside(foot, (-body.HEEL_BACK, 0, sole)))
        points[f"{side}_ball"] = add(ankle, inside(foot, (body.BALL_AHEAD, 0, sole)))
        points[f"{side}_toe"] = add(ankle, inside(foot, (body.TOE_AHEAD, 0, sole)))
        self._fronts |= {f"{side}_hip": thigh[0], f"{side}_knee": shin[0], f"{side}_ankle": foot[2]}

    def _arm(self, side: Side, joints: Joints, *, reaching: bool) -> None:
        """Add an arm, shoulder to fingers."""
        sign = 1 if side is Side.LEFT else -1
        points = self._points
        shoulder = self._from("neck", self._chest, (0, sign * body.SHOULDER_ASIDE, -0.012))
        upper = pitched(self._chest, -(joints.s or 0))
        upper = frame_turned(upper, self._chest[0], sign * (joints.lift or 0))
        upper = frame_turned(upper, upper[2], sign * (joints.twist or 0))
        fore = pitched(upper, -(joints.e or 0))
        elbow = add(shoulder, inside(upper, (0, 0, -body.UPPER_ARM)))
        wrist = add(elbow, inside(fore, (0, 0, -body.FOREARM)))
        if reaching and joints.hand is not None:
            aim = self._aim(side, joints.hand, shoulder)
            aside = 0.5 if isinstance(joints.hand, Spot) else 0.1
            # Upper arms that lie on the mat let the hands lie flat on the tummy.
            aside = 2 if joints.hand is Spot.TUMMY else aside
            bend = inside(self._chest, (-0.6, sign * aside, -0.8))
            elbow, wrist = reach(shoulder, aim, (body.UPPER_ARM, body.FOREARM), bend)
        points[f"{side}_shoulder"], points[f"{side}_elbow"] = shoulder, elbow
        points[f"{side}_wrist"] = wrist
        points[f"{side}_hand"] = add(wrist, scaled(between(elbow, wrist), body.HAND / body.FOREARM))
        self._fronts |= {f"{side}_shoulder": upper[0], f"{side}_elbow": fore[0]}

    def _aim(self, side: Side, hand: tuple[float, float] | Spot, shoulder: Vector) -> Vector:
        """Return where a wrist has to be."""
        sign = 1 if side is Side.LEFT else -1
        if not isinstance(hand, Spot):
            return hand[0], shoulder[1], hand[1]
        if hand is Spot.KNEE:
            thigh = between(self._points[f"{side}_hip"], self._points[f"{side}_knee"])
            return add(
                self._from(f"{side}_hip", self._trunk, (0, sign * 0.055, 0.02)), scaled(thigh, 0.8)
            )
        if hand is Spot.THIGH_BACK:
            thigh = between(self._points["right_hip"], self._points["right_knee"])
            behind = scaled(self._fronts["right_hip"], -0.045)
            return add(self._points["right_hip"], scaled(thigh, 0.7), behind)
        base, parts = {
            Spot.HIP: ("pelvis", (0.0, sign * 0.1, 0.045)),
            Spot.CHEST: ("neck", (0.095, sign * 0.025, -0.09)),
            Spot.OTHER_SHOULDER: ("neck", (0.075, -sign * 0.04, -0.045)),
            Spot.TUMMY: ("pelvis", (0.06, sign * 0.045, 0.06)),
        }[hand]
        return self._from(base, self._chest, parts)
