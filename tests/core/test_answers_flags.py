import pytest

from backplan.core.errors import InvalidValueError
from backplan.core.red_flags import DetailKind, FlagAnswer, TriageLevel
from tests.core.people import RULES, said

DERIVED = sorted(key for key, flag in RULES.red_flags.items() if flag.derived)
EMERGENCIES = sorted(
    key for key, flag in RULES.red_flags.items() if flag.level is TriageLevel.EMERGENCY_NOW
)
YES_NO = [
    (key, detail.id)
    for key, flag in RULES.red_flags.items()
    for detail in flag.details
    if detail.kind is DetailKind.YES_NO
]


def refused(**changes: object) -> InvalidValueError:
    with pytest.raises(InvalidValueError) as caught:
        said(**changes)
    return caught.value


@pytest.mark.parametrize("answer", ["yes", "unsure", "checked"])
def test_a_flag_is_answered_yes_unsure_or_checked(answer: str) -> None:
    assert said(flags={"RF01": answer}).flags == {"RF01": FlagAnswer(answer)}


def test_flags_are_told_by_age_first_episode_and_pain() -> None:
    assert DERIVED == ["RF23", "RF24", "RF25", "RF30"]


@pytest.mark.parametrize("flag", DERIVED)
def test_a_flag_that_other_answers_tell_cannot_be_checked(flag: str) -> None:
    error = refused(flags={flag: "checked"})

    assert (error.key, error.value, error.allowed) == (
        f"flags.{flag}",
        "checked",
        "one of unsure, yes",
    )


@pytest.mark.parametrize("flag", DERIVED)
def test_a_flag_that_other_answers_tell_may_be_given(flag: str) -> None:
    assert said(flags={flag: "unsure"}).flags == {flag: FlagAnswer.UNSURE}


@pytest.mark.parametrize(("flag", "detail"), YES_NO)
def test_a_follow_up_is_answered_true_or_false(flag: str, detail: str) -> None:
    told = said(flags={flag: "yes"}, flag_details={flag: {detail: True}})

    assert told.flag_details == {flag: {detail: True}}


@pytest.mark.parametrize(("flag", "detail"), YES_NO)
@pytest.mark.parametrize("value", [1, 0, "yes", None, []])
def test_a_follow_up_is_never_anything_else(flag: str, detail: str, value: object) -> None:
    error = refused(flags={flag: "yes"}, flag_details={flag: {detail: value}})

    assert error.key == f"flag_details.{flag}.{detail}"


def test_a_follow_up_of_an_unknown_flag_is_refused() -> None:
    assert refused(flag_details={"RF99": {}}).key == "flag_details.RF99"


def test_an_unknown_follow_up_is_refused() -> None:
    error = refused(flags={"RF09": "yes"}, flag_details={"RF09": {"sudden": True}})

    assert error.key == "flag_details.RF09.sudden"
    assert error.allowed == "one of cannot_stand, sudden_severe"


def test_a_follow_up_of_a_flag_that_was_answered_no_is_refused() -> None:
    assert refused(flag_details={"RF09": {"cannot_stand": True}}).key == "flag_details.RF09"


@pytest.mark.parametrize("flag", ["RF01", "RF23"])
def test_a_flag_without_follow_ups_has_no_details(flag: str) -> None:
    assert refused(flags={flag: "yes"}, flag_details={flag: {}}).key == f"flag_details.{flag}"


def test_a_follow_up_of_a_flag_that_pain_may_tell_needs_no_flag() -> None:
    assert said(flag_details={"RF30": {"sudden": True}}).flag_details == {"RF30": {"sudden": True}}


@pytest.mark.parametrize("value", [[], "sudden", True, None])
def test_follow_ups_are_an_object(value: object) -> None:
    assert refused(flags={"RF07": "yes"}, flag_details={"RF07": value}).key == "flag_details.RF07"


@pytest.mark.parametrize("weeks", [0, 45])
def test_weeks_of_pregnancy_run_from_0_to_45(weeks: int) -> None:
    told = said(flags={"RF26": "yes"}, flag_details={"RF26": {"weeks": weeks}})

    assert told.flag_details == {"RF26": {"weeks": weeks}}


@pytest.mark.parametrize("weeks", [-1, 46, 12.0, "12", True])
def test_other_weeks_are_refused(weeks: object) -> None:
    error = refused(flags={"RF26": "yes"}, flag_details={"RF26": {"weeks": weeks}})

    assert error.key == "flag_details.RF26.weeks"


def test_an_unknown_number_of_weeks_is_left_out() -> None:
    told = said(flags={"RF26": "yes"}, flag_details={"RF26": {"weeks": None}})

    assert told.flag_details == {"RF26": {}}


def test_what_was_asked_is_kept_apart_from_what_was_answered() -> None:
    assert said().flags_asked is None
    assert said(flags_asked=EMERGENCIES).flags_asked == frozenset(EMERGENCIES)


@pytest.mark.parametrize("left_out", EMERGENCIES)
def test_an_emergency_question_that_was_not_asked_is_refused_not_taken_as_no(left_out: str) -> None:
    asked = [one for one in EMERGENCIES if one != left_out]

    assert refused(flags_asked=asked).key == "flags_asked"
    assert said(flags_asked=asked, flags={left_out: "unsure"}).flags_asked == frozenset(asked)
