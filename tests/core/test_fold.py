from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.core.facts import Fact, parse_fact
from backplan.core.fold import State, fold
from backplan.core.programme import Programme, Referral
from backplan.core.red_flags import TriageLevel
from tests.conftest import healthy
from tests.core.people import (
    RULES,
    answers_fact,
    assessed,
    checkin_fact,
    fact,
    planned,
    session_fact,
)
from tests.core.strategies import Raw, raw_answers


def folded(*facts: Fact, day: int = 20) -> State:
    return fold(facts, RULES, today=date(2026, 11, day))


def flags(fact_id: str, day: int, **said: str) -> Fact:
    return fact(fact_id, "flags", day, asked=sorted(said), flags=said)


def test_an_empty_diary_has_no_plan_and_is_not_locked() -> None:
    state = folded()

    assert (state.assessment, state.plan, state.programme, state.adaptation) == (None,) * 4
    assert state.triage.level is TriageLevel.OK
    assert not state.locked
    assert state.on == date(2026, 11, 20)


def test_answers_fold_to_what_the_six_steps_make_of_them() -> None:
    state = folded(answers_fact("a", 2), day=2)

    assert state.assessment == assessed()
    assert state.plan == planned()
    assert isinstance(state.programme, Programme)
    assert state.adaptation is not None
    assert state.adaptation.programme == state.programme
    assert not state.locked


def test_somebody_who_has_to_be_seen_is_locked_without_a_programme() -> None:
    state = folded(answers_fact("a", 2, readiness=["ER01"]))

    assert isinstance(state.plan, Referral)
    assert (state.programme, state.adaptation) == (None, None)
    assert state.locked


def test_a_stopping_flag_locks_a_diary_without_answers() -> None:
    state = folded(flags("f", 2, RF02="unsure"))

    assert (state.assessment, state.plan) == (None, None)
    assert state.triage.level is TriageLevel.EMERGENCY_NOW
    assert state.locked


def test_a_flag_for_the_gp_alone_does_not_lock_a_diary_without_answers() -> None:
    assert not folded(flags("f", 2, RF29="yes")).locked


def test_a_rescreen_locks_a_running_plan() -> None:
    state = folded(answers_fact("a", 2), flags("f", 5, RF14="yes"))

    assert state.locked
    assert state.programme is None
    assert state.triage.level is TriageLevel.URGENT_TODAY


def test_facts_after_today_are_ignored() -> None:
    facts = [answers_fact("a", 2), flags("f", 6, RF02="yes"), answers_fact("b", 9, age=17)]

    assert not folded(*facts, day=5).locked
    assert folded(*facts, day=6).triage.level is TriageLevel.EMERGENCY_NOW
    assert folded(*facts, day=9).triage.level is TriageLevel.GP_FIRST


def test_a_fact_belongs_to_the_visitors_own_date() -> None:
    evening = {"id": "a", "kind": "answers", "data": healthy(), "at": "2026-11-02T23:30:00-08:00"}

    assert folded(parse_fact(evening), day=2).programme is not None


def test_a_clearance_runs_out_with_the_days() -> None:
    facts = [answers_fact("a", 1, readiness=["ER01"], cleared_on="2026-10-20")]

    assert not folded(*facts, day=19).locked
    assert folded(*facts, day=20).locked


def test_a_withdrawn_flag_unlocks() -> None:
    facts = [answers_fact("a", 2), flags("f", 5, RF14="yes")]

    assert not folded(*facts, fact("w", "withdrawn", 6, fact="f")).locked


def test_progress_is_there_without_a_plan() -> None:
    state = folded(checkin_fact("c", 2, 4), session_fact("s", 3), day=3)

    assert state.progress.pain_mean_7d == 4.0
    assert state.progress.sessions_done == 1


@given(raw=raw_answers(), order=st.permutations(range(4)))
def test_the_order_of_the_file_changes_nothing(raw: Raw, order: list[int]) -> None:
    facts = [
        fact("a", "answers", 1, **raw),
        flags("f", 2, RF31="yes"),
        checkin_fact("c", 2, 4),
        fact("x", "sleep", 2),
    ]

    assert folded(*(facts[at] for at in order)) == folded(*facts)


@given(raw=raw_answers())
def test_a_locked_diary_has_no_programme(raw: Raw) -> None:
    state = folded(fact("a", "answers", 1, **raw))

    assert state.locked is (state.programme is None)


@pytest.mark.parametrize("data", [{}, {"age": 40}, {"flags": {"RF01": "yes"}}])
def test_answers_that_cannot_be_read_are_as_if_not_given(data: dict[str, object]) -> None:
    state = folded(fact("a", "answers", 2, **data))

    assert (state.plan, state.history.not_understood) == (None, 1)


def test_a_plan_does_not_grow_harder_overnight_when_the_cap_of_a_clearance_ends() -> None:
    answers = answers_fact("a", 2, flags={"RF29": "yes"}, pain_week=2, cleared_on="2026-11-02")
    levels = [
        fold((answers,), RULES, today=date(2026, 11, day)).assessment for day in (2, 15, 16, 30)
    ]

    assert [one.start_level for one in levels if one is not None] == ["B", "B", "B", "B"]


@given(raw=raw_answers(), days=st.integers(0, 60))
def test_no_plan_grows_harder_as_days_go_by(raw: Raw, days: int) -> None:
    facts = [fact("a", "answers", 1, **raw)]
    begins = date(2026, 11, 1)
    first = fold(facts, RULES, today=begins).programme
    later = fold(facts, RULES, today=begins + timedelta(days=days)).programme

    assert later is None or first is not None
    if later is not None and first is not None:
        assert later.level == first.level
        assert later.step_goal.steps <= first.step_goal.steps
        rungs = {one.ladder: one.exercise.rung for day in first.sessions for one in day.items}
        for item in (one for day in later.sessions for one in day.items):
            assert item.exercise.rung <= rungs.get(item.ladder, 9)


def test_a_week_that_is_locked_has_no_planned_sessions_and_those_before_keep_theirs() -> None:
    facts = [answers_fact("a", 2), session_fact("s", 3), flags("f", 10, RF14="yes")]

    assert [one.planned for one in folded(*facts, day=9).progress.weeks] == [3, 3]
    assert [one.planned for one in folded(*facts, day=10).progress.weeks] == [3, 0]
