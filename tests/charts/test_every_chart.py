import copy
import inspect
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from backplan.charts.both import both_chart
from backplan.charts.chart import Chart
from backplan.charts.pain import pain_chart
from backplan.charts.sessions import sessions_chart
from backplan.charts.sitting import sitting_chart
from backplan.charts.steps import steps_chart
from backplan.charts.strength import strength_chart
from backplan.core.pain_band import PainBand
from backplan.core.progress import StepsDay
from backplan.core.window import Window
from tests.charts.conftest import END, last

ENTRIES = [0, 1, 30, 10_000]
MARKS_AT_MOST = 200
DAYS_SHOWN = [{"expr": "first_day"}, {"expr": "last_day"}]
PAGE = """
import datetime
import streamlit as st
from backplan.charts.steps import steps_chart
from backplan.core.progress import StepsDay
from backplan.core.window import Window

day = datetime.date(2026, 11, 1)
days = [StepsDay(on=day, steps=4000)]
chart = steps_chart(days, lambda _: 5000, Window(first=day, last=day))
st.vega_lite_chart(chart.frame, chart.spec, alt=chart.alt)
st.table(chart.table)
"""

Draw = Callable[[int], Chart]
DRAWN: dict[tuple[str, int], Chart] = {}


BAND = PainBand(first=4, low=2, high=6)
NAMES = {f"SQ{rung}": f"Squat {rung}" for rung in (1, 2, 3)}


@pytest.fixture(
    params=[
        *("pain", "pain with a band", "steps", "steps without a goal", "sitting", "breaks"),
        *("strength", "sessions", "ten years of weeks", "both"),
    ]
)
def draw(request: pytest.FixtureRequest) -> Draw:
    make = request.getfixturevalue
    weeks = {name: make(name) for name in ("weeks", "both", "breaks")}
    pain, steps, sitting, strength = (make(one) for one in ("pain", "steps", "sitting", "strength"))
    drawn: dict[str, Draw] = {
        "pain": lambda count: pain_chart(pain(count), last(count)),
        "pain with a band": lambda count: pain_chart(pain(count), last(count), BAND),
        "steps": lambda count: steps_chart(steps(count), lambda _: 5000, last(count)),
        "steps without a goal": lambda count: steps_chart(
            steps(count), lambda _: None, last(count)
        ),
        "sitting": lambda count: sitting_chart(sitting(count), [], last(count)),
        "breaks": lambda count: sitting_chart(
            sitting(count), weeks["breaks"](-(-count // 7)), last(count + 7)
        ),
        "strength": lambda count: strength_chart(strength(count), NAMES, last(count)),
        "sessions": lambda count: sessions_chart(weeks["weeks"](count), last(7 * count)),
        "ten years of weeks": lambda count: sessions_chart(
            weeks["weeks"](-(-count // 7)), last(count)
        ),
        "both": lambda count: both_chart(weeks["both"](-(-count // 7)), last(count)),
    }
    return kept(request.param, drawn[request.param])


def kept(name: str, make: Draw) -> Draw:
    """Return *make*, which makes each chart once for all tests: nothing may change one."""

    def one(count: int) -> Chart:
        if (name, count) not in DRAWN:
            DRAWN[name, count] = make(count)
        return DRAWN[name, count]

    one.__wrapped__ = make
    return one


def within(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from within(one)


def marks(chart: Chart) -> int:
    """Return how many marks are drawn: one a row in layers with days, else one."""
    layers = [one for one in within(chart.spec["layer"]) if "mark" in one]
    return sum(len(chart.frame) if "x" in one["encoding"] else 1 for one in layers)


def fields(spec: dict[str, Any]) -> set[str]:
    made = {one["as"] for one in within(spec) if "as" in one}
    return {one["field"] for one in within(spec) if "field" in one} - made


@pytest.mark.parametrize("entries", ENTRIES)
def test_a_spec_has_no_data_of_its_own(draw: Draw, entries: int) -> None:
    spec = draw(entries).spec

    assert not any({"data", "datasets"} & one.keys() for one in within(spec))


@pytest.mark.parametrize("entries", ENTRIES)
def test_a_spec_names_only_what_the_frame_has(draw: Draw, entries: int) -> None:
    chart = draw(entries)

    assert fields(chart.spec) <= set(chart.frame.columns)


@pytest.mark.parametrize("entries", ENTRIES)
def test_a_spec_is_designed_only_once(draw: Draw, entries: int) -> None:
    anew = inspect.unwrap(draw)(entries)

    assert anew is not draw(entries)
    assert anew.spec["layer"] is draw(entries).spec["layer"]


@pytest.mark.parametrize("entries", ENTRIES)
def test_a_spec_fits_the_page_and_takes_its_colours(draw: Draw, entries: int) -> None:
    spec = draw(entries).spec

    assert spec["width"] == "container"
    assert "title" not in spec
    assert set(spec["config"]) == {"axis", "legend", "mark"}
    assert spec["config"]["mark"] == {"aria": False}
    assert "#" not in json.dumps(spec["layer"])


@pytest.mark.parametrize("entries", ENTRIES)
def test_days_are_midnights_in_utc_on_an_axis_in_utc(draw: Draw, entries: int) -> None:
    chart = draw(entries)
    axes = [one for one in within(chart.spec) if one.get("field") == "Date"]

    assert axes
    assert all(one["scale"]["type"] == "utc" for one in axes)
    assert all(one["scale"]["domain"] == DAYS_SHOWN for one in axes)
    assert str(chart.frame["Date"].dtype).endswith("UTC]")
    assert (chart.frame["Date"] == chart.frame["Date"].dt.normalize()).all()


def test_the_axis_has_days_without_an_entry_too(draw: Draw) -> None:
    ends = {one["name"]: one["value"] for one in draw(30).spec["params"]}
    today = datetime(END.year, END.month, END.day, tzinfo=UTC).timestamp() * 1000

    assert ends["first_day"] < today <= ends["last_day"]


def test_ten_thousand_entries_are_few_enough_marks_for_a_phone(draw: Draw) -> None:
    chart = draw(10_000)

    assert marks(chart) <= MARKS_AT_MOST


@pytest.mark.parametrize("entries", range(90, 1500, 141))
def test_a_diary_of_any_length_is_few_enough_marks(draw: Draw, entries: int) -> None:
    chart = draw(entries)

    assert marks(chart) <= MARKS_AT_MOST


@pytest.mark.parametrize("entries", ENTRIES)
def test_the_alternative_is_one_or_two_sentences(draw: Draw, entries: int) -> None:
    said = draw(entries).alt

    assert said.endswith(".")
    assert 1 <= len(re.findall(r"\.(?= |$)", said)) <= 2
    assert entries == 0 or re.search(r"\d", said)
    assert not re.search(r"nan|None|date\(", said)


@pytest.mark.parametrize("entries", ENTRIES)
def test_the_table_has_the_rows_of_the_frame(draw: Draw, entries: int) -> None:
    chart = draw(entries)

    assert list(chart.table["When"]) == list(chart.frame["When"])
    assert not {"Date", "Line"} & set(chart.table.columns)
    assert all(isinstance(one, str) and one for one in chart.table.to_numpy().ravel())


def test_streamlit_draws_it_from_the_frame_and_leaves_the_spec_alone() -> None:
    day = date(2026, 11, 1)
    days = [StepsDay(on=day, steps=4000)]
    chart = steps_chart(days, lambda _: 5000, Window(first=day, last=day))
    before = copy.deepcopy(chart.spec)
    shown = AppTest.from_string(PAGE, default_timeout=30).run()
    drawn = shown.get("vega_lite_chart")[0].proto

    assert not shown.exception
    assert chart.spec == before
    assert drawn.alt == chart.alt
    assert drawn.data.data
    assert not {"data", "datasets"} & json.loads(drawn.spec).keys()
