"""Steps a day against the goal as it moved; a day without a count is a gap, never a bar of zero."""

import functools
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from backplan.charts.chart import Chart, on_days, spec_of
from backplan.charts.marks import HIGHEST, LOWEST, bars, day_axis, level, ranges, read_out
from backplan.charts.spans import counted, ends, in_weeks, in_words, midnights, spans
from backplan.core.progress import StepsDay
from backplan.core.window import Window

STEPS, MEAN, GOAL = "Steps", "Mean steps", "Goal"
COUNTED = "Days counted"

GoalOn = Callable[[date], int | None]


def steps_chart(steps: Sequence[StepsDay], goal_on: GoalOn, shown: Window) -> Chart:
    """Return *steps*, oldest first, on the days *shown*, against the goal of each day.

    In a long diary a bar is the mean of the counted days of some weeks, with the lowest and the
    highest of them, and the goal is that of the last of them.
    """
    days, marks = spans(steps, lambda one: one.on, shown)
    counts = [[day.steps for day in one.entries] for one in marks]
    goals = [goal_on(one.entries[-1].on) for one in marks]
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
    with_goal = any(one is not None for one in goals)
    if with_goal:
        columns[GOAL] = goals
        drawn[GOAL] = pd.Series(goals, dtype="Int64")
    return Chart(
        frame=pd.DataFrame(drawn),
        spec=on_days(_spec(days, with_goal=with_goal), *ends(shown, marks)),
        alt=_alt(steps, goal_on, days),
        columns=columns,
    )


@functools.cache
def _spec(days: int, *, with_goal: bool) -> dict[str, Any]:
    """Return the design for bars of *days*; a goal is a dashed line of steps."""
    counts = alt.Axis(title="Steps a day", format=",.0f", tickCount=5)
    height = functools.partial(alt.Y, type="quantitative", axis=counts)
    axis = day_axis(days)
    shown = [STEPS] if days == 1 else [MEAN, LOWEST, HIGHEST, COUNTED]
    told = read_out([*shown, GOAL] if with_goal else shown, form=",.0f")
    layers = [bars(days).encode(axis, height(shown[0]), tooltip=told)]
    if days > 1:
        layers.append(ranges(axis, height(LOWEST)))
    if with_goal:
        line = alt.Chart().mark_line(
            strokeWidth=2.5, strokeDash=[7, 4], interpolate="step", tooltip=None
        )
        layers.append(level(line.encode(axis), height(GOAL), GOAL, symbol="stroke"))
    return spec_of(*layers)


def _alt(steps: Sequence[StepsDay], goal_on: GoalOn, days: int) -> str:
    """Return the chart in words."""
    if not steps:
        return "No steps in these days."
    counts = [one.steps for one in steps]
    when, aim = in_words(steps[0].on, steps[-1].on), ""
    aims = [(one.steps, goal) for one in steps if (goal := goal_on(one.on)) is not None]
    if aims:
        goals = [goal for _, goal in aims]
        reached = sum(one >= goal for one, goal in aims)
        was = f"{goals[-1]:,}" if len(set(goals)) == 1 else f"{min(goals):,} to {max(goals):,}"
        aim = f" The goal was {was} a day, reached on {counted(reached, 'day', 'days')}."
    if len(steps) == 1:
        return f"Steps on {when}: {counts[0]:,}.{aim}"
    mean = f"{sum(counts) / len(counts):,.0f} on average"
    marks = "" if days == 1 else f"; each bar stands for {in_weeks(days)}"
    return (
        f"Steps on {len(steps):,} days, {when}: from {min(counts):,} to {max(counts):,}, "
        f"{mean}{marks}.{aim}"
    )
