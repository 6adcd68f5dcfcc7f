import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.core.goals import (
    baseline_steps,
    keep_bounds,
    round_half_up,
    sitting_breaks,
    step_goal,
)
from tests.core.people import RULES, said

GOALS = RULES.goals


def goal(**changes: object) -> tuple[int, list[str]]:
    found = step_goal(said(**changes), GOALS)
    return found.steps, [one.id for one in found.reasons]


@pytest.mark.parametrize(
    ("value", "rounded"), [(124, 0), (125, 250), (374.9, 250), (375, 500), (0, 0), (5500, 5500)]
)
def test_goals_are_rounded_half_up(value: float, rounded: int) -> None:
    assert round_half_up(value, 250) == rounded


@pytest.mark.parametrize(
    ("guess", "baseline"), [("mostly_sitting", 3500), ("some_walking", 5500), ("on_feet", 8000)]
)
def test_a_guess_stands_in_for_steps_never_counted(guess: str, baseline: int) -> None:
    answers = said(steps=None, steps_guess=guess)
    found = step_goal(answers, GOALS)

    assert baseline_steps(answers, GOALS) == found.baseline == baseline
    assert not found.measured
    assert found.reasons[0].id == "G1"


def test_counted_steps_win_over_a_guess() -> None:
    found = step_goal(said(steps=4000, steps_guess="on_feet"), GOALS)

    assert (found.baseline, found.measured) == (4000, True)


@pytest.mark.parametrize(
    ("changes", "steps", "rule"),
    [
        ({"steps": 0}, 500, "G2"),
        ({"steps": 5000}, 5500, "G2"),
        ({"steps": 6999}, 7750, "G2"),
        ({"steps": 7000}, 7000, "G6"),
        ({"steps": 12_345}, 10_000, "G6"),
        ({"steps": 5999, "age": 60}, 6500, "G2"),
        ({"steps": 6000, "age": 60}, 6000, "G6"),
        ({"steps": 6000, "age": 59}, 6500, "G2"),
        ({"steps": 12_345, "age": 60}, 8000, "G6"),
        ({"steps": 5000, "pain_week": 5.5}, 4000, "G3"),
        ({"steps": 12_345, "pain_week": 6}, 10_000, "G3"),
        ({"steps": 20_000, "pain_week": 6}, 10_000, "G3"),
        ({"steps": 20_000, "pain_week": 6, "age": 60}, 8000, "G3"),
    ],
)
def test_the_rule_that_makes_the_goal(changes: dict[str, object], steps: int, rule: str) -> None:
    assert goal(**changes) == (steps, [rule])


def test_both_bounds_of_keeping_up_differ_with_age() -> None:
    assert keep_bounds(59, GOALS.G6) == (7000, 10_000)
    assert keep_bounds(60, GOALS.G6) == (6000, 8000)


@pytest.mark.parametrize(
    ("hours", "minutes", "rule"),
    [
        (0, 60, "B1"),
        (3.5, 60, "B1"),
        (4, 60, "B2"),
        (6, 60, "B2"),
        (6.5, 45, "B3"),
        (8, 45, "B3"),
        (8.5, 30, "B4"),
        (18, 30, "B4"),
    ],
)
def test_breaks_follow_the_hours_sat(hours: float, minutes: int, rule: str) -> None:
    found = sitting_breaks(said(sitting_hours=hours), GOALS)

    assert (found.every_min, [one.id for one in found.reasons]) == (minutes, [rule])


@given(half_hours=st.integers(0, 35))
def test_who_sits_longer_never_gets_up_less_often(half_hours: int) -> None:
    one, two = (
        sitting_breaks(said(sitting_hours=half / 2), GOALS) for half in (half_hours, half_hours + 1)
    )

    assert two.every_min <= one.every_min


@given(steps=st.integers(0, 60_000), age=st.integers(18, 120))
def test_a_goal_never_asks_for_more_than_a_thousand_steps_on_top(steps: int, age: int) -> None:
    found = step_goal(said(steps=steps, age=age), GOALS)

    assert found.steps <= steps + 1000 + GOALS.round_to / 2
    assert found.steps <= keep_bounds(age, GOALS.G6)[1]


@given(steps=st.integers(0, 60_000), pain=st.integers(6, 10))
def test_with_much_pain_the_goal_lies_at_or_below_what_is_walked(steps: int, pain: int) -> None:
    found = step_goal(said(steps=steps, pain_week=pain), GOALS)

    assert found.steps <= steps + GOALS.round_to / 2
    assert found.steps % GOALS.round_to == 0
