"""Sessions done a week against those planned; a week without any is a zero, for that is known."""

import functools
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import altair as alt
import pandas as pd

from backplan.charts.chart import Chart, on_days, spec_of
from backplan.charts.marks import (
    HIGHEST,
    LINE,
    LOWEST,
    bar_width,
    bars,
    day_axis,
    level,
    ranges,
    read_out,
)
from backplan.charts.spans import counted, ends, in_weeks, in_words, midnights, spans
from backplan.core.progress import DAYS_A_WEEK, Week
from backplan.core.window import Window

DONE, MEAN, PLANNED = "Done", "Mean done", "Planned"


def sessions_chart(weeks: Sequence[Week], shown: Window) -> Chart:
    """Return the sessions of *weeks*, oldest first, on the days *shown*.

    In a long diary a bar is the mean of some weeks, with the lowest and the highest of them. Weeks
    before the newest answers have no plan that counts, so no mark for one.
    """
    days, marks = spans(weeks, lambda one: one.starts_on, shown, least=DAYS_A_WEEK)
    done = [[week.done for week in one.entries] for one in marks]
    columns: dict[str, Any] = {"When": [one.words for one in marks]}
    if days == DAYS_A_WEEK:
        columns[DONE] = [one[0] for one in done]
    else:
        columns[MEAN] = [round(sum(one) / len(one), 2) for one in done]
        columns[LOWEST] = [min(one) for one in done]
        columns[HIGHEST] = [max(one) for one in done]
    columns[PLANNED] = [max(week.planned for week in one.entries) or None for one in marks]
    drawn = columns | {
        "Date": midnights([one.middle for one in marks]),
        PLANNED: pd.Series(columns[PLANNED], dtype="Int64"),
    }
    return Chart(
        frame=pd.DataFrame(drawn),
        spec=on_days(_spec(days), *ends(shown, marks)),
        alt=_alt(weeks, days),
        columns=columns,
    )


@functools.cache
def _spec(days: int) -> dict[str, Any]:
    """Return the design for bars of *days*; what was planned is a line across a bar's place."""
    counts = alt.Axis(title="Sessions a week", format="d", tickMinStep=1, tickCount=5)
    height = functools.partial(alt.Y, type="quantitative", axis=counts)
    axis = day_axis(days, least=DAYS_A_WEEK)
    shown = [DONE] if days == DAYS_A_WEEK else [MEAN, LOWEST, HIGHEST]
    told = [*read_out(shown, form=".1~f"), alt.Tooltip("Plan", type="nominal", title=PLANNED)]
    plan = f"isValid(datum.{PLANNED}) ? datum.{PLANNED} : 'none'"
    done = bars(days).transform_calculate(Plan=plan)
    layers = [done.encode(axis, height(shown[0]), tooltip=told)]
    if days > DAYS_A_WEEK:
        layers.append(ranges(axis, height(LOWEST)))
    line = alt.Chart().mark_tick(
        orient="horizontal", size=bar_width(days, share=1), thickness=3, opacity=1, tooltip=None
    )
    layers.append(level(line.encode(axis), height(PLANNED), PLANNED, symbol=LINE))
    return spec_of(*layers)


def _alt(weeks: Sequence[Week], days: int) -> str:
    """Return the chart in words."""
    if not weeks:
        return "No sessions in these weeks."
    done, planned = sum(one.done for one in weeks), sum(one.planned for one in weeks)
    last = weeks[-1].starts_on + timedelta(days=DAYS_A_WEEK - 1)
    marks = "" if days == DAYS_A_WEEK else f"; each bar stands for {in_weeks(days)}"
    return (
        f"{counted(done, 'session', 'sessions')} in {counted(len(weeks), 'week', 'weeks')}, "
        f"{in_words(weeks[0].starts_on, last)}; {planned:,} planned{marks}."
    )
