"""What a host takes out is in no plan, and no plan is left empty by that."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from backplan.core.answers import parse_answers
from backplan.core.assessment import assess
from backplan.core.fold import State, fold
from backplan.core.host import Host
from backplan.core.programme import Programme, build_programme
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER
from backplan.core.withheld import stand_ins, without_paused_plan
from tests.core.people import RULES, TODAY, answers_fact, fact
from tests.core.strategies import Raw, startable

FREE = [one.id for one in RULES.catalogue.rungs(SETTLE_LADDER) if not one.limits]
OTHERS = sorted(set(RULES.catalogue.exercises) - set(FREE))
WHY = RULES.routine.withheld.reason


@st.composite
def taken_out(draw: st.DrawFn) -> frozenset[str]:
    """Return exercises that a host may take out: at least one that everybody may do stays."""
    kept = draw(st.sampled_from(FREE))
    others = draw(st.one_of(st.just(set(OTHERS)), st.sets(st.sampled_from(OTHERS))))
    free = draw(st.sets(st.sampled_from(FREE)))
    return frozenset({*others, *free} - {kept})


def rules_without(*names: str) -> Rulebook:
    return replace(RULES, withheld=frozenset(names))


def told(*names: str, **answers: object) -> tuple[State, dict[str, str | None]]:
    """Return what a diary comes to without the named exercises, and what is told of them."""
    rules = rules_without(*names)
    state = fold((answers_fact("a", 1, **answers),), rules, today=TODAY)
    found = stand_ins(state.programme, state.history, rules)
    return state, {one.withheld.id: one.instead and one.instead.id for one in found}


def asked_for(ladder: str) -> str:
    """Return the exercise of a ladder that the level of that diary starts on."""
    rungs = RULES.routine.levels[told()[0].programme.level].rungs
    return next(one for one in rungs if one.startswith(ladder))


@given(answers=startable(), withheld=taken_out())
def test_no_plan_has_what_is_taken_out_and_none_is_empty(
    answers: Raw, withheld: frozenset[str]
) -> None:
    rules = replace(RULES, withheld=withheld)
    given_answers = parse_answers(answers, rules)
    plan = build_programme(given_answers, assess(given_answers, rules, today=TODAY), rules)

    assert isinstance(plan, Programme)
    assert all(session.items for session in plan.sessions)
    assert not withheld & {one.exercise.id for day in plan.sessions for one in day.items}


def test_an_easier_one_stands_in_and_says_why() -> None:
    squat = asked_for("SQ")
    state, found = told(squat)
    items = [one for day in state.programme.sessions for one in day.items if one.ladder == "SQ"]

    assert {one.exercise.rung for one in items} == {RULES.catalogue.exercises[squat].rung - 1}
    assert all(WHY in one.reasons for one in items)
    assert found == {squat: items[0].exercise.id}


def test_a_ladder_with_nothing_left_is_told_as_well() -> None:
    squats = [one.id for one in RULES.catalogue.rungs("SQ")]

    assert told(*squats)[1] == {asked_for("SQ"): None}


def test_what_was_done_and_is_taken_out_later_is_told() -> None:
    squat = asked_for("SQ")
    above = f"SQ{RULES.catalogue.exercises[squat].rung + 1}"
    item = {"exercise": above, "sets": [{"reps": 8}], "effort_left": "2-3", "pain_during": 1}
    done = {"date": "2026-11-02", "pain_before": 3, "pain_after": 3, "stopped": False}
    facts = (answers_fact("a", 1), fact("s", "session", 2, **done, items=[item]))
    rules = rules_without(above)
    state = fold(facts, rules, today=TODAY)

    (found,) = stand_ins(state.programme, state.history, rules)
    assert (found.withheld.id, found.instead.id) == (above, squat)


def test_nothing_is_told_of_what_the_plan_would_not_have() -> None:
    top = RULES.catalogue.rungs("SQ")[-1].id

    assert told()[1] == told(top)[1] == {}


def test_nothing_is_told_where_the_plan_has_a_kinder_one_above_it() -> None:
    state, found = told("DL2", readiness=["ER10"], pain_week=4, strength_trained=False)
    exercises = {one.exercise.id for day in state.programme.sessions for one in day.items}

    assert "DL3" in exercises
    assert "DL2" in RULES.routine.levels[state.programme.level].rungs
    assert found == {}


def test_a_session_whose_ladders_are_all_taken_out_has_gentle_moves() -> None:
    ladders = {one for one in OTHERS if not one.startswith(SETTLE_LADDER)}
    programme = told(*ladders)[0].programme

    assert all(one.ladder == SETTLE_LADDER for day in programme.sessions for one in day.items)


def test_while_plans_are_paused_there_is_none_and_a_referral_stands() -> None:
    paused = Host(plans_paused="We look into a report.")
    state = told()[0]
    stopped = fold((answers_fact("a", 1, flags={"RF02": "yes"}),), RULES, today=TODAY)

    assert without_paused_plan(state, Host()) == state
    assert without_paused_plan(state, paused) == replace(state, plan=None)
    assert without_paused_plan(stopped, paused) == stopped
    assert stopped.plan is not None
