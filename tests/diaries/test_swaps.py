"""What is offered in place of an exercise: never harder, never left out, and it then stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backplan.core.fold import State, fold
from backplan.core.programme import Item
from backplan.core.reviews import SwapReason
from backplan.core.swaps import Offer, swap_offers
from tests.diaries.telling import RULES, Told, told
from tests.diaries.test_properties import end, items, well_lived


def week_of(state: State) -> dict[str, Item]:
    return {one.exercise.id: one for one in items(state.programme)}


def offered(diary: Told, exercise: str, why: str = "other", day: int = 0) -> list[str]:
    """Return the ids that are offered; a star follows those that the plan has already."""
    state = diary.state(day)
    found = swap_offers(week_of(state)[exercise], SwapReason(why), state, RULES)
    return [one.exercise.id + "*" * one.in_plan for one in found]


@settings(max_examples=20)
@given(diary=well_lived(), why=st.sampled_from(SwapReason), draw=st.data())
def test_what_is_offered_is_no_harder_not_left_out_and_stands_there_once_it_is_taken(
    diary: Told, why: SwapReason, draw: st.DataObject
) -> None:
    day = end(diary)
    state = diary.state(day)
    week = week_of(state)
    for item in week.values():
        offers = swap_offers(item, why, state, RULES)
        for offer in offers:
            assert suits(offer, item, state, why)
        if offers:
            offer = draw.draw(st.sampled_from(offers))
            stands_once_taken(offer, item, diary, day)


def suits(offer: Offer, item: Item, state: State, why: SwapReason) -> bool:
    """Return whether an offer may be made at all, by what the catalogue says of it."""
    new, old = offer.exercise, item.exercise
    always = {
        limit.tag for limit in new.limits if limit.for_weeks is None and limit.max_hold_s is None
    }
    row = next(one for one in RULES.adaptation.purposes if old.ladder in one)
    return (
        new.id != old.id
        and new.ladder in row
        and new.rung <= old.rung
        and (new.ladder != old.ladder or new.rung < old.rung)
        and not (always - {None}) & state.triage.tags
        and not (why is SwapReason.NO_FLOOR and new.on_floor)
    )


def stands_once_taken(offer: Offer, item: Item, diary: Told, day: int) -> None:
    """Check on the plan itself that an offer which is taken stands, and the other one is gone."""
    taken = Told(start=diary.start, facts=list(diary.facts))
    old, new = item.exercise.id, offer.exercise.id
    taken.add("swap", diary.day(day), exercise=old, instead=new, why="other")
    after = taken.state(day)
    facts = {one.id for one in taken.facts} - {one.id for one in diary.facts}
    [change] = [
        one for one in after.adaptation.changes if after.adaptation and facts & {*one.facts}
    ]

    assert change.rule == "swap"
    assert change.after.exercise.id == new
    assert old not in week_of(after)
    if offer.in_plan:
        assert new in week_of(after)


def test_the_nearest_easier_rungs_come_first_then_what_the_plan_has_for_the_same_purpose() -> None:
    assert offered(told(""), "SQ3") == ["SQ2", "SQ1", "LU2*", "SU3*"]


def test_a_neighbour_that_is_harder_in_the_plan_is_not_offered() -> None:
    assert offered(told(""), "LU2") == ["LU1"]


def test_a_ladder_that_the_level_leaves_out_may_come_in_with_its_gentlest_rung() -> None:
    assert offered(told("", {"pain_week": 6}), "SQ1") == ["LU1", "SU1*"]


def test_a_ladder_with_a_place_in_the_plan_is_not_offered_as_a_new_one() -> None:
    came_in = told("0 swaps SQ1 for LU1", {"pain_week": 6})

    assert "LU1" in offered(told("", {"pain_week": 6}), "SU1")
    assert "LU1" not in offered(came_in, "SU1")
    assert offered(told("", {"minutes": 5}), "SQ3") == ["SQ2", "SQ1"]


@pytest.mark.parametrize(
    ("exercise", "why", "first"),
    [("DL3", "no_floor", "DL1"), ("CL4", "no_kit", "CL3"), ("SU3", "no_kit", "SU1")],
)
def test_what_is_lacking_is_not_asked_for_again(exercise: str, why: str, first: str) -> None:
    answers = {"strength_trained": True, "pain_week": 2} if exercise == "CL4" else {}

    assert offered(told("", answers), exercise, why)[0] == first


def test_what_a_tag_leaves_out_is_not_offered() -> None:
    assert offered(told("", {"readiness": ["ER10"]}), "DL3") == ["DL1"]


def test_settle_moves_of_a_flare_have_nothing_in_their_place() -> None:
    diary = told("1 pain 6, flare")

    assert all(one.startswith("ST") for one in week_of(diary.state(1)))
    assert offered(diary, "ST1", day=1) == []


def test_what_a_session_of_today_brought_is_not_swapped_on_the_same_day() -> None:
    diary = told("0 trains, SQ hurts 9\n1-9 pain 3, morning usual\n9 trains, SQ hurts 9")

    assert "SQ2" in week_of(diary.state(9))
    assert offered(diary, "SQ2", day=9) == []
    assert offered(diary, "SQ2", day=10) == ["SQ1", "LU2*"]


def test_what_only_stands_in_for_a_rung_that_is_too_far_is_not_swapped() -> None:
    diary = told("0 trains\n10 answers, pain_week 3", {"pain_week": 6})

    assert "SQ2" in week_of(diary.state(10))
    assert offered(diary, "SQ2", day=10) == []


def test_without_a_plan_nothing_is_offered() -> None:
    item = week_of(told("").state(0))["SQ3"]
    locked = told("1 flags RF02").state(1)
    empty = fold([], RULES, today=told("").start)

    assert swap_offers(item, SwapReason.OTHER, locked, RULES) == ()
    assert swap_offers(item, SwapReason.OTHER, empty, RULES) == ()
