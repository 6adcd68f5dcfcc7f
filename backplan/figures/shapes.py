"""Outlines: each limb hangs from the origin, is drawn once and turned from there."""

import re

from backplan.figures.camera import SCALE


def num(value: float) -> str:
    """Return a number as short as it goes."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def path(*parts: str | float) -> str:
    """Return the words of a path: letters stay, numbers are rounded."""
    words = " ".join(part if isinstance(part, str) else num(part) for part in parts)
    return re.sub(r" (?=[-A-Za-z])|(?<=[A-Za-z]) ", "", words)


def limb(size: float, top: float, end: float, *, cap: float = 1.0) -> str:
    """Return a limb of a *size* with round ends, so thick at its *top* and at its *end*."""
    one, two = top * SCALE, end * SCALE
    return path(
        "M", -one, 0.0, "A", one, one * cap, "0 0 1", one, 0.0,
        "L", two, size, "A", two, two * cap, "0 0 1", -two, size, "Z",
    )  # fmt: skip


def shoe(size: float, sole: float) -> str:
    """Return a shoe that points down its length of *size*; its *sole* is to one side."""
    low, back = sole * 0.04 * SCALE, -0.035 * SCALE
    top = -sole * 0.026 * SCALE
    return path(
        "M", low, back, "L", low, size * 0.93, "Q", low, size * 1.04, low * 0.45, size,
        "Q", 0.0, size * 0.5, top, size * 0.24, "L", top, back * 0.6,
        "Q", 0.0, back * 1.5, low, back, "Z",
    )  # fmt: skip


def profile(radius: float, facing: float) -> tuple[str, str]:
    """Return hair and nose of a head seen from the side; its top is at the top."""
    r, f = radius, facing
    sweep = 1 if facing > 0 else 0
    hair = path(
        "M", f * 0.66 * r, -0.8 * r,
        "A", 1.04 * r, 1.1 * r, f"0 0 {1 - sweep}", -f * 0.78 * r, 0.72 * r,
        "Q", -f * 0.5 * r, 0.3 * r, -f * 0.2 * r, -0.05 * r,
        "Q", -f * 0.1 * r, -0.55 * r, f * 0.66 * r, -0.8 * r, "Z",
    )  # fmt: skip
    nose = path(
        "M", f * 0.86 * r, -0.2 * r, "L", f * 1.25 * r, 0.14 * r, "L", f * 0.86 * r, 0.3 * r, "Z"
    )
    return hair, nose
