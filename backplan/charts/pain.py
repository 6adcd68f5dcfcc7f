"""Pain by day, 0 to 10, with the mean of seven days; a flare has a shape of its own."""

import functools
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from backplan.charts.chart import Chart, on_days, spec_of
from backplan.charts.marks import HIGHEST, LINE, LOWEST, day_axis, legend, ranges, read_out
from backplan.charts.spans import Span, counted, ends, in_weeks, in_words, midnights, spans
from backplan.core.pain_band import PainBand
from backplan.core.progress import DAYS_A_WEEK, PainDay
from backplan.core.window import Window

SCALE = [0, 10]
PAIN, MEAN_7D, MEAN, FLARE = "Pain", "7-day mean", "Mean pain", "Flare"
BAND, BAND_LOW, BAND_HIGH = "About as at the start", "Band from", "Band to"


def pain_chart(pain: Sequence[PainDay], shown: Window, band: PainBand | None = None) -> Chart:
    """Return how *pain*, oldest first, went on the days *shown*.

    The line breaks where more than seven days lie between check-ins: nobody knows what was between.
    In a long diary a mark is the mean of some weeks, with their lowest and highest pain, and is a
    flare if one of its days is. Where means within the *band* lie, a change says nothing.
    """
    days, marks = spans(pain, lambda one: one.on, shown)
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
    if band is not None:
        drawn[BAND_LOW] = [max(round(band.low, 2), SCALE[0])] * len(marks)
        drawn[BAND_HIGH] = [min(round(band.high, 2), SCALE[1])] * len(marks)
    return Chart(
        frame=pd.DataFrame(drawn),
        spec=on_days(_spec(days, with_band=band is not None), *ends(shown, marks)),
        alt=_alt(pain, gaps, days, band),
        columns=columns,
    )


@functools.cache
def _spec(days: int, *, with_band: bool) -> dict[str, Any]:
    """Return the design for marks of *days*; what has another colour has another shape too."""
    daily = days == 1
    kinds = [PAIN, FLARE, MEAN_7D] if daily else [PAIN, FLARE]
    shapes = ["circle", "triangle-up", LINE][: len(kinds)]
    if with_band:
        kinds, shapes = [*kinds, BAND], [*shapes, "square"]
    colours = alt.Scale(domain=kinds)
    scores = alt.Axis(values=[0, 2, 4, 6, 8, 10], labelOverlap=False, title="Pain, 0 to 10")
    height = functools.partial(
        alt.Y, type="quantitative", scale=alt.Scale(domain=SCALE), axis=scores
    )
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
    told = read_out([PAIN, MEAN_7D] if daily else [MEAN, LOWEST, HIGHEST], form=".1~f")
    is_flare = alt.FieldEqualPredicate(field="Kind", equal=FLARE)
    keys = legend().copy()
    keys.columns = 2
    points = points.encode(
        axis,
        height(PAIN if daily else MEAN),
        alt.Shape("Kind", type="nominal", scale=alt.Scale(domain=kinds, range=shapes), legend=keys),
        alt.Color("Kind", type="nominal", scale=colours, legend=keys),
        size=alt.condition(is_flare, alt.value(120), alt.value(36)),
        tooltip=[*told, alt.Tooltip(FLARE, type="nominal")],
    )
    layers = [line, points] if daily else [ranges(axis, height(LOWEST)), line, points]
    return spec_of(*([_band(height)] if with_band else []), *layers)


def _band(height: Any) -> alt.Chart:  # noqa: ANN401 - a partial of alt.Y
    """Return the band in which a mean is about as at first, once and not once a mark."""
    once = [
        alt.AggregatedFieldDef(op="max", field=one, **{"as": one}) for one in (BAND_LOW, BAND_HIGH)
    ]
    drawn: alt.Chart = (
        alt.Chart()
        .mark_rect(fillOpacity=0.22, tooltip=None)
        .transform_aggregate(once)
        .encode(height(BAND_LOW), alt.Y2(BAND_HIGH), color=alt.ColorDatum(BAND))
    )
    return drawn


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


def _alt(pain: Sequence[PainDay], gaps: int, days: int, band: PainBand | None) -> str:
    """Return the chart in words."""
    if not pain:
        return "No check-ins in these days, so there is no pain to show."
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
    same = ""
    if band is not None:
        low, high = max(band.low, SCALE[0]), min(band.high, SCALE[1])
        same = f" A mean from {low:.1f} to {high:.1f} is about as at the start."
    return (
        f"Pain on {len(pain):,} days, {in_words(first.on, last.on)}: from {min(scores)} to "
        f"{max(scores)} out of 10, 7-day mean {first.mean_7d:.1f} at the start and "
        f"{last.mean_7d:.1f} at the end{''.join(f'; {one}' for one in more if one)}.{same}"
    )
