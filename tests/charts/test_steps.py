from collections.abc import Callable

from backplan.charts.steps import steps_chart
from backplan.core.progress import StepsDay

Steps = Callable[..., list[StepsDay]]


def test_a_day_without_a_count_has_no_bar(steps: Steps) -> None:
    chart = steps_chart(steps(10, without=[3, 4]), 5000)

    assert len(chart.frame) == 8
    assert 0 not in set(chart.frame["Steps"])


def test_a_week_without_a_count_has_no_bar_in_a_long_diary(steps: Steps) -> None:
    chart = steps_chart(steps(364, without=range(70, 84)), 5000)

    assert len(chart.frame) == 50


def test_the_goal_is_one_dashed_line(steps: Steps) -> None:
    goal = steps_chart(steps(30), 5000).spec["layer"][-1]

    assert goal["mark"]["type"] == "rule"
    assert goal["mark"]["strokeDash"]
    assert goal["transform"][0]["aggregate"] == [{"op": "max", "field": "Goal", "as": "Goal"}]


def test_without_a_goal_there_is_no_line(steps: Steps) -> None:
    chart = steps_chart(steps(30), None)

    assert [one["mark"]["type"] for one in chart.spec["layer"]] == ["bar"]
    assert "Goal" not in chart.frame
    assert "goal" not in chart.alt


def test_a_goal_of_another_day_is_the_same_design(steps: Steps) -> None:
    assert steps_chart(steps(30), 5000).spec is steps_chart(steps(20), 6000).spec


def test_a_mean_is_of_the_counted_days_only(steps: Steps) -> None:
    week = steps_chart(steps(364, without=range(1, 7)), 5000).frame.iloc[0]

    assert (week["Mean steps"], week["Days counted"]) == (4000, 1)


def test_the_alternative_says_the_numbers(steps: Steps) -> None:
    assert steps_chart(steps(30), 5000).alt == (
        "Steps on 30 days, 3 Oct to 1 Nov 2026: from 4,000 to 6,000, 5,000 on average. The goal is "
        "5,000 a day, reached on 20 days."
    )


def test_a_goal_is_said_before_the_first_step(steps: Steps) -> None:
    assert steps_chart(steps(0), 5000).alt == "No steps yet. The goal is 5,000 a day."


def test_the_table_says_each_day(steps: Steps) -> None:
    table = steps_chart(steps(30), 5000).table

    assert list(table.columns) == ["When", "Steps"]
    assert list(table.iloc[-1]) == ["1 Nov 2026", "6,000"]
