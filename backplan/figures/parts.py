"""The parts of the body that are drawn once each, and moved as one."""

from dataclasses import dataclass

from backplan.core.pose import Side
from backplan.figures.body import HEEL_BACK, TOE_AHEAD
from backplan.figures.kinematics import Body
from backplan.figures.vectors import Vector, add, between, scaled


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body that is drawn once and moved as one.

    Attributes:
        start: The joint from which it hangs.
        end: The joint to which it points.
        group: The limb to which it belongs; limbs are drawn far to near.
        side: Its side; None in the middle.
    """

    start: str
    end: str
    group: str
    side: Side | None = None


TRUNK = (
    Part("waist", "pelvis", "trunk"),
    Part("neck", "waist", "trunk"),
    Part("head", "neck", "head"),
)


def _limbs(side: Side) -> tuple[Part, ...]:
    """Return leg and arm of a *side*, each from the far end of what it covers."""
    return (
        Part(f"{side}_ankle", f"{side}_toe", f"{side}_leg", side),
        Part(f"{side}_knee", f"{side}_ankle", f"{side}_leg", side),
        Part(f"{side}_hip", f"{side}_knee", f"{side}_leg", side),
        Part(f"{side}_shoulder", f"{side}_elbow", f"{side}_arm", side),
        Part(f"{side}_elbow", f"{side}_wrist", f"{side}_arm", side),
    )


PARTS = (*TRUNK, *_limbs(Side.RIGHT), *_limbs(Side.LEFT))


def ends(body: Body, part: Part) -> tuple[Vector, Vector]:
    """Return where a part starts and ends; a foot runs along its sole, from below the ankle."""
    start, end = body.points[part.start], body.points[part.end]
    if not part.end.endswith("toe"):
        return start, end
    sole = between(body.points[f"{part.side}_heel"], end)
    return start, add(start, scaled(sole, TOE_AHEAD / (TOE_AHEAD + HEEL_BACK)))
