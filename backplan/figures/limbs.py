"""The outlines of legs and arms."""

from backplan.core.figure import Muscle
from backplan.figures.body import THICKNESS
from backplan.figures.camera import SCALE, gap
from backplan.figures.look import Look
from backplan.figures.paint import Painter
from backplan.figures.parts import Part
from backplan.figures.shapes import limb, shoe


def thigh(part: Part, size: float, look: Look, paint: Painter) -> str:
    """Return a thigh, with its muscles and the buttock above it."""
    hip, knee = THICKNESS["hip"], THICKNESS["knee"]
    shapes = paint.path("legs", limb(size, hip, knee))
    front = look.front(part)
    unit = hip * SCALE
    if look.tints(Muscle.BUTTOCK, part):
        shapes += paint.oval("work", -front * unit * 0.5, 0, unit * 0.52, unit * 0.8)
    if look.tints(Muscle.HIP_SIDE, part):
        x = look.below(part) * unit * 0.38 if look.leans and part.side is look.under else 0
        below, long = (0.37, 0.6) if look.covered(part) else (0.14, 0.8)
        shapes += paint.oval("work", x, size * below, unit * 0.5, unit * long)
    if look.tints(Muscle.THIGH_FRONT, part):
        shapes += paint.oval("work", front * unit * 0.4, size * 0.48, unit * 0.36, size * 0.36)
    if look.tints(Muscle.THIGH_BACK, part):
        shapes += paint.oval("work", -front * unit * 0.4, size * 0.52, unit * 0.34, size * 0.34)
    return shapes


def shin(part: Part, size: float, look: Look, paint: Painter) -> str:
    """Return a shin."""
    knee, ankle = THICKNESS["knee"], THICKNESS["ankle"]
    shapes = paint.path("legs", limb(size, knee, ankle))
    front = look.front(part)
    if look.tints(Muscle.CALF, part):
        x = -front * knee * SCALE * 0.4
        shapes += paint.oval("work", x, size * 0.3, knee * SCALE * 0.42, size * 0.24)
    return shapes


def foot(part: Part, size: float, look: Look, paint: Painter) -> str:
    """Return a shoe; one that points at us or is seen from above is an oval, heel to toe."""
    colour = "move" if look.marks(part) else "shoe"
    heel, toe = look.seen_from(part, "heel"), look.seen_from(part, "toe")
    if gap(heel, toe) < 0.09 * SCALE or look.from_above(part):
        top, end = min(heel[1], -0.02 * SCALE), max(toe[1], 0.05 * SCALE)
        x = (heel[0] + toe[0]) / 2
        return paint.oval(colour, x, (top + end) / 2, 0.036 * SCALE, (end - top) / 2)
    sole = -look.front(part)
    return paint.path(colour, shoe(size, 1 if sole > 0 else -1))


def upper_arm(part: Part, size: float, look: Look, paint: Painter) -> str:
    """Return an upper arm in its sleeve."""
    top, end = THICKNESS["shoulder"], THICKNESS["elbow"]
    shapes = paint.path("skin", limb(size, top, end))
    shapes += paint.path("top", limb(size * 0.5, top * 1.1, end * 1.3, cap=0.9))
    if look.tints(Muscle.SHOULDER, part):
        shapes += paint.oval("work", 0, size * 0.12, top * SCALE * 0.7, size * 0.2)
    return shapes


def forearm(part: Part, size: float, look: Look, paint: Painter) -> str:
    """Return forearm and hand; a hand that moves has a band at the wrist."""
    elbow, wrist, hand = (THICKNESS[name] for name in ("elbow", "wrist", "hand"))
    shapes = paint.path("skin", limb(size, elbow, wrist))
    shapes += paint.oval("skin", 0, size + 0.02 * SCALE, hand * SCALE, hand * SCALE * 1.2)
    if look.marks(part):
        band = limb(0.016 * SCALE, wrist * 1.25, wrist * 1.25, cap=0.2)
        shapes += paint.path("move", band, f"translate(0 {size * 0.82:.1f})")
    return shapes
