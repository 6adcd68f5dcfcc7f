from collections.abc import Callable
from datetime import date

from backplan.charts.steps import steps_chart
from backplan.core.progress import StepsDay
from tests.charts.conftest import last

Steps = Callable[..., list[StepsDay]]


def test_a_day_without_a_count_has_no_bar(steps: Steps) -> None:
    chart = steps_chart(steps(10, without=[3, 4]), lambda _: 5000, last(10))

    assert len(chart.frame) == 8
    assert 0 not in set(chart.frame["Steps"])


def test_a_week_without_a_count_has_no_bar_in_a_long_diary(steps: Steps) -> None:
    chart = steps_chart(steps(364, without=range(70, 84)), lambda _: 5000, last(364))

    assert len(chart.frame) == 50


def test_the_goal_is_a_dashed_line_of_steps(steps: Steps) -> None:
    goal = steps_chart(steps(30), lambda _: 5000, last(30)).spec["layer"][-1]

    assert goal["mark"]["type"] == "line"
    assert goal["mark"]["interpolate"] == "step"
    assert goal["mark"]["strokeDash"]


def test_each_bar_stands_against_the_goal_of_its_day(steps: Steps) -> None:
    def goal_on(on: date) -> int | None:
        return None if on.month == 10 else 5500

    chart = steps_chart(steps(4), goal_on, last(4))

    assert list(chart.frame["Goal"].isna()) == [True, True, True, False]
    assert list(chart.table["Goal"]) == ["none", "none", "none", "5,500"]


def test_a_goal_that_moved_is_said_from_lowest_to_highest(steps: Steps) -> None:
    def goal_on(on: date) -> int | None:
        return 4500 if on.month == 10 else 6500

    said = steps_chart(steps(30), goal_on, last(30)).alt

    assert said.endswith("The goal was 4,500 to 6,500 a day, reached on 19 days.")


def test_without_a_goal_there_is_no_line(steps: Steps) -> None:
    chart = steps_chart(steps(30), lambda _: None, last(30))

    assert [one["mark"]["type"] for one in chart.spec["layer"]] == ["bar"]
    assert "Goal" not in chart.frame
    assert "goal" not in chart.alt


def test_a_goal_of_another_day_is_the_same_design(steps: Steps) -> None:
    one = steps_chart(steps(30), lambda _: 5000, last(30)).spec
    other = steps_chart(steps(20), lambda _: 6000, last(20)).spec

    assert one["layer"] is other["layer"]


def test_a_mean_is_of_the_counted_days_only(steps: Steps) -> None:
    week = steps_chart(steps(364, without=range(1, 7)), lambda _: 5000, last(364)).frame.iloc[0]

    assert (week["Mean steps"], week["Days counted"]) == (4000, 1)


def test_the_alternative_says_the_numbers(steps: Steps) -> None:
    assert steps_chart(steps(30), lambda _: 5000, last(30)).alt == (
        "Steps on 30 days, 3 Oct to 1 Nov 2026: from 4,000 to 6,000, 5,000 on average. The goal "
        "was 5,000 a day, reached on 20 days."
    )


def test_days_without_steps_are_said_to_have_none(steps: Steps) -> None:
    assert steps_chart(steps(0), lambda _: 5000, last(0)).alt == "No steps in these days."


def test_the_table_says_each_day(steps: Steps) -> None:
    table = steps_chart(steps(30), lambda _: 5000, last(30)).table

    assert list(table.columns) == ["When", "Steps", "Goal"]
    assert list(table.iloc[-1]) == ["1 Nov 2026", "6,000", "5,000"]
