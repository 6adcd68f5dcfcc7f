import copy
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from backplan.charts.chart import Chart
from backplan.charts.pain import pain_chart
from backplan.charts.sessions import sessions_chart
from backplan.charts.steps import steps_chart
from backplan.core.progress import PainDay, StepsDay, Week

ENTRIES = [0, 1, 30, 3650]
MARKS_AT_MOST = 200
PAGE = """
import datetime
import streamlit as st
from backplan.charts.steps import steps_chart
from backplan.core.progress import StepsDay

chart = steps_chart([StepsDay(on=datetime.date(2026, 11, 1), steps=4000)], 5000)
st.vega_lite_chart(chart.frame, chart.spec, alt=chart.alt)
st.table(chart.table)
"""

Draw = Callable[[int], Chart]


@pytest.fixture(params=["pain", "steps", "steps without a goal", "sessions", "ten years of weeks"])
def draw(
    request: pytest.FixtureRequest,
    pain: Callable[[int], list[PainDay]],
    steps: Callable[[int], list[StepsDay]],
    weeks: Callable[[int], list[Week]],
) -> Draw:
    drawn: dict[str, Draw] = {
        "pain": lambda entries: pain_chart(pain(entries)),
        "steps": lambda entries: steps_chart(steps(entries), 5000),
        "steps without a goal": lambda entries: steps_chart(steps(entries), None),
        "sessions": lambda entries: sessions_chart(weeks(entries)),
        "ten years of weeks": lambda entries: sessions_chart(weeks(-(-entries // 7))),
    }
    return drawn[request.param]


def within(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from within(one)


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
    assert draw(entries).spec is draw(entries).spec


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
    assert str(chart.frame["Date"].dtype).endswith("UTC]")
    assert (chart.frame["Date"] == chart.frame["Date"].dt.normalize()).all()


def test_ten_years_are_few_enough_marks_for_a_phone(draw: Draw) -> None:
    chart = draw(3650)
    each = sum("x" in layer["encoding"] for layer in chart.spec["layer"])

    assert len(chart.frame) * each <= MARKS_AT_MOST


@pytest.mark.parametrize("entries", range(90, 1500, 141))
def test_a_diary_of_any_length_is_few_enough_marks(draw: Draw, entries: int) -> None:
    chart = draw(entries)
    each = sum("x" in layer["encoding"] for layer in chart.spec["layer"])

    assert len(chart.frame) * each <= MARKS_AT_MOST


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
    chart = steps_chart([StepsDay(on=date(2026, 11, 1), steps=4000)], 5000)
    before = copy.deepcopy(chart.spec)
    shown = AppTest.from_string(PAGE, default_timeout=30).run()
    drawn = shown.get("vega_lite_chart")[0].proto

    assert not shown.exception
    assert chart.spec == before
    assert drawn.alt == chart.alt
    assert drawn.data.data
    assert not {"data", "datasets"} & json.loads(drawn.spec).keys()
