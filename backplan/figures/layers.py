"""Everything that moves in a drawing, in the order in which it is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin

from backplan.core.figure import Figure, Motion
from backplan.figures.camera import CAMERAS, gap
from backplan.figures.extras import extras
from backplan.figures.keyframes import LOOSE, Place, keyframes, near, places
from backplan.figures.kinematics import Body
from backplan.figures.limbs import foot, forearm, shin, thigh, upper_arm
from backplan.figures.look import Look
from backplan.figures.paint import Painter
from backplan.figures.parts import Part, ends
from backplan.figures.torso import belly, chest, head

OUTLINES = {
    "waist": belly,
    "neck": chest,
    "head": head,
    "hip": thigh,
    "knee": shin,
    "ankle": foot,
    "shoulder": upper_arm,
    "elbow": forearm,
}
"""What draws a part, by the joint from which it hangs."""
CHEST = ("neck", "waist")
BREATH_S = 2.5
BREATH = 1.06


@dataclass(frozen=True, slots=True)
class Layer:
    """One thing that is drawn once and moves as one.

    Attributes:
        shapes: What is drawn; it hangs down from the origin.
        track: Its place at each moment.
        group: The limb to which it belongs.
        breathes: Whether it widens and narrows.
    """

    shapes: str
    track: list[Place]
    group: str = ""
    breathes: bool = False

    def rule(self, name: str, shares: Sequence[Sequence[float]]) -> str:
        """Return the CSS that moves it; empty where it stays."""
        if self.breathes:
            place = self.track[-1]
            words = place.css(stretched=False, turned=True)
            wide = [f"{words}scale({by},{place.stretch:.3g})" for by in (1, BREATH)]
            way = f"{name} {BREATH_S}s ease-in-out infinite alternate"
            frames = f"@keyframes {name}{{0%{{transform:{wide[0]}}}to{{transform:{wide[1]}}}}}"
            return f".{name}.bp-m{{animation:{way}}}{frames}"
        frames = keyframes(name, shares, self.track)
        return f".{name}{{animation-name:{name}}}{frames}" if frames else ""


def layers(
    figure: Figure, bodies: Sequence[Body], seen: Sequence[Body], painter: Painter
) -> list[Layer]:
    """Return what to draw of *bodies*, the far things first; the shapes fit all that is *seen*."""
    camera = CAMERAS[figure.view]
    look = Look(figure, seen, camera)
    held = extras(figure, bodies, camera, painter)
    drawn: list[Layer] = []
    order = look.in_order()
    for part, following in zip(order, [*order[1:], None], strict=True):
        layer = _layer(part, bodies, seen, look, painter)
        breathes = figure.motion is Motion.HOLD and part.start in CHEST
        drawn.append(replace(layer, breathes=breathes))
        if following is None or following.group != part.group:
            drawn += [
                Layer(one.shapes, places(one.ends, one.size))
                for one in held
                if one.over == part.group or (one.over == "front" and following is None)
            ]
    return joined(drawn)


def joined(drawn: Iterable[Layer]) -> list[Layer]:
    """Return the layers with those put together that move as one."""
    kept: list[Layer] = []
    for layer in drawn:
        last = kept[-1] if kept else None
        if last is not None and _can_carry(last, layer):
            seen_from = [_from(one, two) for one, two in zip(last.track, layer.track, strict=True)]
            if all(near(one, seen_from[0], 0.5) for one in seen_from):
                inner = f'<g transform="{seen_from[0].attribute()}">{layer.shapes}</g>'
                kept[-1] = Layer(last.shapes + inner, last.track, last.group)
                continue
        kept.append(layer)
    return kept


def _layer(
    part: Part, bodies: Sequence[Body], seen: Sequence[Body], look: Look, painter: Painter
) -> Layer:
    """Return one part of the body."""
    at = look.camera.at
    flat = [(at(start), at(end)) for start, end in (ends(body, part) for body in bodies)]
    size = max(gap(*(at(one) for one in ends(body, part))) for body in seen)
    far = part.side is not None and part.side is look.far
    joint = part.start.removeprefix(f"{part.side}_")
    shapes = OUTLINES[joint](part, size, look, painter.on(far=far))
    return Layer(shapes, places(flat, size), part.group)


def _can_carry(base: Layer, layer: Layer) -> bool:
    """Return whether *layer* may move with *base*: of the same limb, and not stretched with it."""
    same = base.group != "" and base.group == layer.group
    stretched = any(abs(place.stretch - 1) > LOOSE[3] for place in base.track)
    return same and not (base.breathes or layer.breathes or stretched)


def _from(base: Place, place: Place) -> Place:
    """Return *place* as it is seen from *base*."""
    angle = radians(-base.turn)
    x, y = place.x - base.x, place.y - base.y
    return Place(
        x * cos(angle) - y * sin(angle),
        x * sin(angle) + y * cos(angle),
        place.turn - base.turn,
        place.stretch,
    )
