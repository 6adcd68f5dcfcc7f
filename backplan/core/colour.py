"""Colours, and whether text on them can be read."""

READABLE = 4.5
"""Contrast of text that everybody can read (WCAG 2.2, 1.4.3)."""
HEX_DIGITS = frozenset("0123456789abcdef")
CHANNELS = (0.2126, 0.7152, 0.0722)
"""How much red, green and blue add to how light a colour is (WCAG 2.2)."""
GREY, LINEAR_BELOW = 0.05, 0.04045


def contrast_with_white(colour: str) -> float:
    """Return the contrast of white text on a *colour* such as ``#0f6456`` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [
        one / 12.92 if one <= LINEAR_BELOW else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    ]
    luminance = sum(share * one for share, one in zip(CHANNELS, light, strict=True))
    return (1 + GREY) / (luminance + GREY)


def is_colour(text: str) -> bool:
    """Return whether *text* is a colour such as ``#0f6456``."""
    return len(text) == len("#0f6456") and text[0] == "#" and set(text[1:].lower()) <= HEX_DIGITS
