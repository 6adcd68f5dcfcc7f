from collections.abc import Callable
from datetime import timedelta

import pytest

from backplan.charts.chart import Chart
from backplan.charts.pain import pain_chart
from backplan.core.pain_band import PainBand
from backplan.core.progress import PainDay
from backplan.core.window import Window
from tests.charts.conftest import END, last

Pain = Callable[..., list[PainDay]]


def lines(chart: Chart) -> list[int]:
    return list(chart.frame["Line"])


@pytest.mark.parametrize("entries", [0, 1, 30, 3650])
def test_pain_is_always_drawn_from_0_to_10(pain: Pain, entries: int) -> None:
    layers = pain_chart(pain(entries), last(entries)).spec["layer"]

    assert [one["encoding"]["y"]["scale"]["domain"] for one in layers] == [[0, 10]] * len(layers)


def test_the_line_breaks_where_more_than_seven_days_lie_between_check_ins(pain: Pain) -> None:
    chart = pain_chart(pain(30, without=range(10, 17)), last(30))

    assert lines(chart) == [0] * 10 + [1] * 13
    assert "1 gap of over a week" in chart.alt


def test_the_line_goes_on_where_seven_days_lie_between_check_ins(pain: Pain) -> None:
    chart = pain_chart(pain(30, without=range(10, 16)), last(30))

    assert set(lines(chart)) == {0}
    assert "gap" not in chart.alt


def test_the_line_is_drawn_for_each_stretch_of_its_own(pain: Pain) -> None:
    line = next(
        one for one in pain_chart(pain(30), last(30)).spec["layer"] if one["mark"]["type"] == "line"
    )

    assert line["encoding"]["detail"]["field"] == "Line"


def test_a_gap_between_weeks_of_a_long_diary_breaks_the_line(pain: Pain) -> None:
    chart = pain_chart(pain(364, without=range(70, 84)), last(364))

    assert lines(chart) == [0] * 10 + [1] * 40


def test_a_gap_inside_a_mark_of_a_long_diary_breaks_the_line_after_it(pain: Pain) -> None:
    chart = pain_chart(pain(3640, without=range(570, 580)), last(3640))
    broken = lines(chart)

    assert broken == [0] * 11 + [1] * (len(broken) - 11)
    assert "1 gap of over a week" in chart.alt


def test_days_without_a_check_in_have_no_mark(pain: Pain) -> None:
    chart = pain_chart(pain(30, without=range(10, 17)), last(30))

    assert len(chart.frame) == 23
    assert not chart.frame.isna().to_numpy().any()


def test_a_flare_has_a_shape_of_its_own(pain: Pain) -> None:
    chart = pain_chart(pain(30, flares=[4]), last(30))
    shape = chart.spec["layer"][-1]["encoding"]["shape"]
    shapes = dict(zip(shape["scale"]["domain"], shape["scale"]["range"], strict=True))

    assert list(chart.frame["Flare"]) == ["no"] * 4 + ["yes"] + ["no"] * 25
    assert shapes["Flare"] != shapes["Pain"]
    assert {"field": "Flare", "type": "nominal"} in chart.spec["layer"][-1]["encoding"]["tooltip"]
    assert "1 day in a flare" in chart.alt


def test_one_flare_in_ten_years_keeps_its_mark(pain: Pain) -> None:
    chart = pain_chart(pain(3650, flares=[1234]), last(3650))

    assert list(chart.frame["Flare"]).count("yes") == 1
    assert "1 day in a flare" in chart.alt


def test_a_week_of_a_long_diary_is_its_mean_from_its_lowest_to_its_highest(pain: Pain) -> None:
    week = pain_chart(pain(364), last(364)).frame.iloc[0]

    assert (week["Mean pain"], week["Lowest"], week["Highest"]) == (3.0, 0, 6)


def test_a_mark_of_a_long_diary_says_how_long_it_is(pain: Pain) -> None:
    chart = pain_chart(pain(3650), last(3650))
    title = chart.spec["layer"][0]["encoding"]["x"]["axis"]["title"]

    assert title == ["Marks: mean of 8 weeks", "Thin lines: lowest to highest"]
    assert "each mark stands for 8 weeks" in chart.alt


def test_the_alternative_says_the_numbers(pain: Pain) -> None:
    assert pain_chart(pain(30), last(30)).alt == (
        "Pain on 30 days, 3 Oct to 1 Nov 2026: from 0 to 6 out of 10, 7-day mean 0.0 at the start "
        "and 3.0 at the end."
    )


def test_a_single_check_in_is_said_as_one(pain: Pain) -> None:
    assert (
        pain_chart(pain(1, flares=[0]), last(1)).alt
        == "Pain on 1 Nov 2026: 0 out of 10, in a flare."
    )


def test_the_table_says_each_day(pain: Pain) -> None:
    table = pain_chart(pain(30, flares=[29]), last(30)).table

    assert list(table.columns) == ["When", "Pain", "7-day mean", "Flare"]
    assert list(table.iloc[-1]) == ["1 Nov 2026", "1", "3.0", "yes"]


def test_a_band_says_where_a_mean_is_about_as_at_first(pain: Pain) -> None:
    chart = pain_chart(pain(30), last(30), PainBand(first=9, low=6.3, high=11))
    band = chart.spec["layer"][0]

    assert (band["mark"]["type"], band["encoding"]["y"]["field"]) == ("rect", "Band from")
    assert set(chart.frame["Band from"]) == {6.3}
    assert set(chart.frame["Band to"]) == {10}
    assert chart.alt.endswith(" A mean from 6.3 to 10.0 is about as at the start.")
    assert "Band from" not in chart.table


def test_silent_days_before_today_stay_on_the_axis(pain: Pain) -> None:
    shown = Window(first=END - timedelta(days=29), last=END)
    chart = pain_chart(pain(30, without=range(5, 30)), shown)
    first, final = (one["value"] for one in chart.spec["params"])

    assert (final - first) / 864e5 == 29
    assert len(chart.frame) == 5
