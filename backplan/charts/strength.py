"""One ladder over time: the rung that was done, and below on the same days how much of it."""

import functools
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from backplan.charts.chart import TWO_PLOTS_HEIGHT_PX, Chart, Layer, on_days, spec_of
from backplan.charts.marks import (
    HIGHEST,
    LOWER_PX,
    LOWEST,
    UPPER_PX,
    bar_width,
    bars,
    day_axis,
    plot,
    ranges,
    read_out,
)
from backplan.charts.spans import counted, ends, in_weeks, in_words, midnights, spans
from backplan.core.strength import StrengthDay, Unit
from backplan.core.window import Window

STAGE, EXERCISE, AMOUNT, UNIT, DONE = "Stage", "Exercise", "Amount", "Counted in", "Done"
RUNGS = 6
MARKS = ("Marks: hardest of {}", "Thin lines: from the easiest")


def strength_chart(
    days_done: Sequence[StrengthDay], names: Mapping[str, str], shown: Window
) -> Chart:
    """Return the rungs *days_done*, oldest first, on the days *shown*.

    A mark is the hardest rung of its days, and the most that was done of it in one session.

    Args:
        days_done: What was done on one ladder.
        names: The name of each exercise, by its id.
        shown: The days of the axis.
    """
    days, marks = spans(days_done, lambda one: one.on, shown)
    best = [max(one.entries, key=lambda day: (day.rung, day.amount)) for one in marks]
    columns: dict[str, Any] = {
        "When": [one.words for one in marks],
        STAGE: [one.rung for one in best],
        EXERCISE: [names[one.exercise] for one in best],
        DONE: [_done(one) for one in best],
    }
    drawn = columns | {
        "Date": midnights([one.middle for one in marks]),
        AMOUNT: [one.amount for one in best],
    }
    if days > 1:
        drawn[LOWEST] = [min(day.rung for day in one.entries) for one in marks]
        drawn[HIGHEST] = columns[STAGE]
    return Chart(
        frame=pd.DataFrame(drawn),
        spec=on_days(_spec(days), *ends(shown, marks)),
        alt=_alt(days_done, days),
        columns=columns,
    )


@functools.cache
def _spec(days: int) -> dict[str, Any]:
    """Return the design for marks of *days*: the stage as a line across its days, dose below."""
    axis = day_axis(days, marks=MARKS)
    told = [
        *read_out([STAGE], form="d"),
        alt.Tooltip(EXERCISE, type="nominal"),
        alt.Tooltip(DONE, type="nominal"),
    ]
    stages = alt.Axis(title="Stage", values=list(range(1, RUNGS + 1)), format="d")
    height = functools.partial(
        alt.Y, type="quantitative", scale=plot(UPPER_PX, [0, RUNGS]), axis=stages
    )
    at = alt.Chart().mark_tick(
        orient="horizontal", size=bar_width(days, share=1), thickness=4, opacity=1
    )
    upper: Layer = at.encode(axis, height(STAGE), tooltip=told)
    if days > 1:
        upper = alt.layer(upper, ranges(axis, height(LOWEST)))
    counts = alt.Axis(title="Done", orient="left", format="d", tickCount=3, tickMinStep=1)
    amount = alt.Y(AMOUNT, type="quantitative", scale=plot(LOWER_PX), axis=counts)
    lower = bars(days).encode(axis, amount, tooltip=told)
    return spec_of(upper, lower, height=TWO_PLOTS_HEIGHT_PX, apart=True)


def _done(day: StrengthDay) -> str:
    """Return how much was done in words."""
    units = {
        Unit.REPS: ("time", "times"),
        Unit.SECONDS: ("second", "seconds"),
        Unit.MINUTES: ("minute", "minutes"),
    }
    return f"{counted(day.amount, *units[day.unit])} in {counted(day.sets, 'set', 'sets')}"


def _alt(done: Sequence[StrengthDay], days: int) -> str:
    """Return the chart in words."""
    if not done:
        return "You did none of these moves in these days."
    first, last = done[0], done[-1]
    when = in_words(first.on, last.on)
    if len(done) == 1:
        return f"Done on {when}: stage {first.rung}, {_done(first)}."
    marks = "" if days == 1 else f"; each mark stands for {in_weeks(days)}"
    return (
        f"Done {len(done):,} times, {when}: stage {first.rung}, {_done(first)}, at the start and "
        f"stage {last.rung}, {_done(last)}, at the end{marks}."
    )
