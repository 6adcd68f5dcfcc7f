"""What holds by the code alone: other rules than today's, which do not come near these bounds."""

from dataclasses import replace

import pytest

from backplan.core.assessment import assess
from backplan.core.programme import Programme, build_programme
from backplan.core.rulebook import Rulebook
from backplan.core.safety_rules import StartLevel
from tests.core.people import RULES, TODAY, assessed, said


def with_level(level: StartLevel, **changes: object) -> Rulebook:
    """Return the rulebook with *changes* to what the week of *level* holds."""
    levels = {**RULES.routine.levels, level: replace(RULES.routine.levels[level], **changes)}
    return replace(RULES, routine=replace(RULES.routine, levels=levels))


def programme_by(rules: Rulebook, **changes: object) -> Programme:
    """Return the programme that *rules* bring for the healthy answers with *changes*."""
    plan = build_programme(said(**changes), assessed(**changes), rules)
    assert isinstance(plan, Programme)
    return plan


def test_nobody_starts_above_the_strongest_level() -> None:
    strongest = replace(RULES.levels.L4, level=StartLevel.STRONG)
    rules = replace(RULES, levels=replace(RULES.levels, L4=strongest))
    found = assess(said(strength_trained=True), rules, today=TODAY)

    assert found.start_level is StartLevel.STRONG


def test_twelve_minutes_hold_as_many_as_the_level_says_for_them() -> None:
    rules = with_level(StartLevel.BASE, exercises_12=4)
    twelve, more = (programme_by(rules, pain_week=4, minutes=minutes) for minutes in (12, 25))

    assert {len(one.items) for one in twelve.sessions} == {4}
    assert {len(one.items) for one in more.sessions} == {5}


def test_nothing_takes_turns_where_the_constant_ones_fill_the_session() -> None:
    plan = programme_by(with_level(StartLevel.GENTLE, exercises=3), pain_week=6)

    assert [len(one.items) for one in plan.sessions] == [3, 3]
    assert plan.sessions[0].items == plan.sessions[1].items


@pytest.mark.parametrize("minutes", [5, 12, 25])
def test_where_every_ladder_is_closed_the_days_stay_and_hold_gentle_moves(minutes: int) -> None:
    plan = programme_by(with_level(StartLevel.STEADY, rungs=()), minutes=minutes)
    gentle = RULES.routine.levels[StartLevel.SETTLE].exercises

    assert [len(one.items) for one in plan.sessions] == [gentle] * 3
    assert {item.ladder for one in plan.sessions for item in one.items} == {"ST"}


def test_a_hold_that_ends_at_the_cap_was_not_shortened_and_does_not_say_so() -> None:
    band = replace(RULES.routine.levels[StartLevel.STEADY].band, hold_s=(10, 15))
    rules = with_level(StartLevel.STEADY, band=band)
    plan = programme_by(rules, readiness=["ER05a"])
    uncut = next(one for one in plan.sessions[0].items if one.exercise.id == "PL3")

    assert uncut.hold_s == (10, 15)
    assert "bp" not in [reason.id for reason in uncut.reasons]
