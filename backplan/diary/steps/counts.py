"""Counts of steps as exports write them, and the names of those that counted."""

import functools
import math
import re

from backplan.diary.steps.found import NAME_LENGTH

COUNT_AT_MOST = 1_000_000
_DIGITS = len(str(COUNT_AT_MOST))
_GROUPED = re.compile(r"\d{1,3}(?:([.,'\u2019 \u00a0\u202f])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"\d+(?:[.,]\d{1,9})?")


def count_of(text: object) -> float | None:
    """Return the count that *text* says, None where it says none: an empty cell is no zero."""
    if isinstance(text, bool) or not isinstance(text, str | int | float):
        return None
    written = str(text).strip()
    if written.isdecimal() and len(written) < _DIGITS:
        return float(written)
    if _GROUPED.fullmatch(written):
        written = re.sub(r"\D", "", written)
    if not _DECIMAL.fullmatch(written):
        return None
    count = float(written.replace(",", "."))
    return count if math.isfinite(count) and count <= COUNT_AT_MOST else None


@functools.lru_cache(maxsize=1024)
def source_name(raw: str, otherwise: str) -> str:
    """Return the name of a source as it can be shown, or *otherwise* where there is none."""
    shown = "".join(one if one.isprintable() else " " for one in raw[: 4 * NAME_LENGTH])
    return " ".join(shown.split())[:NAME_LENGTH] or otherwise
