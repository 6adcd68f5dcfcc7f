"""Pain by day as a small drawing for paper: dots, flares as triangles, the mean of seven days."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from backplan.core.progress import DAYS_A_WEEK, PainDay
from backplan.words import day

WEEKS = 12
LEFT, TOP, WIDTH, HEIGHT = 34, 8, 590, 84
WHOLE = (640, 112)
HIGHEST = 10
TICKS = (0, 5, 10)
INK, GRID, MEAN = "#1f2a2e", "#c9cfce", "#1d5f8a"


def shown_days(pain: Sequence[PainDay], today: date) -> tuple[PainDay, ...]:
    """Return the entries of the last twelve weeks."""
    return tuple(one for one in pain if one.on > today - timedelta(weeks=WEEKS))


def pain_svg(pain: Sequence[PainDay], today: date) -> str:
    """Return the drawing of *pain*, oldest first and at least one, up to *today*."""
    first = min(pain[0].on, today - timedelta(days=DAYS_A_WEEK))
    days = (today - first).days

    def x(on: date) -> float:
        return round(LEFT + WIDTH * (on - first).days / days, 1)

    parts = [_axis(first, today)]
    parts += [
        f'<path d="M{x(one.on)} {_y(one.mean_7d)}L{x(two.on)} {_y(two.mean_7d)}" '
        f'stroke="{MEAN}" stroke-width="2.2" fill="none"/>'
        for one, two in pairwise(pain)
        if (two.on - one.on).days <= DAYS_A_WEEK
    ]
    parts += [_mark(x(one.on), _y(one.pain), flare=one.flare) for one in pain]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WHOLE[0]} {WHOLE[1]}" '
        f'font-family="Noto Sans, sans-serif" font-size="11">{"".join(parts)}</svg>'
    )


def pain_words(pain: Iterable[PainDay]) -> str:
    """Return the drawing in words."""
    scores = [one.pain for one in pain]
    mean = sum(scores) / len(scores)
    return (
        f"Pain from 0 to 10 on {len(scores)} {'day' if len(scores) == 1 else 'days'}: "
        f"lowest {min(scores)}, highest {max(scores)}, mean {mean:.1f}."
    )


def _y(score: float) -> float:
    """Return the height of a score."""
    return round(TOP + HEIGHT * (1 - score / HIGHEST), 1)


def _axis(first: date, last: date) -> str:
    """Return the lines, and the words at them."""
    lines = "".join(
        f'<path d="M{LEFT} {_y(one)}H{LEFT + WIDTH}" stroke="{GRID}"/>'
        f'<text x="{LEFT - 6}" y="{_y(one) + 4}" text-anchor="end" fill="{INK}">{one}</text>'
        for one in TICKS
    )
    ends = ((LEFT, "start", first), (LEFT + WIDTH, "end", last))
    return lines + "".join(
        f'<text x="{at}" y="{WHOLE[1] - 5}" text-anchor="{anchor}" fill="{INK}">{day(on)}</text>'
        for at, anchor, on in ends
    )


def _mark(x: float, y: float, *, flare: bool) -> str:
    """Return one day's mark."""
    if flare:
        return f'<path d="M{x - 4.5} {y + 4}H{x + 4.5}L{x} {y - 4.5}Z" fill="{INK}"/>'
    return f'<circle cx="{x}" cy="{y}" r="2.4" fill="{INK}"/>'
