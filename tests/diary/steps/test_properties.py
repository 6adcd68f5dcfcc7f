"""Whoever counted a walk, and in however many records: the days are the same."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backplan.diary.steps.tally import HOURS_A_DAY
from tests.diary.steps.exports import Walk, apple_xml, days, health_connect

MONDAY = datetime(2026, 10, 5)  # noqa: DTZ001 - as the clock on the wall
SOURCES = ("Watch", "iPhone", "Bracelet")
HOUR_S, STEPS_AN_HOUR = 3600, 7200
Export = Callable[[list[Walk]], bytes]


@st.composite
def hours_walked(draw: st.DrawFn) -> list[Walk]:
    """Return walks, each inside one clock hour of its own."""
    hours = draw(st.lists(st.integers(0, 3 * HOURS_A_DAY - 1), min_size=1, max_size=9, unique=True))
    found = []
    for hour in hours:
        start = draw(st.integers(0, HOUR_S - 600))
        seconds = draw(st.integers(120, HOUR_S - start))
        at = MONDAY + timedelta(hours=hour, seconds=start)
        found.append(Walk(at, seconds, draw(st.integers(60, STEPS_AN_HOUR)), SOURCES[0], "+0000"))
    return found


@st.composite
def split(draw: st.DrawFn, walks: list[Walk]) -> list[Walk]:
    """Return the records of *walks*: somebody counts all of each, others may miss parts of it."""
    records = []
    for one in walks:
        who = draw(st.permutations(SOURCES))
        whole = _cut(one, who[0], draw(_PLACES))
        parts = [
            part
            for other in who[1 : draw(st.integers(1, len(SOURCES)))]
            for part in _cut(one, other, draw(_PLACES))
            if draw(st.booleans())
        ]
        records += [*whole, *parts]
    return draw(st.permutations(records))


_PLACES = st.lists(st.floats(0.05, 0.95), max_size=4)


def _cut(one: Walk, source: str, places: list[float]) -> list[Walk]:
    """Return a walk in records, cut at *places*; each has its share of the steps."""
    edges = [0, *sorted({round(place * one.seconds) for place in places}), one.seconds]
    return [
        Walk(
            one.start + timedelta(seconds=begin),
            end - begin,
            round(one.steps * end / one.seconds) - round(one.steps * begin / one.seconds),
            source,
            one.offset,
        )
        for begin, end in pairwise(edges)
        if end > begin
    ]


SPLIT_WALKS = given(st.data(), hours_walked(), st.sampled_from([apple_xml, health_connect]))


@settings(max_examples=20)
@SPLIT_WALKS
def test_any_split_of_the_same_walks_gives_the_same_days(
    data: st.DataObject, walks: list[Walk], export: Export
) -> None:
    give_the_same_days(data, walks, export)


@pytest.mark.long
@settings(max_examples=500)
@SPLIT_WALKS
def test_any_of_many_splits_gives_the_same_days(
    data: st.DataObject, walks: list[Walk], export: Export
) -> None:
    give_the_same_days(data, walks, export)


def give_the_same_days(data: st.DataObject, walks: list[Walk], export: Export) -> None:
    true: dict[str, int] = {}
    for one in walks:
        day = one.start.date().isoformat()
        true[day] = true.get(day, 0) + one.steps
    found = days(export([one for one in data.draw(split(walks)) if one.steps]))

    assert found.keys() == true.keys()
    assert all(abs(found[day] - true[day]) <= max(1, 0.02 * true[day]) for day in true)


@settings(max_examples=20)
@given(st.data(), hours_walked(), st.integers(1, 5 * HOUR_S))
def test_records_over_several_hours_share_their_steps(
    data: st.DataObject, walks: list[Walk], seconds: int
) -> None:
    long = Walk(walks[0].start, seconds, walks[0].steps, offset="+0000")
    records = _cut(long, "Watch", data.draw(_PLACES))
    whole, cut = days(apple_xml([long])), days(apple_xml([part for part in records if part.steps]))

    assert abs(sum(whole.values()) - long.steps) <= 1
    assert all(abs(cut.get(day, 0) - one) <= max(30, 0.02 * one) for day, one in whole.items())
