"""What the charts have in common: the axis of days, bars, ranges, levels and what is pointed at."""

from collections.abc import Iterable, Sequence

import altair as alt

from backplan.charts.chart import FIRST_DAY, LAST_DAY, TWO_PLOTS_HEIGHT_PX
from backplan.charts.spans import in_weeks

LOWEST, HIGHEST = "Lowest", "Highest"
LINE = "M-1,-.15H1V.15H-1Z"
MEANS = ("Marks: mean of {}", "Thin lines: lowest to highest")
UPPER_PX, LOWER_PX = (145, 0), (TWO_PLOTS_HEIGHT_PX, 180)
"""Where the upper and the lower of two plots on one axis of days begin and end."""


def day_axis(days: int, *, least: int = 1, marks: Sequence[str] = MEANS) -> alt.X:
    """Return the axis of days; where a mark stands for more than the *least*, it says so.

    What it says is *marks*, with the length of a mark in place of ``{}``.

    Days are midnights in UTC on an axis in UTC, so that no visitor's time zone moves one to the day
    before. (Streamlit moves days without a zone to the visitor's midnight, but an hour short of it
    when a clock in Sydney goes forward.)
    """
    form = "span(domain('x')) < 180 * 864e5 ? '%-d %b' : '%b %Y'"
    axis = alt.Axis(
        labelExpr=f"utchours(datum.value) ? '' : utcFormat(datum.value, {form})",
        tickCount=4,
        title=None if days == least else [one.format(in_weeks(days)) for one in marks],
    )
    ends = [alt.ExprRef(expr=FIRST_DAY), alt.ExprRef(expr=LAST_DAY)]
    scale = alt.Scale(type="utc", padding=18, domain=ends)
    return alt.X("Date", type="temporal", axis=axis, scale=scale)


def plot(px: tuple[int, int], domain: list[int] | alt.DomainUnionWith | None = None) -> alt.Scale:
    """Return the height scale of one of two plots on one axis of days."""
    return alt.Scale(range=list(px), domain=alt.Undefined if domain is None else domain)


def bars(days: int) -> alt.Chart:
    """Return bars of *days*, lighter than the thin lines that longer ones have inside."""
    drawn: alt.Chart = alt.Chart().mark_bar(size=bar_width(days), opacity=0.75)
    return drawn


def bar_width(days: int, *, share: float = 0.75) -> alt.ExprRef:
    """Return the width of a bar: a *share* of its *days*, yet no block where it is alone."""
    place = f"{days} * 864e5 * width / span(domain('x'))"
    return alt.ExprRef(expr=f"{share} * max(2, min(36, {place}))")


def ranges(axis: alt.X, lowest: alt.Y) -> alt.Chart:
    """Return a thin bar from the *lowest* to the highest entry of each mark on *axis*."""
    thin = alt.Chart().mark_bar(size=1.25, opacity=0.75, tooltip=None)
    drawn: alt.Chart = thin.encode(axis, lowest, alt.Y2(HIGHEST))
    return drawn


def level(layer: alt.Chart, height: alt.Y, name: str, *, symbol: str) -> alt.Chart:
    """Return *layer* at a *height*, with a *name* in the legend and the page's second colour."""
    shown = legend().copy()
    shown.values, shown.symbolType = [name], symbol
    shown.symbolSize, shown.symbolDash = 400, [7, 4]
    scale = alt.Scale(domain=["", name])
    drawn: alt.Chart = layer.transform_calculate(Level=f"'{name}'").encode(
        height,
        alt.Color("Level", type="nominal", scale=scale, legend=shown),
    )
    return drawn


def legend() -> alt.Legend:
    """Return a legend above the chart, where a narrow screen has room for it."""
    return alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        padding=0,
        columnPadding=8,
        symbolSize=70,
        symbolOpacity=1,
    )


def read_out(numbers: Iterable[str], *, form: str) -> list[alt.Tooltip]:
    """Return what pointing at a mark shows: its days, and *numbers* in d3's *form*."""
    when = alt.Tooltip("When", type="nominal")
    return [when, *(alt.Tooltip(one, type="quantitative", format=form) for one in numbers)]
