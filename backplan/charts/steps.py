"""Steps a day against the goal; a day without a count is a gap, never a bar of zero."""

import functools
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from backplan.charts.chart import Chart, spec_of, table_of
from backplan.charts.marks import HIGHEST, LOWEST, bars, day_axis, level, ranges, read_out
from backplan.charts.spans import counted, in_weeks, in_words, midnights, spans
from backplan.core.progress import StepsDay

STEPS, MEAN, GOAL = "Steps", "Mean steps", "Goal"
COUNTED = "Days counted"


def steps_chart(steps: Sequence[StepsDay], goal: int | None) -> Chart:
    """Return *steps*, oldest first, against *goal* steps a day, where there is one.

    In a long diary a bar is the mean of the counted days of some weeks, with the lowest and the
    highest of them.
    """
    days, marks = spans(steps, lambda one: one.on)
    counts = [[day.steps for day in one.entries] for one in marks]
    columns: dict[str, Any] = {"When": [one.words for one in marks]}
    if days == 1:
        columns[STEPS] = [one[0] for one in counts]
    else:
        columns[MEAN] = [round(sum(one) / len(one)) for one in counts]
        columns[LOWEST] = [min(one) for one in counts]
        columns[HIGHEST] = [max(one) for one in counts]
    drawn = columns | {"Date": midnights([one.middle for one in marks])}
    if days > 1:
        drawn[COUNTED] = [len(one) for one in counts]
    if goal is not None:
        drawn[GOAL] = [goal] * len(marks)
    return Chart(
        frame=pd.DataFrame(drawn),
        spec=_spec(days, with_goal=goal is not None),
        alt=_alt(steps, goal, days),
        table=table_of(columns),
    )


@functools.cache
def _spec(days: int, *, with_goal: bool) -> dict[str, Any]:
    """Return the design for bars of *days*; a goal is one dashed line, not one a bar."""
    counts = alt.Axis(title="Steps a day", format=",.0f", tickCount=5)
    height = functools.partial(alt.Y, type="quantitative", axis=counts)
    axis = day_axis(days)
    shown = [STEPS] if days == 1 else [MEAN, LOWEST, HIGHEST, COUNTED]
    told = read_out([*shown, GOAL] if with_goal else shown, form=",.0f")
    layers = [bars(days).encode(axis, height(shown[0]), tooltip=told)]
    if days > 1:
        layers.append(ranges(axis, height(LOWEST)))
    if with_goal:
        once = alt.AggregatedFieldDef(op="max", field=GOAL, **{"as": GOAL})
        line = alt.Chart().mark_rule(strokeWidth=2.5, strokeDash=[7, 4], tooltip=None)
        layers.append(level(line.transform_aggregate([once]), height(GOAL), GOAL, symbol="stroke"))
    return spec_of(*layers)


def _alt(steps: Sequence[StepsDay], goal: int | None, days: int) -> str:
    """Return the chart in words."""
    aim = "" if goal is None else f" The goal is {goal:,} a day"
    if not steps:
        return f"No steps yet.{aim and aim + '.'}"
    counts = [one.steps for one in steps]
    if goal is not None:
        reached = sum(one >= goal for one in counts)
        aim += f", reached on {counted(reached, 'day', 'days')}."
    when = in_words(steps[0].on, steps[-1].on)
    if len(steps) == 1:
        return f"Steps on {when}: {counts[0]:,}.{aim}"
    mean = f"{sum(counts) / len(counts):,.0f} on average"
    marks = "" if days == 1 else f"; each bar stands for {in_weeks(days)}"
    return (
        f"Steps on {len(steps):,} days, {when}: from {min(counts):,} to {max(counts):,}, "
        f"{mean}{marks}.{aim}"
    )
