"""The schema of the answers and the reader of the answers judge alike."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.content import load_rulebook
from backplan.core.answers import KEYS, parse_answers
from backplan.core.errors import InvalidValueError
from backplan.core.red_flags import TriageLevel
from tests.conftest import healthy
from tests.content.schemas import schema
from tests.core.strategies import Raw, raw_answers

RULES = load_rulebook()
EMERGENCIES = [
    key for key, flag in RULES.red_flags.items() if flag.level is TriageLevel.EMERGENCY_NOW
]
UNCOUNTED = {"steps": None, "steps_guess": None}

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 61_000)
    | st.sampled_from([0.5, 3.25, 10.5, -0.5, "yes", "checked", "mon", "RF01", "ER05", "knee"])
    | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["RF01", "RF07", "RF09", "sudden", "x"]), inner, max_size=2
        )
    ),
    max_leaves=4,
)


def parses(raw: object) -> bool:
    try:
        parse_answers(raw, RULES)
    except InvalidValueError:
        return False
    return True


def fits(raw: object) -> bool:
    return bool(schema("answers").is_valid(raw))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"country": "gb"},
        {"country": None, "activity_name": None, "cleared_on": None, "steps_guess": None},
        {"flags_asked": None, "flag_details": None},
        {"flags_asked": EMERGENCIES, "flag_details": {}},
        {"flags_asked": EMERGENCIES[1:], "flags": {EMERGENCIES[0]: "yes"}},
        {"steps": None, "steps_guess": "on_feet"},
        {"flags": {"RF01": "checked", "RF25": "unsure"}},
        {"flags": {"RF07": "yes"}, "flag_details": {"RF07": {"sudden": False}}},
        {"flags": {"RF26": "yes"}, "flag_details": {"RF26": {"weeks": None}}},
        {"flag_details": {"RF30": {"sudden": True}}},
        {"cleared_on": "2024-02-29"},
        {"cleared_on": "1900-01-01"},
        {"cleared_on": "9999-12-31"},
        {"sitting_hours": 8.5, "pain_week": 2.75},
        {"joints": [], "kit": [], "training_days": ["sun", "mon"]},
    ],
)
def test_these_answers_are_valid_to_both(changes: Raw) -> None:
    assert parses(healthy(**changes))
    assert fits(healthy(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"weight": 80},
        UNCOUNTED,
        {"steps": None},
        {"age": 121},
        {"age": True},
        {"age": "40"},
        {"age": 40.5},
        {"country": "GBR"},
        {"country": "GB\n"},
        {"country": "ß"},
        {"flags_asked": []},
        *({"flags_asked": [one for one in EMERGENCIES if one != left]} for left in EMERGENCIES),
        {"flags": {"RF99": "yes"}},
        {"flags": {"RF01": "no"}},
        {"flags": {"RF25": "checked"}},
        {"flag_details": {"RF07": {"sudden": True}}},
        {"flags": {"RF07": "yes"}, "flag_details": {"RF07": {"cannot_stand": True}}},
        {"flags": {"RF07": "yes"}, "flag_details": {"RF07": {"sudden": None}}},
        {"flags": {"RF07": "yes"}, "flag_details": {"RF07": None}},
        {"flags": {"RF01": "yes"}, "flag_details": {"RF01": {}}},
        {"flags": {"RF26": "yes"}, "flag_details": {"RF26": {"weeks": 46}}},
        {"readiness": ["ER05"]},
        {"readiness": ["ER01", "ER01"]},
        {"pain_week": 10.01},
        {"sitting_hours": 8.25},
        {"minutes": 6},
        {"training_days": ["mon"]},
        {"training_days": ["mon", "tue", "wed", "thu", "fri"]},
        {"training_days": ["mon", "mon"]},
        {"activity_name": "x" * 121},
        {"cleared_on": "2026-02-30"},
        {"cleared_on": "20261101"},
        {"cleared_on": "1899-12-31"},
        {"cleared_on": "0001-01-01"},
        {"cleared_on": "2026-11-01\n"},
    ],
)
def test_these_answers_are_refused_by_both(changes: Raw) -> None:
    assert not parses(healthy(**changes))
    assert not fits(healthy(**changes))


@pytest.mark.parametrize("key", healthy())
def test_a_key_that_is_missing_is_missed_by_both(key: str) -> None:
    raw = {one: value for one, value in healthy().items() if one != key}

    assert not parses(raw)
    assert not fits(raw)


@pytest.mark.parametrize("raw", [None, [], "text", 1, True, {}])
def test_what_is_no_answers_at_all_is_refused_by_both(raw: object) -> None:
    assert not parses(raw)
    assert not fits(raw)


@given(raw=raw_answers())
def test_every_valid_answer_fits(raw: Raw) -> None:
    assert parses(raw)
    assert fits(json.loads(json.dumps(raw)))


@given(raw=raw_answers(), key=st.sampled_from([*KEYS, "weight"]), value=json_values)
def test_with_any_value_in_any_place_both_agree(raw: Raw, key: str, value: object) -> None:
    changed = {**raw, key: value}

    assert fits(changed) is parses(changed)


@given(raw=raw_answers(), keys=st.sets(st.sampled_from(KEYS), min_size=1, max_size=2))
def test_with_keys_left_out_both_agree(raw: Raw, keys: set[str]) -> None:
    changed = {key: value for key, value in raw.items() if key not in keys}

    assert fits(changed) is parses(changed)


@given(raw=raw_answers(), flag=st.sampled_from(sorted(RULES.red_flags)), data=st.data())
def test_with_flags_and_follow_ups_taken_apart_both_agree(
    raw: Raw, flag: str, data: st.DataObject
) -> None:
    inner = st.sampled_from([True, False, None, 12, 45.5, "yes"])
    keys = st.sampled_from(["sudden", "weeks", "unwell", "worsening"])
    changed = {**raw, "flag_details": {flag: data.draw(st.dictionaries(keys, inner, max_size=1))}}

    assert fits(changed) is parses(changed)


@pytest.mark.parametrize(("key", "value"), [("age", 40.0), ("minutes", 12.0), ("steps", 5000.0)])
def test_only_a_decimal_point_on_a_whole_number_is_beyond_the_schema(
    key: str, value: float
) -> None:
    """JSON Schema counts 40.0 as an integer; the reader does not."""
    assert fits(healthy(**{key: value}))
    assert not parses(healthy(**{key: value}))
