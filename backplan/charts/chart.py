"""What a page needs to draw a chart, to read it out and to show it as a table."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import altair as alt
import pandas as pd

PLOT_HEIGHT_PX = 180
"""Without legend and axis: these take what they need, whatever the width."""
TWO_PLOTS_HEIGHT_PX = 250
FIRST_DAY, LAST_DAY = "first_day", "last_day"
"""Parameters of a spec, so that all diaries share one design and each has its own days."""
TEXT = alt.ExprRef(expr="luminance(background) < 0.4 ? '#f7f7f7' : '#222222'")
"""Streamlit's own grey has a contrast of 3.5 to 1 on a light page, and no option changes it."""

Layer: TypeAlias = alt.Chart | alt.LayerChart | alt.FacetChart
"""Altair's own words for layers; none here is a facet."""

_ALTAIR_THEME = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chart:
    """A chart, for ``st.vega_lite_chart(frame, spec, alt=alt)``.

    Attributes:
        frame: What is drawn, a row a mark, under names that a visitor who opens the data can read.
        spec: How it is drawn, without data; sessions share its parts, so it is only ever read.
        alt: What a screen reader says instead: a sentence or two with the numbers.
        columns: The same rows as values, for the table.
    """

    frame: pd.DataFrame
    spec: dict[str, Any]
    alt: str
    columns: Mapping[str, Sequence[object]]

    @property
    def table(self) -> pd.DataFrame:
        """Return the rows in words, for ``st.table``."""
        return table_of(self.columns)


def spec_of(*layers: Layer, height: int = PLOT_HEIGHT_PX, apart: bool = False) -> dict[str, Any]:
    """Return *layers* as one spec that takes its colours, its text and its data from the page.

    Altair's own theme would overrule the page's, and the name of a data source left in would be
    drawn instead of the frame: an empty chart, without an error. Altair's theme is global, hence
    the lock. Marks stay silent: the sentence and the table say it better than two hundred of them.

    Args:
        layers: What is drawn, the lowest first.
        height: Of the plot.
        apart: Whether each layer has a height scale of its own.
    """
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    chart = alt.layer(*layers).properties(width="container", height=height, autosize=fit)
    if apart:
        chart = chart.resolve_scale(y="independent")
    chart = chart.configure_mark(aria=False)
    chart = chart.configure_axis(labelColor=TEXT, titleColor=TEXT)
    chart = chart.configure_legend(labelColor=TEXT)
    with _ALTAIR_THEME, alt.theme.enable("none"):
        spec: dict[str, Any] = chart.to_dict()
    for part in (spec, *spec["layer"]):
        for one in (part, *part.get("layer", ())):
            one.pop("data", None)
            one.pop("datasets", None)
    return spec


def on_days(design: dict[str, Any], first: date, last: date) -> dict[str, Any]:
    """Return *design* for the days from *first* to *last*, those without an entry too."""
    ends = [
        {
            "name": name,
            "value": int(datetime(on.year, on.month, on.day, tzinfo=UTC).timestamp()) * 1000,
        }
        for name, on in ((FIRST_DAY, first), (LAST_DAY, last))
    ]
    return {**design, "params": ends}


def table_of(columns: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Return *columns* in words: a mean with its tenths, and none where there is none."""
    return pd.DataFrame({name: [_words(one) for one in columns[name]] for name in columns})


def _words(value: object) -> str:
    """Return *value* as the table shows it."""
    if value is None:
        return "none"
    if isinstance(value, float):
        return f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
