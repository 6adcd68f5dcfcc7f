import json

import pytest

from backplan.core.contract import assessment_as_json, numbers_as_json, routine_as_json
from tests.core.people import RULES, assessed, planned, programme, said


def result(**changes: object) -> dict[str, object]:
    return assessment_as_json(said(**changes), assessed(**changes), planned(**changes), RULES)


def item(exercise: str, **changes: object) -> dict[str, object]:
    sessions = routine_as_json(programme(**changes).sessions)["sessions"]
    items = [one for session in sessions for one in session["items"]]  # type: ignore[attr-defined]
    return next(one for one in items if one["exercise"] == exercise)


def test_the_keys_come_in_the_order_of_the_contract() -> None:
    assert list(result()) == [
        "triage",
        "reasons",
        "start_level",
        "tags",
        "routine",
        "step_goal",
        "sitting_break_minutes",
        "numbers",
    ]


def test_a_plan_names_the_rules_of_triage_level_goal_and_breaks() -> None:
    reasons = result()["reasons"]

    assert [one["id"] for one in reasons] == ["T7", "L4", "G2", "B4"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("changes", [{"flags": {"RF01": "yes"}}, {"age": 16}, {"pain_week": 8}])
def test_without_a_plan_everything_of_a_plan_is_null(changes: dict[str, object]) -> None:
    found = result(**changes)

    for key in ("start_level", "routine", "step_goal", "sitting_break_minutes"):
        assert found[key] is None
    assert found["reasons"]


def test_tags_are_sorted_words() -> None:
    assert result(joints=["wrist_shoulder", "hip"])["tags"] == ["hip", "wrist_shoulder"]


def test_a_band_of_one_number_is_that_number() -> None:
    assert item("SQ3")["sets"] == 2
    assert item("SQ3")["reps"] == [8, 12]
    assert item("PL4", strength_trained=True, readiness=["ER05a"])["hold_s"] == 15


def test_an_item_says_one_amount() -> None:
    assert {"reps", "hold_s", "minutes"} & item("SQ3").keys() == {"reps"}
    assert {"reps", "hold_s", "minutes"} & item("PL3").keys() == {"hold_s"}


def test_a_hold_inside_every_repetition_is_told_next_to_the_repetitions() -> None:
    assert item("CL1", pain_week=6)["rep_hold_s"] == 3
    assert "rep_hold_s" not in item("SQ3")


def test_an_item_has_its_reasons_as_one_text_and_each_source_once() -> None:
    found = item("SQ3")
    ladder, level = RULES.catalogue.ladders["SQ"], RULES.routine.levels["C"]  # type: ignore[index]

    assert found["reason"] == f"{ladder.why} {level.text}"
    assert found["sources"] == list(dict.fromkeys([*ladder.sources, *level.sources]))


def test_numbers_are_words_for_the_country() -> None:
    assert numbers_as_json("GB", RULES) == {
        "country": "GB",
        "emergency": "999 or 112",
        "advice": "NHS 111, your GP or a walk-in centre",
    }


@pytest.mark.parametrize("country", [None, "XX"])
def test_an_unknown_country_gets_the_fallback(country: str | None) -> None:
    found = numbers_as_json(country, RULES)

    assert found["country"] == country
    assert found["emergency"] == " or ".join(RULES.fallback.emergency)


def test_the_result_is_plain_json() -> None:
    assert json.loads(json.dumps(result())) == result()
