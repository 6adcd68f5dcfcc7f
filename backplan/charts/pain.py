"""Pain by day, 0 to 10, with the mean of seven days; a flare has a shape of its own."""

import functools
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from backplan.charts.chart import Chart, spec_of, table_of
from backplan.charts.marks import HIGHEST, LINE, LOWEST, day_axis, legend, ranges, read_out
from backplan.charts.spans import Span, counted, in_weeks, in_words, midnights, spans
from backplan.core.progress import DAYS_A_WEEK, PainDay

SCALE = [0, 10]
PAIN, MEAN_7D, MEAN, FLARE = "Pain", "7-day mean", "Mean pain", "Flare"


def pain_chart(pain: Sequence[PainDay]) -> Chart:
    """Return how *pain*, oldest first, went.

    The line breaks where more than seven days lie between check-ins: nobody knows what was between.
    In a long diary a mark is the mean of some weeks, with their lowest and highest pain, and is a
    flare if one of its days is.
    """
    days, marks = spans(pain, lambda one: one.on)
    scores = [[day.pain for day in one.entries] for one in marks]
    columns: dict[str, Any] = {"When": [one.words for one in marks]}
    if days == 1:
        columns[PAIN] = [one[0] for one in scores]
        columns[MEAN_7D] = [round(one.entries[0].mean_7d, 2) for one in marks]
    else:
        columns[MEAN] = [round(sum(one) / len(one), 2) for one in scores]
        columns[LOWEST] = [min(one) for one in scores]
        columns[HIGHEST] = [max(one) for one in scores]
    columns[FLARE] = ["yes" if any(day.flare for day in one.entries) else "no" for one in marks]
    lines, gaps = _lines(marks)
    drawn = columns | {"Date": midnights([one.middle for one in marks]), "Line": lines}
    return Chart(
        frame=pd.DataFrame(drawn),
        spec=_spec(days),
        alt=_alt(pain, gaps, days),
        table=table_of(columns),
    )


@functools.cache
def _spec(days: int) -> dict[str, Any]:
    """Return the design for marks of *days*; what has another colour has another shape too."""
    daily = days == 1
    kinds = [PAIN, FLARE, MEAN_7D] if daily else [PAIN, FLARE]
    shapes = alt.Scale(domain=kinds, range=["circle", "triangle-up", LINE][: len(kinds)])
    scale = alt.Scale(domain=SCALE)
    scores = alt.Axis(values=[0, 2, 4, 6, 8, 10], labelOverlap=False, title="Pain, 0 to 10")
    height = functools.partial(alt.Y, type="quantitative", scale=scale, axis=scores)
    axis = day_axis(days)
    line = alt.Chart().mark_line(strokeWidth=2.5, tooltip=None)
    line = line.encode(
        axis,
        height(MEAN_7D if daily else MEAN),
        alt.Detail("Line", type="nominal"),
        color=alt.ColorDatum(MEAN_7D if daily else PAIN),
    )
    points = alt.Chart().mark_point(filled=True, opacity=1)
    points = points.transform_calculate(Kind=f"datum.{FLARE} == 'yes' ? '{FLARE}' : '{PAIN}'")
    shown = read_out([PAIN, MEAN_7D] if daily else [MEAN, LOWEST, HIGHEST], form=".1~f")
    is_flare = alt.FieldEqualPredicate(field="Kind", equal=FLARE)
    points = points.encode(
        axis,
        height(PAIN if daily else MEAN),
        alt.Shape("Kind", type="nominal", scale=shapes, legend=legend()),
        alt.Color("Kind", type="nominal", scale=alt.Scale(domain=kinds), legend=legend()),
        size=alt.condition(is_flare, alt.value(120), alt.value(36)),
        tooltip=[*shown, alt.Tooltip(FLARE, type="nominal")],
    )
    layers = [line, points] if daily else [ranges(axis, height(LOWEST)), line, points]
    return spec_of(*layers)


def _lines(marks: Sequence[Span[PainDay]]) -> tuple[list[int], int]:
    """Return the line of each mark, a new one after every gap (also one inside), and the gaps."""
    lines: list[int] = []
    gaps, before = 0, None
    for mark in marks:
        if before is not None and _gap(before, mark.entries[0]):
            gaps += 1
        lines.append(gaps)
        gaps += sum(_gap(one, other) for one, other in pairwise(mark.entries))
        before = mark.entries[-1]
    return lines, gaps


def _gap(one: PainDay, other: PainDay) -> bool:
    """Tell whether more than a week lies between two check-ins."""
    return (other.on - one.on).days > DAYS_A_WEEK


def _alt(pain: Sequence[PainDay], gaps: int, days: int) -> str:
    """Return the chart in words."""
    if not pain:
        return "No check-ins yet, so there is no pain to show."
    first, last, scores = pain[0], pain[-1], [one.pain for one in pain]
    if len(pain) == 1:
        flare = ", in a flare" if first.flare else ""
        return f"Pain on {in_words(first.on, first.on)}: {first.pain} out of 10{flare}."
    flares = sum(one.flare for one in pain)
    more = [
        counted(flares, "day in a flare", "days in a flare") if flares else "",
        counted(gaps, "gap of over a week", "gaps of over a week") if gaps else "",
        "" if days == 1 else f"each mark stands for {in_weeks(days)}",
    ]
    return (
        f"Pain on {len(pain):,} days, {in_words(first.on, last.on)}: from {min(scores)} to "
        f"{max(scores)} out of 10, 7-day mean {first.mean_7d:.1f} at the start and "
        f"{last.mean_7d:.1f} at the end{''.join(f'; {one}' for one in more if one)}."
    )
