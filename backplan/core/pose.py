"""How a body stands or lies: joint angles, and the spots that hands and feet keep to.

Lengths are shares of the body's height, angles are degrees. The angles are pictures of a movement,
no instructions.
"""

from dataclasses import dataclass, fields
from enum import StrEnum


class Side(StrEnum):
    """A side of the figure's body; the right one is near in a side view."""

    RIGHT = "right"
    LEFT = "left"


class Joint(StrEnum):
    """A joint whose way can be shown by an arrow."""

    PELVIS = "pelvis"
    WAIST = "waist"
    NECK = "neck"
    RIGHT_KNEE = "right_knee"
    LEFT_KNEE = "left_knee"
    RIGHT_ANKLE = "right_ankle"
    LEFT_ANKLE = "left_ankle"
    RIGHT_BALL = "right_ball"
    LEFT_BALL = "left_ball"


class Spot(StrEnum):
    """A place on the body where a hand rests."""

    HIP = "hip"
    CHEST = "chest"
    OTHER_SHOULDER = "other_shoulder"
    TUMMY = "tummy"
    KNEE = "knee"
    THIGH_BACK = "thigh_back"


class Anchor(StrEnum):
    """The point of the body that stays where the pose puts it."""

    PELVIS = "pelvis"
    NECK = "neck"
    RIGHT_FOOT = "right_foot"
    LEFT_FOOT = "left_foot"
    RIGHT_KNEE = "right_knee"
    RIGHT_ELBOW = "right_elbow"


RANGES = {
    "h": (-30.0, 135.0),
    "k": (0.0, 145.0),
    "a": (-50.0, 35.0),
    "out": (-45.0, 50.0),
    "open": (-50.0, 50.0),
    "s": (-60.0, 180.0),
    "e": (0.0, 150.0),
    "lift": (-45.0, 180.0),
    "twist": (-100.0, 100.0),
}
"""What a person's joints can do, with a margin to spare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joints:
    """The joints of one side; what is left out is as on the other pages of evidence: 0.

    Attributes:
        h: Hip flexion: 0 straight, negative extension.
        k: Knee flexion.
        a: Ankle: how far the shin leans forward over a flat foot.
        out: The leg out to its side, away from the other.
        open: The knee out to its side while hip and foot stay, as a book opens.
        s: Shoulder flexion: 0 with the arm along the trunk.
        e: Elbow flexion.
        lift: The arm out to its side.
        twist: The upper arm turned about its own length, so that a bent elbow points elsewhere.
        foot: Where the foot is, instead of `h` and `k`: x, height of the sole, heel lifted by.
        hand: Where the hand is, instead of `s` and `e`: x and height, or a spot on the body.
    """

    h: float | None = None
    k: float | None = None
    a: float | None = None
    out: float | None = None
    open: float | None = None
    s: float | None = None
    e: float | None = None
    lift: float | None = None
    twist: float | None = None
    foot: tuple[float, float, float] | None = None
    hand: tuple[float, float] | Spot | None = None

    def __post_init__(self) -> None:
        """Refuse a joint bent further than a person's goes."""
        for name, (low, high) in RANGES.items():
            angle = getattr(self, name)
            if angle is not None and not low <= angle <= high:
                message = f"{name} is {angle:g}, allowed is {low:g} to {high:g} degrees"
                raise ValueError(message)

    def over(self, below: "Joints") -> "Joints":
        """Return these joints, and where they say nothing, those *below*."""
        given = {
            each.name: getattr(self if getattr(self, each.name) is not None else below, each.name)
            for each in fields(self)
        }
        return Joints(**given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """One position of the whole body.

    Attributes:
        t: Trunk: lean from upright; 90 is face down, -90 on the back.
        roll: The whole body turned over to its right side; 90 lies on it.
        curve: The spine: positive is round, negative hollow.
        tilt: The pelvis alone tipped back.
        nod: The head bent forward against the trunk.
        x: Where the anchor is, along the floor.
        y: Where the anchor is, to the left.
        z: How high the anchor is above where it rests on the floor.
        both: Joints of both sides.
        right: Joints of the right side where they differ.
        left: Joints of the left side where they differ.
    """

    t: float = 0
    roll: float = 0
    curve: float = 0
    tilt: float = 0
    nod: float = 0
    x: float = 0
    y: float = 0
    z: float = 0
    both: Joints = Joints()
    right: Joints = Joints()
    left: Joints = Joints()

    def joints(self, side: Side) -> Joints:
        """Return all joints of a *side*."""
        own = self.right if side is Side.RIGHT else self.left
        return own.over(self.both)
