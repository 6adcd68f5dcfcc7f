"""What a page needs to draw a chart, to read it out and to show it as a table."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

PLOT_HEIGHT_PX = 180
"""Without legend and axis: these take what they need, whatever the width."""
TEXT = alt.ExprRef(expr="luminance(background) < 0.4 ? '#f7f7f7' : '#222222'")
"""Streamlit's own grey has a contrast of 3.5 to 1 on a light page, and no option changes it."""

_ALTAIR_THEME = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chart:
    """A chart, for ``st.vega_lite_chart(frame, spec, alt=alt)``.

    Attributes:
        frame: What is drawn, a row a mark, under names that a visitor who opens the data can read.
        spec: How it is drawn, without data; all sessions share it, so it is only ever read.
        alt: What a screen reader says instead: a sentence or two with the numbers.
        table: The same rows in words, for ``st.table``.
    """

    frame: pd.DataFrame
    spec: dict[str, Any]
    alt: str
    table: pd.DataFrame


def spec_of(*layers: alt.Chart) -> dict[str, Any]:
    """Return *layers* as one spec that takes its colours, its text and its data from the page.

    Altair's own theme would overrule the page's, and the name of a data source left in would be
    drawn instead of the frame: an empty chart, without an error. Altair's theme is global, hence
    the lock. Marks stay silent: the sentence and the table say it better than two hundred of them.
    """
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    chart = alt.layer(*layers).properties(width="container", height=PLOT_HEIGHT_PX, autosize=fit)
    chart = chart.configure_mark(aria=False)
    chart = chart.configure_axis(labelColor=TEXT, titleColor=TEXT)
    chart = chart.configure_legend(labelColor=TEXT)
    with _ALTAIR_THEME, alt.theme.enable("none"):
        spec: dict[str, Any] = chart.to_dict()
    for part in (spec, *spec["layer"]):
        part.pop("data", None)
        part.pop("datasets", None)
    return spec


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
