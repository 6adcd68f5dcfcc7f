"""Small pictures of counts: a hundred marks for a hundred people, or two bars side by side.

Shape tells the kinds apart, so colour need not; the same marks stand before the words below.
"""

from collections.abc import Iterable, Sequence

import streamlit as st

from backplan.core.learning import Amount

PEOPLE_MARKS = ("●", "◆", "○")
BAR_MARKS = ("■", "□")
IN_A_ROW, CELL, RADIUS = 20, 17, 5
BAR_WIDTH, BAR_HEIGHT, GAP = 340, 18, 6
INSET = 8
"""How far bars keep from the edge, which the theme rounds."""
STYLE = (
    "<style>.a{fill:#0f6456}.b{fill:#b3541e}.c{fill:none;stroke:#22302e;stroke-width:1.5}"
    "@media(prefers-color-scheme:dark){.a{fill:#6cc5b2}.b{fill:#eba06f}.c{stroke:#f3eee4}}</style>"
)
"""The chart colours of .streamlit/config.toml, and the colour of text for what is hollow."""
NAMESPACE = "http://www.w3.org/2000/svg"


def draw_people(kinds: Sequence[Amount]) -> None:
    """Draw one mark for each of a hundred people, and below how many are of which kind."""
    st.image(people_svg(kinds), alt="A hundred marks, one for each person. The list counts them.")
    _list([PEOPLE_MARKS[one] for one in _marks_for(kinds)], kinds)


def draw_bars(bars: Sequence[Amount]) -> None:
    """Draw a bar for each amount, and below what each is."""
    st.image(bars_svg(bars), alt="Two bars. The list below says how long each is.")
    _list(BAR_MARKS, bars)


def people_svg(kinds: Sequence[Amount]) -> str:
    """Return the marks of all people, row by row, one kind after the other."""
    marks = [
        _mark(kind)
        for kind, amount in zip(_marks_for(kinds), kinds, strict=True)
        for _ in range(amount.count)
    ]
    placed = [
        f'<g transform="translate({CELL * (at % IN_A_ROW)} {CELL * (at // IN_A_ROW)})">{mark}</g>'
        for at, mark in enumerate(marks)
    ]
    return _svg(CELL * IN_A_ROW, CELL * (len(marks) // IN_A_ROW), placed)


def bars_svg(bars: Sequence[Amount]) -> str:
    """Return a bar for each amount, the longest as wide as the picture."""
    longest = max(one.count for one in bars)
    drawn = [
        f'<rect class="{"ac"[at]}" x="{INSET}" y="{INSET + at * (BAR_HEIGHT + GAP)}" rx="4" '
        f'width="{one.count * (BAR_WIDTH - 2 * INSET) / longest:.0f}" height="{BAR_HEIGHT}"/>'
        for at, one in enumerate(bars)
    ]
    return _svg(BAR_WIDTH, 2 * INSET + len(bars) * (BAR_HEIGHT + GAP) - GAP, drawn)


def _marks_for(kinds: Sequence[Amount]) -> range:
    """Return which marks the kinds have: the last is always hollow, for whom nothing befell."""
    return range(len(PEOPLE_MARKS) - len(kinds), len(PEOPLE_MARKS))


def _mark(kind: int) -> str:
    """Return the mark of one person: a disc, a diamond or a ring."""
    middle = CELL / 2
    if kind == 1:
        reach = RADIUS + 1.5
        return (
            f'<path class="b" d="M{middle} {middle - reach}l{reach} {reach}l-{reach} {reach}'
            f'l-{reach} -{reach}z"/>'
        )
    return f'<circle class="{"abc"[kind]}" cx="{middle}" cy="{middle}" r="{RADIUS}"/>'


def _svg(width: int, height: int, drawn: Iterable[str]) -> str:
    """Return a whole picture."""
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="{NAMESPACE}" {size}>{STYLE}{"".join(drawn)}</svg>'


def _list(marks: Iterable[str], amounts: Iterable[Amount]) -> None:
    """Draw what each mark stands for, a line each."""
    lines = [
        f"{mark} **{one.count}** {one.words}" for mark, one in zip(marks, amounts, strict=False)
    ]
    st.markdown("  \n".join(lines))
