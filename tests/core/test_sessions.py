from types import MappingProxyType

import pytest

from backplan.core.errors import InvalidValueError
from backplan.core.sessions import (
    EffortLeft,
    ItemDone,
    Morning,
    Side,
    parse_checkin,
    parse_session,
)

EXERCISES = ("SQ1", "PL2", "ST1")
SET = {"reps": 8}
ITEM = {"exercise": "SQ1", "sets": [SET], "effort_left": "2-3", "pain_during": 2}
SESSION = {
    "date": "2026-11-02",
    "pain_before": 3,
    "pain_after": 2,
    "stopped": False,
    "items": [ITEM],
}
CHECKIN = {"date": "2026-11-02", "pain": 3, "morning": None, "flare": False}


def refused(**changes: object) -> str:
    with pytest.raises(InvalidValueError) as caught:
        parse_session({**SESSION, **changes}, EXERCISES)
    return caught.value.key


def refused_item(**changes: object) -> str:
    return refused(items=[{**ITEM, **changes}])


def refused_checkin(**changes: object) -> str:
    with pytest.raises(InvalidValueError) as caught:
        parse_checkin({**CHECKIN, **changes})
    return caught.value.key


def test_a_session_is_read_with_its_sets() -> None:
    sets = [{"reps": 8, "side": "left", "load_kg": 2.5}, {"hold_s": 20}, {"minutes": 3}]
    done = parse_session({**SESSION, "items": [{**ITEM, "sets": sets}]}, EXERCISES)

    item = done.items[0]
    assert (item.exercise, item.effort_left, item.pain_during) == ("SQ1", EffortLeft.SOME, 2)
    assert (item.sets[0].reps, item.sets[0].side, item.sets[0].load_kg) == (8, Side.LEFT, 2.5)
    assert (item.sets[1].hold_s, item.sets[2].minutes) == (20, 3)


def test_sets_that_are_no_plain_objects_are_read_and_checked_all_the_same() -> None:
    frozen = MappingProxyType({**ITEM, "sets": [MappingProxyType(SET)]})

    assert parse_session({**SESSION, "items": [frozen]}, EXERCISES) == parse_session(
        SESSION, EXERCISES
    )
    assert refused_item(sets=[8]) == "items[0].sets[0]"


@pytest.mark.parametrize("amount", [True, 1.0, "1"])
def test_what_was_read_before_does_not_let_in_what_only_looks_like_it(amount: object) -> None:
    known: dict[bytes, tuple[ItemDone, ...]] = {}
    right, wrong = ({**ITEM, "sets": [{"reps": one}]} for one in (1, amount))
    first = parse_session({**SESSION, "items": [right, right]}, EXERCISES, "", known)

    assert first.items[0] is first.items[1]
    assert parse_session({**SESSION, "items": [right, right]}, EXERCISES, "", known) == first
    assert len(known) == len(("one exercise", "all of the session"))
    with pytest.raises(InvalidValueError):
        parse_session({**SESSION, "items": [right, wrong]}, EXERCISES, "", known)


def test_a_session_without_items_was_begun() -> None:
    assert parse_session({**SESSION, "items": []}, EXERCISES).items == ()


def test_a_stop_may_have_a_reason() -> None:
    stopped = {**SESSION, "stopped": True, "stop_reason": "chest pain"}

    assert parse_session(stopped, EXERCISES).stop_reason == "chest pain"
    assert parse_session(SESSION, EXERCISES).stop_reason is None


@pytest.mark.parametrize("key", SESSION)
def test_every_part_of_a_session_is_required(key: str) -> None:
    assert refused(**{key: None}) == key


@pytest.mark.parametrize("key", ["pain_before", "pain_after"])
@pytest.mark.parametrize("value", [-1, 11, 2.5, True, "2"])
def test_pain_of_a_session_is_whole_from_0_to_10(key: str, value: object) -> None:
    assert refused(**{key: value}) == key


def test_an_unknown_key_is_refused_at_every_depth() -> None:
    assert refused(mood=1) == "mood"
    assert refused_item(mood=1) == "items[0].mood"
    assert refused_item(sets=[{**SET, "mood": 1}]) == "items[0].sets[0].mood"


@pytest.mark.parametrize("exercise", ["SQ9", "", "SQUAT-ONE", 1, None])
def test_an_exercise_is_one_of_the_catalogue(exercise: object) -> None:
    assert refused_item(exercise=exercise) == "items[0].exercise"


@pytest.mark.parametrize("key", ["effort_left", "pain_during", "sets"])
def test_an_item_says_how_it_felt(key: str) -> None:
    assert refused_item(**{key: None}) == f"items[0].{key}"


@pytest.mark.parametrize("one", [{}, {"reps": 8, "hold_s": 5}, {"side": "left"}])
def test_a_set_says_exactly_one_amount(one: dict[str, object]) -> None:
    assert refused_item(sets=[one]) == "items[0].sets[0].reps"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("reps", 201),
        ("hold_s", 601),
        ("minutes", 121),
        ("reps", -1),
        ("hold_s", 5.5),
        ("side", "both"),
        ("load_kg", 301),
        ("load_kg", -1),
        ("load_kg", True),
    ],
)
def test_a_set_keeps_to_its_ranges(key: str, value: object) -> None:
    one = {**({} if key in {"reps", "hold_s", "minutes"} else SET), key: value}

    assert refused_item(sets=[one]) == f"items[0].sets[0].{key}"


def test_a_set_left_undone_is_zero_not_missing() -> None:
    done = parse_session({**SESSION, "items": [{**ITEM, "sets": [{"reps": 0}]}]}, EXERCISES)

    assert done.items[0].sets[0].reps == 0


def test_a_check_in_may_say_more() -> None:
    more = {"morning": "worse", "steps": 60_000, "sitting_hours": 24, "note": "x" * 2000}
    checkin = parse_checkin({**CHECKIN, **more, "flare": True})

    assert (checkin.morning, checkin.steps, checkin.sitting_hours) == (Morning.WORSE, 60_000, 24.0)
    assert checkin.flare
    assert checkin.note == "x" * 2000


def test_a_check_in_that_is_no_plain_object_is_read_all_the_same() -> None:
    said = {**CHECKIN, "morning": "better", "steps": 4000}

    assert parse_checkin(MappingProxyType(said), "one") == parse_checkin(said, "one")


def test_a_check_in_needs_no_more_than_pain_and_flare() -> None:
    checkin = parse_checkin({"date": "2026-11-02", "pain": 0, "flare": False})

    assert (checkin.morning, checkin.steps, checkin.sitting_hours, checkin.note) == (None,) * 4


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("date", "2.11.2026"),
        ("date", None),
        ("pain", 10.5),
        ("pain", 11),
        ("pain", -1),
        ("pain", True),
        ("morning", "fine"),
        ("morning", ["worse"]),
        ("steps", 60_001),
        ("steps", True),
        ("steps", {}),
        ("sitting_hours", 24.5),
        ("sitting_hours", 8.25),
        ("flare", None),
        ("note", "x" * 2001),
        ("mood", 1),
    ],
)
def test_a_check_in_keeps_to_its_ranges(key: str, value: object) -> None:
    assert refused_checkin(**{key: value}) == key
