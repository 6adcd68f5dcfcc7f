from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.core.catalogue import Kit, Limit, Tag
from backplan.core.rungs import Choice, Person, choose, hold_cap, obstacles
from tests.core.people import RULES, said

ALL_KIT = frozenset({Kit.STEP, Kit.BAND, Kit.WEIGHTS, Kit.MAT})
FREE = Person(age=40, tags=frozenset(), findings=frozenset(), kit=ALL_KIT, usual_pain_nrs=3)
EXERCISES = RULES.catalogue.exercises
FINDINGS = sorted([*RULES.red_flags, *RULES.readiness])
persons = st.builds(
    Person,
    age=st.integers(18, 100),
    tags=st.frozensets(st.sampled_from(Tag)),
    findings=st.frozensets(st.sampled_from(FINDINGS)),
    kit=st.frozensets(st.sampled_from(sorted(ALL_KIT))),
    usual_pain_nrs=st.integers(0, 10),
    pregnancy_week=st.none() | st.integers(0, 45),
    week=st.integers(0, 10),
)


def standing_on(rung: str, **changes: object) -> str | None:
    choice = choose(rung, replace(FREE, **changes), RULES)
    return None if choice is None else choice.exercise.id


def tagged(*tags: Tag) -> dict[str, object]:
    return {"tags": frozenset(tags)}


def why(choice: Choice | None) -> list[str]:
    return [] if choice is None else [one.id for one in choice.reasons]


@pytest.mark.parametrize("rung", ["SQ4", "LU3", "CL6", "PL5", "ST4"])
def test_nothing_in_the_way_leaves_the_rung_as_it_is(rung: str) -> None:
    assert standing_on(rung) == rung
    assert why(choose(rung, FREE, RULES)) == [rung[:2]]


def test_a_tag_walks_down_to_the_nearest_rung_and_says_why() -> None:
    choice = choose("SQ4", replace(FREE, **tagged(Tag.KNEE)), RULES)

    assert choice is not None
    assert choice.ladder == "SQ"
    assert why(choice)[:2] == ["SQ", "knee"]


def test_missing_kit_walks_down_too() -> None:
    assert standing_on("DL4", kit=ALL_KIT - {Kit.WEIGHTS}) == "DL3"
    assert standing_on("SU4", kit=ALL_KIT - {Kit.STEP}) == "SU1"


def test_kit_that_is_assumed_is_never_missing() -> None:
    assert standing_on("CL1", kit=frozenset()) == "CL1"
    assert standing_on("PL3", kit=frozenset()) == "PL3"


def test_where_the_floor_is_too_far_the_hinge_is_the_kinder_rung() -> None:
    choice = choose("DL2", replace(FREE, **tagged(Tag.NO_FLOOR)), RULES)

    assert choice is not None
    assert choice.exercise.id == "DL3"
    assert "DL3_for_DL2" in why(choice)


def test_another_tag_on_the_kinder_rung_walks_down_after_all() -> None:
    dl3 = EXERCISES["DL3"]
    barred = replace(dl3, limits=(Limit(tag=Tag.KNEE, reason="No.", sources=("S07",)),))
    catalogue = replace(RULES.catalogue, exercises={**EXERCISES, "DL3": barred})
    rules = replace(RULES, catalogue=catalogue)
    choice = choose("DL2", replace(FREE, **tagged(Tag.NO_FLOOR, Tag.KNEE)), rules)

    assert choice is not None
    assert choice.exercise.id == "DL1"


def test_the_kinder_rung_needs_its_own_tag() -> None:
    pregnant = replace(FREE, **tagged(Tag.PREGNANT), pregnancy_week=30)

    assert obstacles(EXERCISES["DL2"], pregnant, RULES)
    assert standing_on("DL2", **tagged(Tag.PREGNANT), pregnancy_week=30) == "DL1"


def test_a_settle_move_has_nothing_below_it() -> None:
    assert standing_on("ST4", **tagged(Tag.OSTEOPOROSIS)) is None


def test_age_and_usual_pain_bar_the_rungs_that_say_so() -> None:
    young = [one for one in EXERCISES.values() if one.below_age is not None]
    easy = [one for one in EXERCISES.values() if one.max_usual_pain_nrs is not None]

    assert young
    assert easy
    for one in young:
        at, below = (replace(FREE, age=(one.below_age or 0) - less) for less in (0, 1))
        assert [reason.id for reason in obstacles(one, at, RULES)] == ["age"]
        assert obstacles(one, below, RULES) == ()
    for one in easy:
        most = one.max_usual_pain_nrs or 0
        worse, at = (replace(FREE, usual_pain_nrs=most + more) for more in (1, 0))
        assert [reason.id for reason in obstacles(one, worse, RULES)] == ["usual_pain"]
        assert obstacles(one, at, RULES) == ()


def test_a_limit_for_some_weeks_lapses_after_them() -> None:
    person = replace(FREE, **tagged(Tag.BP))

    assert obstacles(EXERCISES["SQ6"], replace(person, week=3), RULES)
    assert not obstacles(EXERCISES["SQ6"], replace(person, week=4), RULES)


@pytest.mark.parametrize("finding", ["RF32", "ER03"])
def test_a_single_answer_may_bar_an_exercise_without_a_tag(finding: str) -> None:
    person = replace(FREE, findings=frozenset({finding}))

    assert [one.id for one in obstacles(EXERCISES["ST6"], person, RULES)] == [finding]
    assert not obstacles(EXERCISES["ST6"], FREE, RULES)


@pytest.mark.parametrize(("week", "barred"), [(16, False), (17, True), (None, True)])
def test_a_limit_of_late_pregnancy_holds_from_its_week_on(
    week: int | None, *, barred: bool
) -> None:
    person = replace(FREE, **tagged(Tag.PREGNANT), pregnancy_week=week)

    assert bool(obstacles(EXERCISES["PL3"], person, RULES)) is barred


def test_of_two_caps_on_a_hold_the_tighter_counts() -> None:
    caps = (
        Limit(tag=Tag.BP, reason="Bp.", sources=("S07",), max_hold_s=15),
        Limit(tag=Tag.PRESSURE, reason="Pressure.", sources=("S07",), max_hold_s=10),
    )
    plank = replace(EXERCISES["PL3"], limits=caps)
    cap = hold_cap(plank, replace(FREE, **tagged(Tag.BP, Tag.PRESSURE)))

    assert cap is not None
    assert (cap.seconds, cap.reason.id) == (10, "pressure")
    assert hold_cap(plank, FREE) is None


def test_a_person_is_made_of_answers_and_tags() -> None:
    pregnant = {"flags": {"RF26": "yes"}, "flag_details": {"RF26": {"weeks": 20}}}
    answers = said(**pregnant, readiness=["ER11"], pain_week=2.5)
    person = Person.of(answers, frozenset({Tag.PREGNANT}))

    assert (person.age, person.usual_pain_nrs, person.pregnancy_week) == (40, 3, 20)
    assert (person.kit, person.tags, person.week) == (ALL_KIT, {Tag.PREGNANT}, 0)
    assert person.findings == {"RF26", "ER11"}


@given(person=persons, rung=st.sampled_from(sorted(EXERCISES)))
def test_nobody_stands_on_a_rung_that_something_keeps_away(person: Person, rung: str) -> None:
    choice = choose(rung, person, RULES)

    if choice is not None:
        raised = (rung, choice.exercise.id) == ("DL2", "DL3") and Tag.NO_FLOOR in person.tags
        assert obstacles(choice.exercise, person, RULES) == ()
        assert choice.exercise.ladder == EXERCISES[rung].ladder
        assert choice.exercise.rung <= EXERCISES[rung].rung or raised
