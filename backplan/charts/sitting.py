"""Hours sat by day, and below on the same days how many sitting breaks were taken."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from backplan.charts.chart import TWO_PLOTS_HEIGHT_PX, Chart, on_days, spec_of
from backplan.charts.marks import LOWER_PX, UPPER_PX, bars, day_axis, plot, read_out
from backplan.charts.spans import counted, ends, in_weeks, in_words, midnights, spans
from backplan.core.reviews import BreaksDone
from backplan.core.series import BreaksWeek, SittingDay
from backplan.core.window import Window

HOURS, MEAN, BREAKS, PLACE = "Hours", "Mean hours", "Breaks", "Breaks place"
DESK_DAY_H = 8
PLACES = {BreaksDone.FEW: 0, BreaksDone.HALF: 1, BreaksDone.MOST: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """Hours and breaks that were told for one day, where they were."""

    on: date
    hours: float | None = None
    breaks: BreaksDone | None = None


def sitting_chart(
    sitting: Sequence[SittingDay], breaks: Sequence[BreaksWeek], shown: Window
) -> Chart:
    """Return hours of *sitting* and *breaks*, both oldest first, on the days *shown*.

    A week's breaks stand on its first day. In a long diary a bar is the mean of some weeks.
    """
    told = {one.on: _Day(on=one.on, hours=one.hours) for one in sitting}
    for one in breaks:
        hours = told[one.on].hours if one.on in told else None
        told[one.on] = _Day(on=one.on, hours=hours, breaks=one.done)
    days, marks = spans([told[on] for on in sorted(told)], lambda one: one.on, shown)
    hours_of = [[day.hours for day in one.entries if day.hours is not None] for one in marks]
    places = [[PLACES[day.breaks] for day in one.entries if day.breaks] for one in marks]
    means = [_mean(one) for one in hours_of]
    columns: dict[str, Any] = {
        "When": [one.words for one in marks],
        HOURS if days == 1 else MEAN: means,
        BREAKS: [_in_words(one) for one in places],
    }
    drawn = columns | {
        "Date": midnights([one.middle for one in marks]),
        HOURS if days == 1 else MEAN: pd.Series(means, dtype="float64"),
        PLACE: pd.Series([_mean(one) for one in places], dtype="float64"),
    }
    return Chart(
        frame=pd.DataFrame(drawn),
        spec=on_days(_spec(days), *ends(shown, marks)),
        alt=_alt(sitting, breaks, days),
        columns=columns,
    )


@functools.cache
def _spec(days: int) -> dict[str, Any]:
    """Return the design for bars of *days*, with the breaks as points in a plot below."""
    hours, axis = HOURS if days == 1 else MEAN, day_axis(days, marks=("Marks: mean of {}",))
    told = [*read_out([hours], form=".1~f"), alt.Tooltip(BREAKS, type="nominal")]
    sat = bars(days).encode(
        axis,
        alt.Y(
            hours,
            type="quantitative",
            # Without any hours there would be no scale at all.
            scale=plot(UPPER_PX, alt.DomainUnionWith(unionWith=[0, DESK_DAY_H])),
            axis=alt.Axis(title="Hours sat", tickCount=4),
        ),
        tooltip=told,
    )
    words = alt.Axis(
        title="Breaks",
        orient="left",
        values=[0, 1, 2],
        labelExpr="['few', 'half', 'most'][datum.value]",
    )
    taken = alt.Chart().mark_point(filled=True, opacity=1, size=60, shape="diamond")
    taken = taken.encode(
        axis,
        alt.Y(PLACE, type="quantitative", scale=plot(LOWER_PX, [0, 2]), axis=words),
        tooltip=told,
    )
    return spec_of(sat, taken, height=TWO_PLOTS_HEIGHT_PX, apart=True)


def _mean(values: Sequence[float]) -> float | None:
    """Return the mean of *values*; None where there are none."""
    return round(sum(values) / len(values), 2) if values else None


def _in_words(places: Sequence[int]) -> str | None:
    """Return the breaks of a mark in words; in a long diary of its least week."""
    words = {place: str(one) for one, place in PLACES.items()}
    return words[min(places)] if places else None


def _alt(sitting: Sequence[SittingDay], breaks: Sequence[BreaksWeek], days: int) -> str:
    """Return the chart in words."""
    if not sitting and not breaks:
        return "No hours of sitting and no breaks in these days."
    said = []
    if sitting:
        hours = [one.hours for one in sitting]
        when = in_words(sitting[0].on, sitting[-1].on)
        marks = "" if days == 1 else f"; each bar stands for {in_weeks(days)}"
        said.append(
            f"Hours sat on {counted(len(hours), 'day', 'days')}, {when}: from {min(hours):g} to "
            f"{max(hours):g}, {sum(hours) / len(hours):.1f} on average{marks}."
        )
    if breaks:
        taken = [f"{one} in {sum(week.done is one for week in breaks)}" for one in BreaksDone]
        said.append(f"Breaks taken by week: {', '.join(taken)}.")
    return " ".join(said)
