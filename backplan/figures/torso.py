"""The outlines of trunk and head."""

from backplan.core.figure import Muscle
from backplan.figures.body import THICKNESS
from backplan.figures.camera import SCALE
from backplan.figures.look import Look
from backplan.figures.paint import Painter
from backplan.figures.parts import Part
from backplan.figures.shapes import limb, profile

SIDEWAYS = 0.5
"""A head that turns its front away from us by more shows its profile."""


def belly(part: Part, size: float, look: Look, paint: Painter) -> str:
    """Return the lower trunk: shirt above, trousers below."""
    waist = look.width("waist", "pelvis", 0.075, THICKNESS["waist"])
    hips = look.width("waist", "pelvis", 0.092, THICKNESS["pelvis"])
    front = look.front(part, "pelvis")
    shapes = paint.path("top", limb(size * 0.8, waist, hips * 0.9, cap=0.8))
    trousers = f"translate(0 {size * 0.62:.1f})"
    shapes += paint.path("legs", limb(size * 0.38, hips * 0.95, hips, cap=0.6), trousers)
    unit = waist * SCALE
    if look.tints(Muscle.TUMMY, part):
        shapes += paint.oval("work", front * unit * 0.55, size * 0.3, unit * 0.42, size * 0.62)
    if look.tints(Muscle.BACK, part):
        shapes += paint.oval("work", -front * unit * 0.6, size * 0.15, unit * 0.36, size * 0.62)
    return shapes


def chest(part: Part, size: float, look: Look, paint: Painter) -> str:
    """Return the upper trunk; it starts below the neck."""
    top = look.width("neck", "waist", 0.1, THICKNESS["chest"])
    low = look.width("neck", "waist", 0.08, THICKNESS["waist"])
    inset = 0.045 * SCALE
    body = limb(size - inset, top, low, cap=0.75)
    shapes = paint.path("top", body, f"translate(0 {inset:.0f})")
    if look.tints(Muscle.BACK, part):
        front = look.front(part, "waist")
        x = -front * low * SCALE * 0.62
        shapes += paint.oval("work", x, size * 0.72, low * SCALE * 0.32, size * 0.34)
    if look.tints(Muscle.WAIST, part):
        x = look.below(part) * low * SCALE * 0.62
        shapes += paint.oval("work", x, size * 1.06, low * SCALE * 0.34, size * 0.36)
    return shapes


def head(part: Part, size: float, look: Look, paint: Painter) -> str:
    """Return head and neck, with the face to the front."""
    radius = THICKNESS["head"] * SCALE
    neck = limb(size, THICKNESS["neck"], THICKNESS["neck"])
    shapes = paint.path("skin", neck)
    facing = look.front(part)
    if abs(facing) < SIDEWAYS:
        return shapes + _face(radius, paint)
    sign = 1.0 if facing > 0 else -1.0
    hair, nose = profile(radius, sign)
    shapes += paint.path("skin", nose) + paint.oval("skin", 0, 0, radius * 0.92, radius)
    shapes += paint.path("hair", hair)
    return shapes + paint.oval("hair", sign * radius * 0.55, -radius * 0.08, 1.3, 1.7)


def _face(radius: float, paint: Painter) -> str:
    """Return a head seen from the front."""
    shapes = paint.oval("hair", 0, -radius * 0.12, radius * 0.98, radius * 1.02)
    shapes += paint.oval("skin", 0, radius * 0.14, radius * 0.8, radius * 0.86)
    for side in (-1, 1):
        shapes += paint.oval("hair", side * radius * 0.34, 0, 1.3, 1.7)
    return shapes + paint.oval("hair", 0, radius * 0.5, radius * 0.22, 0.8)
