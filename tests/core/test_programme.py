from itertools import combinations

import pytest

from backplan.core.answers import WEEKDAYS
from backplan.core.programme import Item, Programme, Referral, Session
from backplan.core.red_flags import TriageLevel
from backplan.core.safety_rules import StartLevel
from tests.core.people import planned, programme

GENTLE = {"pain_week": 6}
BASE = {"pain_week": 4}
STRONG = {"strength_trained": True}
SETTLE = {"pain_week": 8, "cleared_on": "2026-11-01"}


def ladders(session: Session) -> list[str]:
    return [item.exercise.ladder for item in session.items]


def item(plan: Programme, exercise: str) -> Item:
    items = (one for session in plan.sessions for one in session.items)
    return next(one for one in items if one.exercise.id == exercise)


def reason_ids(one: Item) -> list[str]:
    return [reason.id for reason in one.reasons]


def test_a_referral_carries_level_and_reasons_of_the_triage() -> None:
    plan = planned(flags={"RF01": "yes"})

    assert isinstance(plan, Referral)
    assert plan.level is TriageLevel.EMERGENCY_NOW
    assert [one.id for one in plan.reasons] == ["T1", "RF01"]


def test_settle_fills_every_day_with_the_same_five_moves() -> None:
    plan = programme(**SETTLE)

    assert plan.level is StartLevel.SETTLE
    assert tuple(session.day for session in plan.sessions) == WEEKDAYS
    assert len({session.items for session in plan.sessions}) == 1
    assert len(plan.sessions[0].items) == 5


@pytest.mark.parametrize("minutes", [5, 12, 25])
def test_settle_is_the_same_however_short_the_session(minutes: int) -> None:
    assert programme(**SETTLE, minutes=minutes).sessions == programme(**SETTLE).sessions


def test_some_settle_moves_are_counted_in_minutes() -> None:
    one = item(programme(**SETTLE), "ST1")

    assert (one.reps, one.hold_s) == (None, None)
    assert one.minutes == one.exercise.dose.minutes


def test_a_settle_move_that_a_tag_leaves_out_gives_way_to_the_next() -> None:
    plan = programme(**SETTLE, flags={"RF33": "yes"})

    ids = [one.exercise.id for one in plan.sessions[0].items]
    assert len(ids) == 5
    assert "ST4" not in ids


def test_the_gentle_level_has_two_sessions_and_lets_the_others_take_turns() -> None:
    plan = programme(**GENTLE)

    assert [ladders(one) for one in plan.sessions] == [
        ["SQ", "DL", "CL", "PL"],
        ["SQ", "SU", "CL", "PL"],
    ]


def test_twelve_minutes_at_the_base_level_hold_five_exercises() -> None:
    assert [len(one.items) for one in programme(**BASE, minutes=12).sessions] == [5, 5, 5]


def test_twelve_minutes_split_the_steady_level_over_alternate_sessions() -> None:
    halves = [["SQ", "DL", "CL", "PL"], ["LU", "SU", "SP"]]

    assert [ladders(one) for one in programme(minutes=12).sessions] == [*halves, halves[0]]


def test_five_minutes_keep_squats_and_let_two_others_take_turns() -> None:
    plan = programme(minutes=5)

    assert [ladders(one) for one in plan.sessions] == [
        ["SQ", "CL", "PL"],
        ["SQ", "DL", "CL"],
        ["SQ", "DL", "PL"],
    ]
    assert {one.sets for session in plan.sessions for one in session.items} == {1}
    assert "short" in reason_ids(plan.sessions[0].items[0])


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        (["mon", "tue", "wed", "thu"], ["mon", "thu"]),
        (["mon", "tue"], ["mon", "tue"]),
        (["sat", "sun", "wed"], ["wed", "sat"]),
        (["fri", "mon"], ["mon", "fri"]),
    ],
)
def test_two_sessions_are_spaced_widest(given: list[str], chosen: list[str]) -> None:
    assert [one.day for one in programme(**GENTLE, training_days=given).sessions] == chosen


@pytest.mark.parametrize("given", list(combinations(WEEKDAYS, 4)))
def test_three_of_four_days_touch_only_where_there_is_no_other_way(given: tuple[str, ...]) -> None:
    def rested(days: tuple[str, ...]) -> int:
        at = [WEEKDAYS.index(day) for day in days]
        return min((later - day) % 7 for day in at for later in at if later != day)

    chosen = tuple(one.day for one in programme(training_days=list(given)).sessions)
    assert rested(chosen) == max(rested(three) for three in combinations(given, 3))


def test_a_level_with_three_sessions_keeps_to_two_days_given() -> None:
    assert len(programme(training_days=["mon", "thu"]).sessions) == 2


def test_a_dose_is_its_own_clipped_to_the_level() -> None:
    steady = item(programme(), "SQ3")

    assert (steady.sets, steady.sets_at_most) == (2, 2)
    assert steady.reps == (max(8, steady.exercise.dose.reps[0]), 12)
    assert item(programme(), "DL3").reps == (10, 12)


def test_a_hold_is_capped_by_the_tag_and_says_so() -> None:
    free, capped = item(programme(), "PL3"), item(programme(readiness=["ER05a"]), "PL3")

    assert free.hold_s == (10, 20)
    assert capped.hold_s == (10, 15)
    assert "bp" in reason_ids(capped)
    assert "bp" not in reason_ids(free)


def test_a_cap_below_the_level_holds_from_the_first_day() -> None:
    capped = item(programme(**STRONG, readiness=["ER05a"]), "PL4")

    assert capped.hold_s == (15, 15)


def test_weights_bring_a_longer_rest() -> None:
    plan = programme(**STRONG)

    assert item(plan, "DL4").rest_s == 120
    assert item(plan, "SQ4").rest_s == 90


def test_every_item_says_what_its_ladder_and_its_level_are_for() -> None:
    assert reason_ids(item(programme(), "SQ3")) == ["SQ", "C"]


def test_an_item_carries_the_advice_for_the_persons_own_tags() -> None:
    advised = item(programme(joints=["knee"]), "SU3")

    assert [one.tag for one in advised.adaptations] == ["knee"]
    assert item(programme(), "SU3").adaptations == ()
