from dataclasses import replace

import pytest

from backplan.core.catalogue import Dose, Limit, Tag, Tempo
from backplan.core.evidence import Reason
from tests.core.people import RULES


def test_rungs_of_a_ladder_run_from_the_gentlest() -> None:
    assert [one.rung for one in RULES.catalogue.rungs("SQ")] == [1, 2, 3, 4, 5, 6]


def test_an_unknown_ladder_has_no_rungs() -> None:
    assert RULES.catalogue.rungs("XX") == ()


def test_a_repetition_takes_as_long_as_its_parts() -> None:
    assert Tempo(there_s=3, pause_s=2, back_s=2).whole_s == 7


@pytest.mark.parametrize("amounts", [{}, {"reps": (5, 8), "hold_s": (5, 8)}])
def test_a_dose_says_one_thing(amounts: dict[str, tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="exactly one of reps, hold_s, minutes"):
        Dose(sets=(1, 1), **amounts)


@pytest.mark.parametrize(("sets", "reps"), [((2, 1), (5, 8)), ((1, 1), (8, 5)), ((0, 1), (5, 8))])
def test_a_dose_runs_from_low_to_high_from_one(
    sets: tuple[int, int], reps: tuple[int, int]
) -> None:
    with pytest.raises(ValueError, match="from low to high"):
        Dose(sets=sets, reps=reps)


@pytest.mark.parametrize(
    "tempo",
    [
        {},
        {"there_s": 2, "back_s": 2},
        {"pause_s": 1, "back_s": 2},
        {"there_s": 2, "pause_s": 1},
        {"there_s": 2, "pause_s": 1, "rep_hold_s": 1, "back_s": 2},
        {"there_s": 0, "pause_s": 1, "back_s": 0},
    ],
)
def test_a_dose_in_reps_says_how_long_each_part_takes(tempo: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="a dose in reps has there_s, back_s and one of"):
        Dose(sets=(1, 1), reps=(5, 8), **tempo)


@pytest.mark.parametrize("name", ["there_s", "pause_s", "rep_hold_s", "back_s"])
def test_a_hold_has_no_tempo(name: str) -> None:
    with pytest.raises(ValueError, match="only a dose in reps has"):
        Dose(sets=(1, 1), hold_s=(5, 8), **{name: 1})


def test_a_hold_inside_a_repetition_is_the_pause_of_its_tempo() -> None:
    doses = {name: RULES.catalogue.exercises[name].dose for name in ("SQ2", "CL1", "SQ6", "PL2")}

    assert doses["SQ2"].tempo == (2, 1, 2)
    assert doses["CL1"].tempo == (2, 3, 2)
    assert doses["SQ6"].tempo == (3, 2, 2)
    assert doses["PL2"].tempo == (0, 0, 0)


def test_a_drawing_that_goes_there_and_back_needs_repetitions() -> None:
    plank = RULES.catalogue.exercises["PL2"]
    moving = RULES.catalogue.exercises["SQ2"].figure

    with pytest.raises(ValueError, match="needs a dose in reps"):
        replace(plank, figure=moving)


@pytest.mark.parametrize("brought", [{}, {"tag": Tag.KNEE, "finding": "RF32"}])
def test_a_limit_is_brought_by_a_tag_or_an_answer(brought: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="one of tag and finding"):
        Limit(**brought, reason="No.", sources=("S07",))


def test_a_reason_rests_on_something() -> None:
    with pytest.raises(ValueError, match="at least one source"):
        Reason(id="X", text="Because.", sources=())


def test_a_country_without_a_row_gets_the_fallback() -> None:
    assert RULES.numbers_for("GB").emergency[0] == "999"
    assert RULES.numbers_for("XX") is RULES.fallback
    assert RULES.numbers_for(None) is RULES.fallback


def test_the_fallback_is_no_country() -> None:
    assert "fallback" not in RULES.numbers
