"""Every result of `assess` fits its schema, and the schema refuses what is none."""

import json
from copy import deepcopy
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.content import load_rulebook
from backplan.core.answers import parse_answers
from backplan.core.assessment import assess
from backplan.core.contract import assessment_as_json
from backplan.core.programme import build_programme
from tests.conftest import healthy
from tests.content.schemas import schema
from tests.core.strategies import Raw, raw_answers, startable

RULES = load_rulebook()
VALIDATOR = schema("assessment")
SETTLE = {"pain_week": 9, "cleared_on": "2026-11-01"}
GENTLE = {"pain_week": 6, "country": "NZ"}


def result(raw: Raw) -> dict[str, object]:
    answers = parse_answers(raw, RULES)
    assessment = assess(answers, RULES, today=date(2026, 11, 2))
    plan = build_programme(answers, assessment, RULES)
    found = json.loads(json.dumps(assessment_as_json(answers, assessment, plan, RULES)))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("changes", [{}, SETTLE, GENTLE, {"age": 12}, {"flags": {"RF19": "yes"}}])
def test_a_result_of_each_sort_fits(changes: Raw) -> None:
    VALIDATOR.validate(result(healthy(**changes)))


@given(raw=raw_answers() | startable(), country=st.sampled_from([None, "GB", "nz", "XX"]))
def test_every_result_fits(raw: Raw, country: str | None) -> None:
    VALIDATOR.validate(result({**raw, "country": country}))


def test_every_rule_of_the_first_week_may_be_a_reason() -> None:
    rules = VALIDATOR.schema["$defs"]["rule"]["enum"]
    tables = (RULES.triage, RULES.levels, RULES.goals)
    named = [one.id for table in tables for one in vars_of(table) if hasattr(one, "sources")]

    assert set(named) - set(rules) == {"T8", "E9", "derived"}
    assert set(rules) <= set(named)


def vars_of(table: object) -> list[object]:
    return [getattr(table, name) for name in table.__slots__]  # type: ignore[attr-defined]


def first_item(found: dict[str, object]) -> dict[str, object]:
    item = found["routine"]["sessions"][0]["items"][0]  # type: ignore[index]
    assert isinstance(item, dict)
    return item


@pytest.mark.parametrize(
    "changes",
    [
        {"triage": "fine"},
        {"triage": "gp_first"},
        {"start_level": "E"},
        {"start_level": None},
        {"routine": None},
        {"routine": {"sessions": []}},
        {"step_goal": None},
        {"step_goal": 5500.5},
        {"sitting_break_minutes": 0},
        {"tags": ["knees"]},
        {"reasons": []},
        {"reasons": [{"id": "RF01", "text": "Why.", "sources": []}]},
        {"reasons": [{"id": "RF99", "text": "Why.", "sources": ["S01"]}]},
        {"numbers": {"country": "gb", "emergency": "999", "advice": "111"}},
        {"more": 1},
    ],
)
def test_what_is_no_result_is_refused(changes: Raw) -> None:
    assert not VALIDATOR.is_valid({**result(healthy()), **changes})


@pytest.mark.parametrize("key", result(healthy()))
def test_every_key_is_there(key: str) -> None:
    found = result(healthy())
    del found[key]

    assert not VALIDATOR.is_valid(found)


@pytest.mark.parametrize(
    "changes",
    [
        {"reps": None},
        {"reps": [8]},
        {"reps": [8, 10, 12]},
        {"reps": 0},
        {"reps": 8.5},
        {"hold_s": 10},
        {"sets": [2, 3]},
        {"exercise": "SQ9"},
        {"rep_hold_s": 0},
        {"sources": []},
        {"reason": ""},
        {"load_kg": 5},
    ],
)
def test_what_is_no_item_is_refused(changes: Raw) -> None:
    found = deepcopy(result(healthy()))
    first_item(found).update(changes)

    assert not VALIDATOR.is_valid(found)


@pytest.mark.parametrize("amount", [{"reps": 8}, {"hold_s": [5, 10]}, {"minutes": [2, 3]}])
def test_an_item_has_one_amount_as_a_number_or_a_band(amount: Raw) -> None:
    found = deepcopy(result(healthy()))
    item = first_item(found)
    del item["reps"]
    assert not VALIDATOR.is_valid(found)

    item.update(amount)
    assert VALIDATOR.is_valid(found)
