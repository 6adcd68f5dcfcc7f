"""The table of the benchmarks: what a row says, and when a goal counts as reached."""

import pytest

from bench.result import Goal, Result
from bench.table import row, table

PAGE = Goal(what="/home: CPU a rerun", floor="bare", limit=0.5)
CROWD = Goal(what="sessions", limit=120, at_least=True, unit="sessions")


def test_a_row_tells_the_median_of_the_ratios_and_what_they_range_over() -> None:
    result = Result(goal=PAGE, ours=[10, 30, 12], floors=[40, 40, 30])

    assert row(result) == (
        "| /home: CPU a rerun | bare | ≤ 0.5 x | 0.4 | 3: 0.25-0.75 | 12 ms | 40 ms | reached |"
    )


def test_a_figure_without_a_floor_counts_by_itself() -> None:
    result = Result(goal=CROWD, ours=[100])

    assert row(result) == (
        "| sessions |  | ≥ 120 sessions |  | 1: 100-100 | 100 sessions |  | **missed** |"
    )


def test_each_round_is_compared_with_the_floor_of_the_same_round() -> None:
    slow_then_fast = Result(goal=PAGE, ours=[90, 1], floors=[180, 2])

    assert slow_then_fast.ratios == [0.5, 0.5]
    with pytest.raises(ValueError, match="shorter"):
        _ = Result(goal=PAGE, ours=[1, 2], floors=[1]).ratios


@pytest.mark.parametrize(
    ("goal", "figure", "reached"),
    [(PAGE, 0.5, True), (PAGE, 0.51, False), (CROWD, 120, True), (CROWD, 119, False)],
)
def test_a_goal_is_reached_at_its_limit_and_not_beyond(
    goal: Goal, figure: float, *, reached: bool
) -> None:
    assert Result(goal=goal, ours=[figure]).reached is reached


def test_a_figure_that_is_only_told_is_neither_reached_nor_missed() -> None:
    told = Result(goal=Goal(what="first look"), ours=[7])

    assert told.reached is None
    assert table([told]).endswith("| first look |  |  |  | 1: 7-7 | 7 ms |  |  |")
