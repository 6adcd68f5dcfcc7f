from datetime import date

import pytest

from backplan.core.answers import KEYS, OPTIONAL, REQUIRED, PainDuration, StepsGuess, parse_answers
from backplan.core.catalogue import Kit, Tag
from backplan.core.errors import InvalidValueError
from tests.conftest import healthy
from tests.core.people import RULES, said

BOTH_ENDS = {
    "age": (0, 120),
    "pain_week": (0, 10),
    "activity_score": (0, 10),
    "sitting_hours": (0, 18),
    "steps": (0, 60_000),
    "minutes": (5, 25),
}
REFUSED = {
    "age": ["40", 40.0, True, [40], {}, 10**400],
    "country": [44, "", "G", "GBR", "G1", "G ", ["GB"], True, "ß", "\ufb01", "u\u017f"],
    "flags": [[], "RF01", True, {"RF35": "yes"}, {"RF01": "no"}, {"RF01": True}, {"RF01": None}],
    "flags_asked": [{}, "RF01", ["RF99"], ["RF01", "RF01"], [1], True],
    "flag_details": [[], "RF09", True, {"RF99": {}}],
    "readiness": [{}, "ER01", ["ER05"], ["ER01", "ER01"], [1], True],
    "pain_week": ["3", True, [3], {}, float("nan"), float("inf"), 10**400],
    "pain_duration": ["under_six_weeks", "", 6, True, ["over_12_weeks"]],
    "first_episode": [0, 1, "true", "no", []],
    "activity_score": ["6", 6.5, 6.0, False],
    "activity_name": [5, ["digging"], True, {}, "x" * 121],
    "sitting_hours": ["9", True, 8.25, 0.1, float("nan"), float("inf"), 10**400],
    "steps": ["5000", 5000.0, 5000.5, True, {}],
    "steps_guess": ["a lot", "", 1, True, ["on_feet"]],
    "strength_trained": [0, 1, "true", "yes"],
    "joints": [{}, "knee", ["ankle"], ["knee", "knee"], ["bp"], [1]],
    "kit": [{}, "mat", ["chair"], ["mat", "mat"], [1]],
    "minutes": [6, 11, 13, 24, "12", 12.0, True],
    "training_days": [{}, "mon", ["mon", "monday"], ["mon", "mon"], [1, 2], [], ["mon"]],
    "cleared_on": ["yesterday", "2026-02-30", "20261101", 20261101, True, ["2026-11-01"]],
}


def refused(**changes: object) -> InvalidValueError:
    with pytest.raises(InvalidValueError) as caught:
        said(**changes)
    return caught.value


@pytest.mark.parametrize("key", REQUIRED)
def test_a_required_key_may_not_be_missing(key: str) -> None:
    raw = {one: value for one, value in healthy().items() if one != key}
    with pytest.raises(InvalidValueError) as caught:
        parse_answers(raw, RULES)

    assert caught.value.key == key
    assert caught.value.allowed.endswith("it is missing")


@pytest.mark.parametrize("key", OPTIONAL)
def test_an_optional_key_may_be_missing_or_null(key: str) -> None:
    assert said() == said(**{key: None})


@pytest.mark.parametrize("key", [one for one in REQUIRED if one != "steps"])
def test_null_is_no_answer_to_a_required_question(key: str) -> None:
    assert refused(**{key: None}).key == key


@pytest.mark.parametrize(("key", "value"), [(key, one) for key in REFUSED for one in REFUSED[key]])
def test_a_value_of_the_wrong_type_or_form_is_refused_by_its_key(key: str, value: object) -> None:
    error = refused(**{key: value})

    assert error.key.startswith(key)
    assert error.allowed


def test_every_key_has_wrong_values_to_try() -> None:
    assert set(REFUSED) == set(KEYS)


@pytest.mark.parametrize(("key", "low", "high"), [(key, *ends) for key, ends in BOTH_ENDS.items()])
def test_both_ends_of_a_range_are_allowed_and_one_past_is_not(
    key: str, low: int, high: int
) -> None:
    assert getattr(said(**{key: low}), key) == low
    assert getattr(said(**{key: high}), key) == high
    assert refused(**{key: low - 1}).key == key
    assert refused(**{key: high + 1}).key == key


def test_an_unknown_key_is_refused() -> None:
    error = refused(weight=80)

    assert (error.key, error.value) == ("weight", 80)
    assert "training_days" in error.allowed


@pytest.mark.parametrize("raw", [None, [], "text", 3, True])
def test_answers_are_an_object(raw: object) -> None:
    with pytest.raises(InvalidValueError, match="the whole input: allowed is an object"):
        parse_answers(raw, RULES)


def test_the_message_of_an_error_does_not_hold_what_the_visitor_said() -> None:
    error = refused(activity_name="my secret " * 20)

    assert "secret" in str(error.value)
    assert "secret" not in str(error)


def test_steps_that_were_never_counted_need_a_guess() -> None:
    assert refused(steps=None).key == "steps_guess"
    assert said(steps=None, steps_guess="on_feet").steps_guess is StepsGuess.ON_FEET
    assert said(steps=None, steps_guess="on_feet").steps is None


def test_a_guess_may_stand_next_to_counted_steps() -> None:
    assert said(steps=0, steps_guess="on_feet").steps == 0


@pytest.mark.parametrize("count", [1, 5])
def test_training_days_are_two_to_four(count: int) -> None:
    days = ["mon", "tue", "wed", "thu", "fri"][:count]

    assert refused(training_days=days).value == days


def test_training_days_are_sorted_from_monday() -> None:
    assert said(training_days=["sun", "tue", "mon"]).training_days == ("mon", "tue", "sun")


@pytest.mark.parametrize(("pain", "rounded"), [(0.49, 0), (0.5, 1), (7.49, 7), (7.5, 8), (10, 10)])
def test_pain_is_rounded_half_up_once(pain: float, rounded: int) -> None:
    assert said(pain_week=pain).pain_nrs == rounded


def test_answers_become_values_of_the_core() -> None:
    answers = said(country="gb", joints=["knee"], kit=["band"], cleared_on="2026-11-01")

    assert answers.country == "GB"
    assert answers.joints == {Tag.KNEE}
    assert answers.kit == {Kit.BAND}
    assert answers.cleared_on == date(2026, 11, 1)
    assert answers.pain_duration is PainDuration.OVER_12_WEEKS


def test_the_longest_activity_name_is_kept_as_written() -> None:
    assert said(activity_name="é" * 120).activity_name == "é" * 120
