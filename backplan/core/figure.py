"""How an exercise is drawn: poses as joint angles, what stands around, and what is marked.

Lengths are shares of the body's height, angles are degrees. The figure faces along x; y points to
its left and z up from the floor. The angles are pictures of a movement, no instructions.
"""

from dataclasses import dataclass, fields
from enum import StrEnum


class View(StrEnum):
    """From where one looks at the figure."""

    SIDE = "side"
    FRONT = "front"
    ABOVE = "above"
    TOP = "top"


class Motion(StrEnum):
    """How the poses follow each other."""

    THERE_AND_BACK = "there_and_back"
    ROUND = "round"
    HOLD = "hold"


class Side(StrEnum):
    """A side of the figure's body; the right one is near in a side view."""

    RIGHT = "right"
    LEFT = "left"


class Limb(StrEnum):
    """A limb that can be marked as the one that works or moves."""

    RIGHT_LEG = "right_leg"
    LEFT_LEG = "left_leg"
    RIGHT_ARM = "right_arm"
    LEFT_ARM = "left_arm"


class Anchor(StrEnum):
    """The point of the body that stays where the pose puts it."""

    PELVIS = "pelvis"
    NECK = "neck"
    RIGHT_FOOT = "right_foot"
    LEFT_FOOT = "left_foot"
    RIGHT_KNEE = "right_knee"
    RIGHT_ELBOW = "right_elbow"


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


class Muscle(StrEnum):
    """A part of the body that is tinted because it works."""

    THIGH_FRONT = "thigh_front"
    THIGH_BACK = "thigh_back"
    CALF = "calf"
    BUTTOCK = "buttock"
    HIP_SIDE = "hip_side"
    TUMMY = "tummy"
    WAIST = "waist"
    BACK = "back"
    SHOULDER = "shoulder"


class Held(StrEnum):
    """What the hands hold."""

    GOBLET = "goblet"
    DUMBBELLS = "dumbbells"
    KETTLEBELL = "kettlebell"


class Thing(StrEnum):
    """Something that stands in the picture."""

    CHAIR = "chair"
    WALL = "wall"
    WORKTOP = "worktop"
    STEP = "step"
    BOX = "box"
    RAIL = "rail"
    MAT = "mat"
    CUSHION = "cushion"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Something that stands in the picture, and where.

    Attributes:
        kind: What it is.
        x: Its edge next to the figure, along the floor.
        z: How high its top is.
        y: Where its middle is, to the figure's left.
        deep: How far it goes along the floor, where it differs from most of its kind.
        wide: How far it goes from side to side, likewise.
        turned: Whether it faces the figure, instead of as the figure does.
    """

    kind: Thing
    x: float = 0
    z: float = 0
    y: float = 0
    deep: float = 0
    wide: float = 0
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """The way that a joint goes, drawn beside it.

    Attributes:
        joint: Whose way it is.
        x: How far ahead of the joint it is drawn.
        y: How far to its left.
        z: How far above.
    """

    joint: Joint
    x: float = 0
    y: float = 0
    z: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The drawing of one exercise.

    Attributes:
        view: From where one looks.
        motion: How the poses follow each other.
        anchor: The point that stays where each pose puts it.
        poses: From start to end; a hold is drawn in the last.
        things: What stands around.
        held: What the hands hold.
        band: How far down the thighs a band runs, as a share of their length; above 1 the ankles.
        muscles: What works, and is tinted.
        moves: The limbs to mark, where one side moves or works more than the other.
        arrow: The way that a joint goes, where the pose alone does not tell.
        slow: Whether a clock is drawn beside, because slowness is what it is about.
        move_s: Seconds from start to end.
        pause_s: Seconds to stay at the end.
    """

    view: View
    motion: Motion = Motion.THERE_AND_BACK
    anchor: Anchor = Anchor.RIGHT_FOOT
    poses: tuple[Pose, ...]
    things: tuple[Placed, ...] = ()
    held: Held | None = None
    band: float | None = None
    muscles: tuple[Muscle, ...] = ()
    moves: tuple[Limb, ...] = ()
    arrow: Arrow | None = None
    slow: bool = False
    move_s: float = 2
    pause_s: float = 1

    def __post_init__(self) -> None:
        """Refuse a drawing that cannot move as it says, and poses that do not fit each other."""
        least = 1 if self.motion is Motion.HOLD else 2
        if len(self.poses) < least:
            message = f"poses are {len(self.poses)}, allowed is {least} or more for {self.motion}"
            raise ValueError(message)
        for side in Side:
            if len({_aims(pose.joints(side)) for pose in self.poses}) > 1:
                message = f"hand or foot of the {side} side: give a place in every pose, or in none"
                raise ValueError(message)


def _aims(joints: Joints) -> tuple[object, ...]:
    """Return how hand and foot are told; two poses can only be joined where this is the same."""
    hand = joints.hand if isinstance(joints.hand, Spot) else joints.hand is not None
    return joints.foot is not None, hand
