"""Pain beside training: mean pain by week, and below on the same weeks the sessions done.

They share their days and nothing else: no line, sum or colour ties one to the other.
"""

import functools
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from backplan.charts.chart import TWO_PLOTS_HEIGHT_PX, Chart, on_days, spec_of
from backplan.charts.marks import LOWER_PX, UPPER_PX, bars, day_axis, legend, plot, read_out
from backplan.charts.spans import Span, counted, ends, in_weeks, in_words, midnights, spans
from backplan.core.progress import DAYS_A_WEEK
from backplan.core.series import BothWeek
from backplan.core.window import Window

PAIN, DONE, FLARE = "Mean pain", "Sessions a week", "Flare"


def both_chart(weeks: Sequence[BothWeek], shown: Window) -> Chart:
    """Return pain and sessions of *weeks*, oldest first, on the days *shown*.

    The line of pain breaks at a week without a check-in. In a long diary a mark is a mean.
    """
    days, marks = spans(weeks, lambda one: one.starts_on, shown, least=DAYS_A_WEEK)
    pains = [[one.pain for one in mark.entries if one.pain is not None] for mark in marks]
    means = [round(sum(one) / len(one), 2) if one else None for one in pains]
    columns: dict[str, Any] = {
        "When": [one.words for one in marks],
        PAIN: means,
        FLARE: ["yes" if any(one.flare for one in mark.entries) else "no" for mark in marks],
        DONE: [
            round(sum(one.done for one in mark.entries) / len(mark.entries), 2) for mark in marks
        ],
    }
    drawn = columns | {
        "Date": midnights([one.middle for one in marks]),
        PAIN: pd.Series(means, dtype="float64"),
        "Line": _lines(marks),
    }
    return Chart(
        frame=pd.DataFrame(drawn),
        spec=on_days(_spec(days), *ends(shown, marks)),
        alt=_alt(weeks, days),
        columns=columns,
    )


@functools.cache
def _spec(days: int) -> dict[str, Any]:
    """Return the design for marks of *days*."""
    axis = day_axis(days, least=DAYS_A_WEEK)
    scores = alt.Axis(title=PAIN, values=[0, 2, 4, 6, 8, 10], labelOverlap=False)
    height = alt.Y(PAIN, type="quantitative", scale=plot(UPPER_PX, [0, 10]), axis=scores)
    told = [*read_out([PAIN, DONE], form=".1~f"), alt.Tooltip(FLARE, type="nominal")]
    line = alt.Chart().mark_line(strokeWidth=2.5, tooltip=None)
    line = line.encode(axis, height, alt.Detail("Line", type="nominal"))
    kinds, shapes = ["Pain", FLARE], ["circle", "triangle-up"]
    points = alt.Chart().mark_point(filled=True, opacity=1)
    points = points.transform_calculate(Kind=f"datum.{FLARE} == 'yes' ? '{FLARE}' : 'Pain'")
    is_flare = alt.FieldEqualPredicate(field="Kind", equal=FLARE)
    points = points.encode(
        axis,
        height,
        alt.Shape(
            "Kind",
            type="nominal",
            scale=alt.Scale(domain=kinds, range=shapes),
            legend=legend(),
        ),
        alt.Color("Kind", type="nominal", scale=alt.Scale(domain=kinds), legend=legend()),
        size=alt.condition(is_flare, alt.value(120), alt.value(50)),
        tooltip=told,
    )
    counts = alt.Axis(title="Sessions", orient="left", format="d", tickMinStep=1, tickCount=3)
    sessions = alt.Y(DONE, type="quantitative", scale=plot(LOWER_PX), axis=counts)
    lower = bars(days).encode(axis, sessions, tooltip=told)
    return spec_of(alt.layer(line, points), lower, height=TWO_PLOTS_HEIGHT_PX, apart=True)


def _lines(marks: Sequence[Span[BothWeek]]) -> list[int]:
    """Return the line of each mark: a new one after every week without pain."""
    lines = [0] if marks else []
    for one, other in pairwise(marks):
        known = one.entries[-1].pain is not None and other.entries[0].pain is not None
        inside = all(week.pain is not None for week in one.entries)
        lines.append(lines[-1] + (not (known and inside)))
    return lines


def _alt(weeks: Sequence[BothWeek], days: int) -> str:
    """Return the chart in words."""
    known = [one for one in weeks if one.pain is not None]
    if not weeks:
        return "No weeks to show yet."
    last = weeks[-1].starts_on + timedelta(days=DAYS_A_WEEK - 1)
    when, done = in_words(weeks[0].starts_on, last), sum(one.done for one in weeks)
    pain = "no pain noted"
    if known:
        first, now = known[0].pain or 0.0, known[-1].pain or 0.0
        pain = f"mean pain {first:.1f} in the first week with a check-in and {now:.1f} in the last"
    marks = "" if days == DAYS_A_WEEK else f"; each mark stands for {in_weeks(days)}"
    return (
        f"{counted(len(weeks), 'week', 'weeks')}, {when}: {pain}; "
        f"{counted(done, 'session', 'sessions')} done{marks}."
    )
