"""What holds for every plan, whatever was answered."""

from hypothesis import given

from backplan.core.answers import WEEKDAYS, Answers, parse_answers
from backplan.core.assessment import Assessment, assess
from backplan.core.catalogue import Kit, Limit
from backplan.core.programme import Item, Programme, Referral, build_programme
from backplan.core.red_flags import TriageLevel
from backplan.core.safety_rules import StartLevel
from tests.core.people import RULES, TODAY
from tests.core.strategies import Raw, raw_answers, startable

ASSUMED = {Kit.CHAIR, Kit.WALL, Kit.WORKTOP, Kit.MAT}
NO_PLAN = {TriageLevel.GP_FIRST, TriageLevel.URGENT_TODAY, TriageLevel.EMERGENCY_NOW}


def planned(raw: Raw) -> tuple[Answers, Assessment, Programme | Referral]:
    answers = parse_answers(raw, RULES)
    assessment = assess(answers, RULES, today=TODAY)
    return answers, assessment, build_programme(answers, assessment, RULES)


def items(plan: Programme | Referral) -> list[Item]:
    sessions = plan.sessions if isinstance(plan, Programme) else ()
    return [item for session in sessions for item in session.items]


def limits(item: Item, answers: Answers, assessment: Assessment) -> list[Limit]:
    """Return the limits on the exercise that hold in the first week."""
    weeks = answers.flag_details.get("RF26", {}).get("weeks", 99)
    brought = {*assessment.tags, *answers.flags, *answers.readiness}
    return [
        one
        for one in item.exercise.limits
        if one.id in brought and weeks >= (one.from_pregnancy_week or 0)
    ]


@given(raw=raw_answers())
def test_there_is_a_referral_exactly_where_somebody_has_to_be_seen(raw: Raw) -> None:
    answers, assessment, plan = planned(raw)

    to_be_seen = assessment.triage.level in NO_PLAN
    assert isinstance(plan, Referral) is to_be_seen
    assert to_be_seen or answers.age >= 18
    if isinstance(plan, Referral):
        assert (plan.level, plan.reasons) == (assessment.triage.level, assessment.triage.reasons)


@given(raw=startable())
def test_no_exercise_is_there_that_a_tag_leaves_out(raw: Raw) -> None:
    answers, assessment, plan = planned(raw)

    for item in items(plan):
        assert all(limit.max_hold_s for limit in limits(item, answers, assessment))


@given(raw=startable())
def test_no_hold_is_longer_than_a_tag_allows(raw: Raw) -> None:
    answers, assessment, plan = planned(raw)

    for item in items(plan):
        if item.hold_s is not None:
            for limit in limits(item, answers, assessment):
                assert item.hold_s[1] <= (limit.max_hold_s or 0)


@given(raw=startable())
def test_no_exercise_needs_kit_that_is_not_there(raw: Raw) -> None:
    answers, _, plan = planned(raw)

    for item in items(plan):
        assert set(item.exercise.kit) <= ASSUMED | answers.kit


@given(raw=startable())
def test_no_exercise_is_too_hard_for_the_age_or_the_pain(raw: Raw) -> None:
    answers, _, plan = planned(raw)

    for item in items(plan):
        assert answers.age < (item.exercise.below_age or 999)
        assert answers.pain_nrs <= (item.exercise.max_usual_pain_nrs or 10)
        assert item.exercise.rung <= 4 or item.exercise.ladder == "ST"


@given(raw=startable())
def test_every_dose_lies_in_the_band_of_its_level(raw: Raw) -> None:
    answers, _, plan = planned(raw)

    for item in items(plan):
        band = RULES.routine.levels[plan.level].band
        low, high = band.hold_sets if item.hold_s else band.sets
        if answers.minutes == 5 and plan.level is not StartLevel.SETTLE:
            low = high = 1
        assert low <= item.sets <= item.sets_at_most == high
        if item.reps is not None:
            fewest, most = band.ladder_reps.get(item.exercise.ladder, band.reps)
            assert fewest <= item.reps[0] <= item.reps[1] == most
        if item.hold_s is not None:
            assert item.hold_s[0] <= item.hold_s[1] <= band.hold_s[1]
        assert (item.reps, item.hold_s, item.minutes).count(None) == 2


@given(raw=startable())
def test_no_session_is_empty_and_none_holds_a_ladder_twice(raw: Raw) -> None:
    _, _, plan = planned(raw)

    if isinstance(plan, Programme):
        for session in plan.sessions:
            ids = [item.exercise.id for item in session.items]
            ladders = {item.exercise.ladder for item in session.items}
            assert ids
            assert len(ladders) == (1 if plan.level is StartLevel.SETTLE else len(ids))
            assert len(set(ids)) == len(ids)


@given(raw=startable())
def test_sessions_fall_on_days_that_suit_in_week_order(raw: Raw) -> None:
    answers, _, plan = planned(raw)

    if isinstance(plan, Programme):
        days = [session.day for session in plan.sessions]
        suiting = WEEKDAYS if plan.level is StartLevel.SETTLE else answers.training_days
        assert set(days) <= set(suiting)
        assert days == sorted(set(days), key=WEEKDAYS.index)
        assert len(days) == min(RULES.routine.levels[plan.level].sessions, len(suiting))


@given(raw=startable())
def test_every_item_says_why_with_known_sources(raw: Raw) -> None:
    _, _, plan = planned(raw)

    for item in items(plan):
        assert item.reasons
        for reason in item.reasons:
            assert set(reason.sources) <= set(RULES.sources)


@given(raw=startable())
def test_the_same_answers_bring_the_same_plan(raw: Raw) -> None:
    assert planned(raw) == planned(raw)
