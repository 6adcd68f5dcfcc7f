from collections.abc import Callable

import pytest

from backplan.charts.strength import strength_chart
from backplan.core.strength import StrengthDay, Unit
from tests.charts.conftest import last

Strength = Callable[..., list[StrengthDay]]
NAMES = {f"SQ{rung}": f"Squat {rung}" for rung in (1, 2, 3)}


def test_each_session_has_its_step_and_how_much_was_done(strength: Strength) -> None:
    chart = strength_chart(strength(3), NAMES, last(3))

    assert list(chart.frame["Stage"]) == [1, 2, 3]
    assert list(chart.frame["Amount"]) == [16, 17, 18]
    assert list(chart.table.iloc[-1]) == ["1 Nov 2026", "3", "Squat 3", "18 times in 2 sets"]


@pytest.mark.parametrize(
    ("unit", "words"), [(Unit.SECONDS, "16 seconds in 2 sets"), (Unit.MINUTES, "16 minutes")]
)
def test_what_is_held_is_counted_in_its_own_unit(
    strength: Strength, unit: Unit, words: str
) -> None:
    assert strength_chart(strength(1, unit=unit), NAMES, last(1)).table["Done"][0].startswith(words)


def test_a_mark_of_a_long_diary_is_the_hardest_step_from_the_easiest(strength: Strength) -> None:
    first = strength_chart(strength(364), NAMES, last(364)).frame.iloc[0]

    assert (first["Stage"], first["Lowest"], first["Exercise"]) == (3, 1, "Squat 3")


def test_a_mark_of_a_long_diary_says_that_it_is_no_mean(strength: Strength) -> None:
    spec = strength_chart(strength(364), NAMES, last(364)).spec
    title = spec["layer"][0]["layer"][0]["encoding"]["x"]["axis"]["title"]

    assert title == ["Marks: hardest of a week", "Thin lines: from the easiest"]


def test_the_alternative_says_the_numbers(strength: Strength) -> None:
    assert strength_chart(strength(3), NAMES, last(3)).alt == (
        "Done 3 times, 30 Oct to 1 Nov 2026: stage 1, 16 times in 2 sets, at the start and stage "
        "3, 18 times in 2 sets, at the end."
    )


def test_a_single_session_is_said_as_one(strength: Strength) -> None:
    said = strength_chart(strength(1), NAMES, last(1)).alt

    assert said == "Done on 1 Nov 2026: stage 1, 16 times in 2 sets."
