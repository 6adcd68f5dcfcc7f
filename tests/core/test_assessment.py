from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.core.answers import parse_answers
from backplan.core.assessment import STRENGTH_LEVELS, assess
from backplan.core.errors import InvalidValueError
from backplan.core.red_flags import TriageLevel
from backplan.core.safety_rules import StartLevel
from backplan.core.triage import Clearance
from tests.core.people import RULES, TODAY, assessed, said
from tests.core.strategies import Raw, raw_answers, startable

NEW = "under_6_weeks"


def level_and_rules(**changes: object) -> tuple[str, list[str]]:
    found = assessed(**changes)
    assert found.start_level is not None
    return found.start_level.value, [one.id for one in found.level_reasons]


@pytest.mark.parametrize("changes", [{"flags": {"RF01": "yes"}}, {"age": 17}, {"pain_week": 8}])
def test_there_is_no_start_level_where_somebody_has_to_be_seen(changes: dict[str, object]) -> None:
    found = assessed(**changes)

    assert found.start_level is None
    assert found.level_reasons == ()
    assert found.reasons == found.triage.reasons


@pytest.mark.parametrize(
    ("changes", "level", "rules"),
    [
        ({}, "C", ["L4"]),
        ({"pain_week": 4}, "B", ["L3"]),
        ({"pain_week": 6}, "A", ["L2"]),
        ({"activity_score": 3}, "B", ["L4", "L5"]),
        ({"activity_score": 3, "readiness": ["ER11"], "age": 70}, "A", ["L4", "L5"]),
        ({"pain_week": 6, "readiness": ["ER11"]}, "A", ["L2", "L5"]),
        ({"strength_trained": True}, "D", ["L4", "L6"]),
        ({"strength_trained": True, "pain_week": 4}, "B", ["L3"]),
        ({"strength_trained": True, "activity_score": 0}, "C", ["L4", "L5", "L6"]),
        ({"pain_duration": NEW, "pain_week": 4}, "A", ["L3", "L8"]),
        ({"pain_duration": NEW, "pain_week": 3}, "C", ["L4"]),
        ({"steps": 2999}, "B", ["L4", "L5"]),
        ({"steps": 2999, "strength_trained": True}, "D", ["L4", "L6"]),
    ],
)
def test_the_rules_that_set_the_level_are_named_in_their_order(
    changes: dict[str, object], level: str, rules: list[str]
) -> None:
    assert level_and_rules(**changes) == (level, rules)


def test_settle_is_untouched_by_the_other_rules() -> None:
    changes = {"pain_week": 9, "readiness": ["ER11"], "cleared_on": "2026-11-01"}

    assert level_and_rules(pain_duration=NEW, **changes) == ("S", ["L1"])


@pytest.mark.parametrize(("days_ago", "level"), [(0, "B"), (13, "B"), (14, "C")])
def test_a_fresh_go_ahead_caps_the_level_for_two_weeks(days_ago: int, level: str) -> None:
    on = (TODAY - timedelta(days=days_ago)).isoformat()

    assert level_and_rules(flags={"RF29": "yes"}, cleared_on=on)[0] == level


@pytest.mark.parametrize(
    ("flags", "capped"),
    [(["RF34"], False), (["RF30"], False), (["RF30", "RF34"], True), (["RF34", "RF29"], True)],
)
def test_pain_and_its_effects_alone_bring_no_cap(flags: list[str], *, capped: bool) -> None:
    rules = level_and_rules(flags=dict.fromkeys(flags, "yes"), cleared_on="2026-11-01")[1]

    assert ("L7" in rules) is capped


def test_of_two_caps_the_lower_one_holds() -> None:
    changes = {"pain_week": 4, "pain_duration": NEW, "flags": {"RF29": "yes"}}

    assert level_and_rules(**changes, cleared_on="2026-11-01") == ("A", ["L3", "L8", "L7"])


def test_a_clearance_in_the_future_is_refused() -> None:
    with pytest.raises(InvalidValueError) as caught:
        assessed(cleared_on="2026-11-03")

    assert (caught.value.key, caught.value.value) == ("cleared_on", "2026-11-03")
    assert caught.value.allowed == "today or before"


def test_a_further_clearance_counts_next_to_the_answers_own() -> None:
    answers, more = said(readiness=["ER01"]), [Clearance(on=TODAY, about=frozenset({"ER01"}))]
    found = assess(answers, RULES, today=TODAY, clearances=more)

    assert found.triage.level is TriageLevel.OK_CAUTION
    assert found.start_level is StartLevel.BASE


def test_the_assessment_carries_the_tags_of_the_triage() -> None:
    assert assessed(joints=["hip"], readiness=["ER05a"]).tags == {"hip", "bp"}


@given(raw=raw_answers())
def test_a_level_stands_exactly_where_a_plan_may_start(raw: Raw) -> None:
    found = assess(parse_answers(raw, RULES), RULES, today=TODAY)

    may_start = found.triage.level in (TriageLevel.OK, TriageLevel.OK_CAUTION)
    assert (found.start_level is not None) is may_start
    assert bool(found.level_reasons) is may_start


@given(raw=startable(), more=st.integers(1, 20))
def test_more_pain_never_means_a_higher_level(raw: Raw, more: int) -> None:
    order = (StartLevel.SETTLE, *STRENGTH_LEVELS)
    worse = {**raw, "pain_week": min(raw["pain_week"] + more / 2, 10)}
    one, two = (assess(parse_answers(each, RULES), RULES, today=TODAY) for each in (raw, worse))

    if one.start_level is not None and two.start_level is not None:
        assert order.index(two.start_level) <= order.index(one.start_level)


@given(raw=startable(), days=st.integers(0, 3000))
def test_a_shift_of_every_date_changes_nothing(raw: Raw, days: int) -> None:
    cleared = date.fromisoformat(raw["cleared_on"]) + timedelta(days=days)
    later = {**raw, "cleared_on": cleared.isoformat()}
    one = assess(parse_answers(raw, RULES), RULES, today=TODAY)
    two = assess(parse_answers(later, RULES), RULES, today=TODAY + timedelta(days=days))

    assert (two.start_level, two.reasons, two.tags) == (one.start_level, one.reasons, one.tags)
