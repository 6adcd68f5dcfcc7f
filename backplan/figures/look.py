"""How a body looks from where one stands: what is near, what is broad, where a front shows."""

from collections.abc import Sequence
from math import hypot

from backplan.core.figure import Figure, Limb, Muscle
from backplan.core.pose import Side
from backplan.figures.camera import SCALE, Camera, Point, gap
from backplan.figures.kinematics import Body
from backplan.figures.parts import PARTS, Part, ends
from backplan.figures.vectors import Vector, across, between, dot, length, scaled

NEAR_ENOUGH = 0.02
FROM_ABOVE = 0.7


class Look:
    """One figure, seen over its whole movement; shapes are made to fit the middle of it."""

    def __init__(self, figure: Figure, bodies: Sequence[Body], camera: Camera) -> None:
        self.middle = bodies[len(bodies) // 2]
        self.camera = camera
        self._figure = figure
        self._bodies = bodies
        self.far = self._far_side()
        hips = {side: self.middle.points[f"{side}_hip"][2] for side in Side}
        self.under, self.above = sorted(Side, key=hips.__getitem__)

    def in_order(self) -> list[Part]:
        """Return the parts, the far ones first."""
        depth = {part.group: self._depth(part.group) for part in PARTS}
        return sorted(PARTS, key=lambda part: depth[part.group])

    def front(self, part: Part, name: str = "") -> float:
        """Return how much of a part's front shows to its right when it hangs down."""
        return self._shows(self.middle.fronts[name or part.start], part)

    def below(self, part: Part) -> float:
        """Return how much of the side that leans on something shows to a part's right, likewise."""
        points = self.middle.points
        way = between(points[f"{self.above}_hip"], points[f"{self.under}_hip"])
        return self._shows(scaled(way, 1 / length(way)), part)

    def seen_from(self, part: Part, name: str) -> Point:
        """Return a joint of a part's side as the part sees it, hanging down from the origin."""
        start, end = (self.camera.at(each) for each in ends(self.middle, part))
        x, y = self.camera.at(self.middle.points[f"{part.side}_{name}"])
        far = gap(start, end) or 1
        across_x, along_x = (end[1] - start[1]) / far, (end[0] - start[0]) / far
        right, down = x - start[0], y - start[1]
        return right * across_x - down * along_x, right * along_x + down * across_x

    def from_above(self, part: Part) -> bool:
        """Return whether one looks down on a part's front."""
        return dot(self.middle.fronts[part.start], self.camera.towards) > FROM_ABOVE

    def width(self, start: str, end: str, side: float, depth: float) -> float:
        """Return half the width of the trunk: broad from the front, slim from the side."""
        points = self.middle.points
        along = between(points[start], points[end])
        forward = across(self.middle.fronts["pelvis"], along)
        broad = between(points["right_shoulder"], points["left_shoulder"])
        turned = abs(dot(across(forward, along), self.camera.towards))
        edge = abs(dot(across(broad, along), self.camera.towards))
        whole = hypot(turned, edge) or 1
        return hypot(side * turned, depth * edge) / whole

    def tints(self, muscle: Muscle, part: Part) -> bool:
        """Return whether a muscle is tinted here; on limbs only where nothing is in the way."""
        muscles = self._figure.muscles
        if muscle is Muscle.HIP_SIDE and self.leans:
            # The hips are held up by that side, near or far.
            return muscle in muscles and (part.side is self.under or self.marks(part))
        seen = part.side is None or part.side is not self.far
        return seen and muscle in muscles

    @property
    def leans(self) -> bool:
        """Return whether the body leans on one side, and holds itself up with it."""
        return Muscle.WAIST in self._figure.muscles

    def covered(self, part: Part) -> bool:
        """Return whether the trunk is drawn over the start of a part."""
        groups = [one.group for one in self.in_order()]
        return groups.index(part.group) < groups.index("trunk")

    def marks(self, part: Part) -> bool:
        """Return whether this limb is marked as the one that moves."""
        return Limb(part.group) in self._figure.moves

    def _shows(self, way: Vector, part: Part) -> float:
        """Return how much of a *way* of the space goes to a part's right when it hangs down."""
        at = self.camera.at
        (x, y), (to_x, to_y) = (at(each) for each in ends(self.middle, part))
        far = hypot(to_x - x, to_y - y) or 1
        way_x, way_y = at(way)
        return (way_x * (to_y - y) - way_y * (to_x - x)) / far / SCALE

    def _depth(self, group: str) -> float:
        """Return how near a group of parts is, over the whole movement."""
        joints = [part for part in PARTS if part.group == group]
        near = [
            self.camera.depth(body.points[name])
            for body in self._bodies
            for part in joints
            for name in (part.start, part.end)
        ]
        lift = {"head": 0.02}.get(group, 0.0)
        return round(sum(near) / len(near), 3) + lift

    def _far_side(self) -> Side | None:
        """Return the side that is further away, if one is."""
        right, left = self._depth("right_leg"), self._depth("left_leg")
        if abs(right - left) < NEAR_ENOUGH:
            return None
        return Side.LEFT if left < right else Side.RIGHT
