"""How an exercise is drawn: poses as joint angles, what stands around, and what is marked.

Lengths are shares of the body's height, angles are degrees. The figure faces along x; y points to
its left and z up from the floor. The angles are pictures of a movement, no instructions.
"""

from dataclasses import dataclass
from enum import StrEnum

from backplan.core.pose import Anchor, Joint, Joints, Pose, Side, Spot


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


class Limb(StrEnum):
    """A limb that can be marked as the one that works or moves."""

    RIGHT_LEG = "right_leg"
    LEFT_LEG = "left_leg"
    RIGHT_ARM = "right_arm"
    LEFT_ARM = "left_arm"


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
        round_s: Seconds of one round, where it goes round; a repetition has the tempo of its dose.
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
    round_s: float | None = None

    def __post_init__(self) -> None:
        """Refuse a drawing that cannot move as it says, and poses that do not fit each other."""
        least = 1 if self.motion is Motion.HOLD else 2
        if len(self.poses) < least:
            message = f"poses are {len(self.poses)}, allowed is {least} or more for {self.motion}"
            raise ValueError(message)
        if (self.motion is Motion.ROUND) != (self.round_s is not None):
            message = "round_s is for a motion that is round, and needed there"
            raise ValueError(message)
        for side in Side:
            if len({_aims(pose.joints(side)) for pose in self.poses}) > 1:
                message = f"hand or foot of the {side} side: give a place in every pose, or in none"
                raise ValueError(message)

    @property
    def side(self) -> Side:
        """Return the side that is at work: of the limb that is marked first, or the right one."""
        return Side(self.moves[0].split("_")[0]) if self.moves else Side.RIGHT


def _aims(joints: Joints) -> tuple[object, ...]:
    """Return how hand and foot are told; two poses can only be joined where this is the same."""
    hand = joints.hand if isinstance(joints.hand, Spot) else joints.hand is not None
    return joints.foot is not None, hand
