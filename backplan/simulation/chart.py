"""The lives as a drawing: rungs gained and visitors told to be seen, week by week.

Reads: the rows of the table. Returns: an SVG that can be read on light and dark pages. Lines differ
by colour and by dashes, and each bears its name.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil, floor

from backplan.simulation.table import Row

WIDTH, HEIGHT = 900, 440
LEFT, RIGHT, TOP, BOTTOM = 50, 300, 48, 400
BETWEEN = 450
GAP = 17
COLOURS = (
    *("#2a78b8", "#c2571a", "#b8323f", "#7d7a17", "#7f5bb5", "#12877a", "#c2458f", "#77706a"),
)
DASHES = ("", "7 3", "2 3", "", "7 3", "2 3", "", "7 3")
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #24292f; }
.title { font-weight: 600; font-size: 15px; }
.grid { stroke: #d0d7de; }
.page { fill: #ffffff; }
.line { fill: none; stroke-width: 2; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .grid { stroke: #3d444d; }
  .page { fill: #0d1117; }
}
""".strip()


def chart_of(rows: Sequence[Row]) -> str:
    """Return the drawing."""
    rungs = [one.rungs for one in rows]
    low = floor(min(0.0, *(min(one) for one in rungs)))
    high = ceil(max(2.0, *(max(one) for one in rungs)))
    names = [str(one.kind) for one in rows]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            "<title>Rungs gained, and visitors told to be seen, by week and kind</title>",
            f"<style>{STYLE}</style>",
            f'<rect class="page" width="{WIDTH}" height="{HEIGHT}"/>',
            *_panel("Rungs gained, median", rungs, (low, high), "{:+.0f}".format, names, 0),
            *_panel(
                "Told to be seen",
                [one.told for one in rows],
                (0, 1),
                "{:.0%}".format,
                names,
                BETWEEN,
            ),
            "</svg>",
            "",
        ]
    )


def _panel(
    title: str,
    lines: Sequence[Sequence[float]],
    span: tuple[float, float],
    words: Callable[[float], str],
    names: Sequence[str],
    at: int,
) -> list[str]:
    """Return one panel, *at* so far from the left."""
    low, high = span
    weeks = len(lines[0]) - 1

    def x(week: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * week / max(weeks, 1), 1)

    def y(value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low), 1)

    drawn = [
        f'<g transform="translate({at} 0)">',
        f'<text class="title" x="8" y="24">{title}</text>',
    ]
    parts = round(high - low) if high - low > 1 else 4
    for part in range(parts + 1):
        value = low + (high - low) * part / parts
        drawn.append(f'<path class="grid" d="M{LEFT} {y(value)}H{RIGHT}"/>')
        drawn.append(
            f'<text x="{LEFT - 6}" y="{y(value) + 4}" text-anchor="end">{words(value)}</text>'
        )
    ticks = range(0, weeks + 1, max(weeks // 4, 1))
    drawn += [
        f'<text x="{x(week)}" y="{BOTTOM + 20}" text-anchor="middle">{week}</text>'
        for week in ticks
    ]
    drawn.append(
        f'<text x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 36}" text-anchor="middle">week</text>'
    )
    for index, line in enumerate(lines):
        path = "L".join(f"{x(week)} {y(value)}" for week, value in enumerate(line))
        drawn.append(f'<path class="line" {_pen(index)} d="M{path}"/>')
    places = _apart([y(line[-1]) for line in lines])
    for index, (name, place) in enumerate(zip(names, places, strict=True)):
        end = y(lines[index][-1])
        drawn.append(f'<path class="line" {_pen(index)} d="M{RIGHT} {end}L{RIGHT + 14} {place}"/>')
        drawn.append(f'<text x="{RIGHT + 18}" y="{place + 4}">{name}</text>')
    return [*drawn, "</g>"]


def _pen(index: int) -> str:
    """Return the colour and dashes of a line."""
    dashes = f' stroke-dasharray="{DASHES[index]}"' if DASHES[index] else ""
    return f'stroke="{COLOURS[index]}"{dashes}'


def _apart(wanted: Sequence[float]) -> list[float]:
    """Return places near those *wanted*, far enough apart to be read."""
    order = sorted(range(len(wanted)), key=lambda one: wanted[one])
    places = list(wanted)
    for before, after in pairwise(order):
        places[after] = max(places[after], places[before] + GAP)
    over = max(max(places) - BOTTOM, 0.0)
    return [round(one - over, 1) for one in places]
