from dataclasses import replace

import pytest

from backplan.core.red_flags import FlagAnswer, TriageLevel
from backplan.core.triage import (
    Clearance,
    derived_flags,
    triage,
    triage_flags,
    walking_is_fine,
)
from tests.core.people import RULES, TODAY, said, triaged

FLAGS = [key for key in RULES.red_flags if key != "RF23"]
ITEMS = [key for key, item in RULES.readiness.items() if item.level is not TriageLevel.OK]


def ids(found: object) -> list[str]:
    return [one.id for one in found]  # type: ignore[attr-defined]


def test_severity_follows_the_order_of_the_levels() -> None:
    assert [level.severity for level in TriageLevel] == [0, 1, 2, 3, 4]
    assert [level.stops for level in TriageLevel] == [False, False, False, True, True]


def test_nothing_said_is_ok_with_the_standing_advice() -> None:
    found = triaged()

    assert found.level is TriageLevel.OK
    assert ids(found.reasons) == ["T7"]
    assert (found.findings, found.tags, found.cleared_on) == ((), frozenset(), None)


@pytest.mark.parametrize("flag", FLAGS)
def test_each_flag_alone_has_the_level_of_its_row(flag: str) -> None:
    found = triaged(flags={flag: "yes"})

    assert found.level is RULES.red_flags[flag].level
    assert flag in ids(found.reasons)


@pytest.mark.parametrize("flag", RULES.red_flags)
def test_unsure_is_yes(flag: str) -> None:
    yes, unsure = triaged(flags={flag: "yes"}), triaged(flags={flag: "unsure"})

    assert unsure == yes


@pytest.mark.parametrize("flag", [key for key, one in RULES.red_flags.items() if not one.derived])
def test_checked_is_yes_but_where_a_row_says_otherwise(flag: str) -> None:
    row = RULES.red_flags[flag]

    assert triaged(flags={flag: "checked"}).level is (row.checked_level or row.level)


def test_of_all_that_raises_a_flag_the_most_severe_counts() -> None:
    unwell = {"flag_details": {"RF11": {"unwell": True}}}

    assert triaged(flags={"RF11": "yes"}, **unwell).level is TriageLevel.URGENT_TODAY
    both = triaged(flags={"RF11": "yes", "RF05": "checked"}, **unwell)
    assert both.level is TriageLevel.EMERGENCY_NOW


@pytest.mark.parametrize("sign", ["RF11", "RF33"])
def test_checked_is_yes_for_weak_signs_together_too(sign: str) -> None:
    yes, checked = (triaged(age=75, flags={sign: said}) for said in ("yes", "checked"))

    assert yes.level is TriageLevel.GP_FIRST
    assert checked == yes


def test_a_new_pain_at_seventy_and_the_age_itself_are_one_sign() -> None:
    assert ids(triaged(age=72, first_episode=True).reasons) == ["T5", "RF25"]


def test_lasting_trouble_that_was_checked_is_no_weak_sign() -> None:
    assert triaged(age=75, flags={"RF34": "checked"}).level is TriageLevel.OK_CAUTION


@pytest.mark.parametrize("item", ITEMS)
def test_each_readiness_item_alone_has_its_own_level_and_tags(item: str) -> None:
    found = triaged(readiness=[item])

    assert found.level is RULES.readiness[item].level
    assert found.tags == set(RULES.readiness[item].tags)
    assert item in ids(found.reasons)


def test_a_readiness_item_that_only_lowers_the_level_raises_no_finding() -> None:
    assert triaged(readiness=["ER11"]).level is TriageLevel.OK


def test_joints_stand_for_the_readiness_item_about_joints() -> None:
    found = triaged(joints=["knee"])

    assert ids(found.reasons) == ["T6", "ER09"]
    assert found.tags == {"knee"}
    assert triaged(joints=["knee"], readiness=["ER09"]) == found


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"flags": {"RF01": "yes"}}, ["T1"]),
        ({"flags": {"RF14": "yes"}}, ["T2"]),
        ({"flags": {"RF29": "yes"}}, ["T5"]),
        ({"flags": {"RF24": "yes", "RF33": "yes"}}, []),
        ({"flags": {"RF22": "yes"}}, ["T6"]),
        ({"flags": {"RF29": "yes"}, "cleared_on": "2026-11-01"}, ["T5", "clearance"]),
    ],
)
def test_the_rule_that_decided_comes_first(changes: dict[str, object], rules: list[str]) -> None:
    assert ids(triaged(**changes).reasons)[: len(rules)] == rules


def test_weak_signs_together_need_no_other_rule() -> None:
    assert ids(triaged(flags={"RF24": "yes", "RF33": "yes"}).reasons) == ["T3", "RF24", "RF33"]


def test_the_most_severe_finding_comes_first_and_ties_go_by_id() -> None:
    found = triaged(flags={"RF22": "yes", "RF21": "yes", "RF14": "yes", "RF13": "yes"})

    assert [one.reason.id for one in found.findings] == ["RF21", "RF13", "RF14", "RF22"]


def test_a_tag_alone_calls_for_caution() -> None:
    assert triaged(flags={"RF33": "checked"}).tags == {"osteoporosis"}
    assert triaged(flags={"RF33": "checked"}).level is TriageLevel.OK_CAUTION


def test_a_tag_calls_for_caution_even_where_its_item_does_not() -> None:
    mild = replace(RULES.readiness["ER10"], level=TriageLevel.OK)
    rules = replace(RULES, readiness={**RULES.readiness, "ER10": mild})
    found = triage(said(readiness=["ER10"]), rules, today=TODAY)

    assert (found.level, ids(found.reasons)) == (TriageLevel.OK_CAUTION, ["T6"])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"age": 17}, {"RF23"}),
        ({"age": 18}, set()),
        ({"age": 49, "first_episode": True}, set()),
        ({"age": 50, "first_episode": True}, {"RF24"}),
        ({"age": 59, "first_episode": True}, {"RF24"}),
        ({"age": 60, "first_episode": True}, {"RF25"}),
        ({"age": 69, "pain_duration": "under_6_weeks"}, set()),
        ({"age": 70, "pain_duration": "under_6_weeks"}, {"RF25"}),
        ({"age": 70, "pain_duration": "6_to_12_weeks"}, set()),
        ({"pain_week": 7.4}, set()),
        ({"pain_week": 7.5}, {"RF30"}),
    ],
)
def test_flags_told_by_other_answers(changes: dict[str, object], told: set[str]) -> None:
    assert derived_flags(said(**changes), RULES.triage) == told


def test_a_flag_given_counts_where_the_other_answers_do_not_tell_it() -> None:
    assert triaged(flags={"RF25": "yes"}).level is TriageLevel.GP_FIRST
    assert "T4" in ids(triaged(flags={"RF23": "yes"}).reasons)


def test_flags_alone_have_a_triage_without_answers() -> None:
    found = triage_flags({"RF02": FlagAnswer.UNSURE}, {}, RULES)

    assert found.level is TriageLevel.EMERGENCY_NOW
    assert triage_flags({}, {}, RULES).level is TriageLevel.OK


def test_flags_alone_bring_no_tags() -> None:
    assert triage_flags({"RF33": FlagAnswer.YES}, {}, RULES).tags == frozenset()


def test_the_details_of_flags_count_without_answers_too() -> None:
    found = triage_flags({"RF07": FlagAnswer.YES}, {"RF07": {"both_legs": True}}, RULES)

    assert found.level is TriageLevel.EMERGENCY_NOW


def test_the_same_answers_have_the_same_triage() -> None:
    answers, clearances = said(flags={"RF29": "yes"}, joints=["hip"]), [Clearance(on=TODAY)]
    one, two = (triage(answers, RULES, today=TODAY, clearances=clearances) for _ in range(2))

    assert one == two


@pytest.mark.parametrize("detail", ["sudden", "cannot_walk"])
def test_a_follow_up_tells_its_flag_where_that_need_not_be_given(detail: str) -> None:
    found = triaged(flag_details={"RF30": {detail: True}})

    assert found.level is TriageLevel.URGENT_TODAY
    assert triaged(flag_details={"RF30": {detail: False}}).level is TriageLevel.OK


@pytest.mark.parametrize(
    ("flags", "fine"),
    [
        ({"RF34": "yes"}, True),
        ({"RF30": "yes"}, True),
        ({"RF34": "yes", "RF29": "yes"}, False),
        ({"RF29": "yes"}, False),
        ({"RF14": "yes"}, False),
        ({}, False),
    ],
)
def test_short_walks_are_advised_only_where_pain_is_the_sole_reason(
    flags: dict[str, str], *, fine: bool
) -> None:
    assert walking_is_fine(triaged(flags=flags), RULES.triage) is fine
