"""Not this one: another exercise in its place, shown at once, and the way back."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.diary.store import StoreUnavailableError
from tests.conftest import healthy
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.shown import EXERCISES, exercises

NAME = EXERCISES["SQ3"].name
EASIER = EXERCISES["SQ2"].name
NEIGHBOUR = EXERCISES["LU2"].name


@pytest.fixture
def plan(keep: KeepFact, open_page: OpenPage) -> AppTest:
    keep(Kind.ANSWERS, healthy(country="GB"))
    return open_page("plan")


def ask(at: AppTest, exercise: str, why: str) -> AppTest:
    """Open "Not this one?" of an exercise and say why."""
    at.session_state[f"swap_open_{exercise}"] = True
    at.run()
    radio = next(one for one in at.radio if one.key.endswith(f".{exercise}.why"))
    return radio.set_value(why).run()


def offered(at: AppTest) -> list[str]:
    return [one.label for one in at.button if one.key.startswith("swap_SQ3_")]


def facts(diary: Diary) -> list[tuple[str, Any]]:
    return [(one["kind"], one["data"]) for one in diary.facts().facts][1:]


def headings(at: AppTest) -> list[str]:
    return [one.value.partition(". ")[2] for one in at.subheader]


def test_nothing_is_worked_out_or_chosen_before_it_is_asked_for(plan: AppTest) -> None:
    assert not plan.radio
    assert offered(plan) == []
    plan.session_state["swap_open_SQ3"] = True
    plan.run()
    assert [one.value for one in plan.radio] == [None]


def test_easier_ones_come_first_then_what_the_plan_has_already(plan: AppTest) -> None:
    names = [EXERCISES[one].name for one in ("SQ2", "SQ1", "LU2", "SU3")]

    assert offered(ask(plan, "SQ3", "too_painful")) == [f"Do this: {one}" for one in names]


def test_a_swap_is_kept_and_stands_at_once_with_its_reason_and_the_way_back(
    plan: AppTest, diary: Diary
) -> None:
    ask(plan, "SQ3", "too_painful").button(key="swap_SQ3_SQ2").click().run()

    swap = {"exercise": "SQ3", "instead": "SQ2", "why": "too_painful"}
    assert facts(diary) == [(Kind.SWAP, swap)]
    assert f"“{EASIER}” takes the place of “{NAME}”" in plan.success[0].value
    assert EASIER in headings(plan)
    assert NAME not in headings(plan)
    told = " ".join(one.value for one in plan.markdown)
    assert f"In the place of **{NAME}**. You told us: “It hurts too much.”" in told
    [back] = [one for one in plan.button if one.label == f"Go back to {NAME}"]
    back.click().run()

    assert facts(diary)[1][0] == Kind.WITHDRAWN
    assert "is back in your plan" in plan.success[0].value
    assert NAME in headings(plan)
    assert not [one for one in plan.button if one.label.startswith("Go back to")]


def test_what_the_plan_has_already_stays_and_the_other_is_left_out(plan: AppTest) -> None:
    ask(plan, "SQ3", "other").button(key="swap_SQ3_LU2").click().run()

    assert headings(plan).count(NEIGHBOUR) == 1
    assert NAME not in headings(plan)
    assert "is left out from now on" in plan.success[0].value


def test_where_nothing_easier_is_left_it_says_so_kindly(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.ANSWERS, healthy(pain_week=6))
    at = ask(open_page("plan"), "CL1", "too_painful")

    assert "Leave it out and do the others" in " ".join(one.value for one in at.markdown)


def test_settle_moves_are_not_swapped(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.ANSWERS, healthy(pain_week=9, cleared_on="2026-11-02"))
    at = open_page("plan")

    assert exercises(at)
    assert "Not this one?" not in [one.label for one in at.expander]


def test_a_swap_waits_while_the_diary_is_away_and_counts_once_it_is_back(
    plan: AppTest, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreUnavailableError

    ask(plan, "SQ3", "no_kit")
    with monkeypatch.context() as patch:
        patch.setattr(Diary, "save", fail)
        plan.button(key="swap_SQ3_SQ2").click().run()
        assert "This is not saved yet" in " ".join(one.value for one in plan.warning)
    plan.run()

    assert [kind for kind, _ in facts(diary)] == [Kind.SWAP]
    assert EASIER in headings(plan.run())


def test_under_a_lock_the_values_of_a_swap_keep_nothing(
    plan: AppTest, keep: KeepFact, diary: Diary
) -> None:
    ask(plan, "SQ3", "too_painful")
    keep(Kind.FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}})
    plan.button(key="swap_SQ3_SQ2").click().run()

    assert exercises(plan) == []
    assert [kind for kind, _ in facts(diary)] == [Kind.FLAGS]
