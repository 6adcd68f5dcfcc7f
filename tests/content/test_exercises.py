import re

import pytest

from backplan.content import load_rulebook
from backplan.core.catalogue import Exercise, Tag
from backplan.core.safety_rules import StartLevel

RULES = load_rulebook()
CATALOGUE = RULES.catalogue
EXERCISES = list(CATALOGUE.exercises.values())
STRENGTH = ("SQ", "DL", "LU", "SU", "CL", "PL", "SP")
ASKED_FOR = ("squat", "deadlift", "lunge", "step-up", "clamshell", "plank", "side plank")
COUNTED = {"two": 2, "three": 3}
ALOUD = re.compile(r"\b(two|three)(?: seconds)?\.")
"""A count to which something is done."""

every_exercise = pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.id)


def names(one: Exercise) -> list[str]:
    return [name.lower() for name in (one.name, *one.other_names)]


@pytest.mark.parametrize(("ladder", "rungs"), [*((one, 6) for one in STRENGTH), ("ST", 8)])
def test_a_ladder_has_every_rung_from_the_first(ladder: str, rungs: int) -> None:
    found = [(one.id, one.rung) for one in CATALOGUE.rungs(ladder)]

    assert found == [(f"{ladder}{rung}", rung) for rung in range(1, rungs + 1)]


def test_there_are_no_other_ladders() -> None:
    assert set(CATALOGUE.ladders) == {one.ladder for one in EXERCISES} == {*STRENGTH, "ST"}


@pytest.mark.parametrize("name", ASKED_FOR)
def test_each_of_the_seven_is_found_by_its_plain_name(name: str) -> None:
    assert [one.id for one in EXERCISES if name in names(one)]


def test_no_two_exercises_share_a_name() -> None:
    shown = [one.name.lower() for one in EXERCISES]

    assert len(set(shown)) == len(shown)


@every_exercise
def test_there_are_three_to_five_steps_that_end_with_a_full_stop(one: Exercise) -> None:
    assert 3 <= len(one.steps) <= 5
    assert all(step.endswith(".") for step in one.steps)


@every_exercise
def test_cues_mistakes_and_reasons_end_with_a_full_stop(one: Exercise) -> None:
    said = [*one.cues, *one.mistakes]
    said += [limit.reason for limit in one.limits]
    said += [adaptation.advice for adaptation in one.adaptations]

    assert [text for text in said if not text.endswith(".")] == []


@every_exercise
def test_what_is_counted_aloud_is_how_long_the_clock_and_the_drawing_take(one: Exercise) -> None:
    counted = [COUNTED[word] for text in (*one.steps, *one.cues) for word in ALOUD.findall(text)]

    assert set(counted) <= {
        one.dose.there_s,
        one.dose.back_s,
        one.dose.rep_hold_s,
        one.dose.pause_s,
    }


@every_exercise
def test_what_is_done_on_the_floor_is_limited_where_the_floor_is_too_far(one: Exercise) -> None:
    handled = {limit.tag for limit in one.limits} | {each.tag for each in one.adaptations}

    assert not one.on_floor or Tag.NO_FLOOR in handled


@every_exercise
def test_a_plank_held_is_capped_or_left_out_with_high_blood_pressure(one: Exercise) -> None:
    if one.ladder in {"PL", "SP"} and one.dose.hold_s is not None:
        limits = [limit for limit in one.limits if limit.tag is Tag.BP]

        assert [limit.for_weeks for limit in limits if limit.max_hold_s == 15] == [None]


@pytest.mark.parametrize("ladder", STRENGTH)
@pytest.mark.parametrize("tag", [one for one in Tag if one not in (Tag.NO_FLOOR, Tag.PREGNANT)])
def test_a_tag_that_leaves_out_a_rung_leaves_out_all_above_it(ladder: str, tag: Tag) -> None:
    left_out = [
        any(limit.tag is tag and limit.max_hold_s is None for limit in one.limits)
        for one in CATALOGUE.rungs(ladder)
    ]

    assert left_out == sorted(left_out)


@pytest.mark.parametrize("level", StartLevel)
def test_each_level_has_a_plan_that_starts_on_rungs_of_its_own(level: StartLevel) -> None:
    plan = RULES.routine.levels[level]
    rungs = [CATALOGUE.exercises[one] for one in plan.rungs]

    assert plan.id == level
    if level is not StartLevel.SETTLE:
        assert len({one.ladder for one in rungs}) == len(rungs)
        assert {one.rung for one in rungs} <= {1, 2, 3, 4}


@pytest.mark.parametrize("ladder", STRENGTH)
def test_a_higher_level_never_starts_on_an_easier_rung(ladder: str) -> None:
    starts = [
        CATALOGUE.exercises[rung].rung
        for level in list(StartLevel)[1:]
        for rung in RULES.routine.levels[level].rungs
        if CATALOGUE.exercises[rung].ladder == ladder
    ]

    assert starts == sorted(starts)
