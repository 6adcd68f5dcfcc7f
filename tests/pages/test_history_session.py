"""A session that is corrected: what was changed is kept, all else stays as it was noted."""

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.core.sessions import parse_session
from backplan.diary.diary import Diary
from backplan.web import history_session
from backplan.web.history_session_amount import Amount, amount_of
from backplan.web.history_session_data import (
    ItemCorrected,
    SessionCorrected,
    corrected_data,
    lacking,
)
from tests.conftest import healthy
from tests.core.people import RULES
from tests.pages.conftest import NOON, KeepFact, OpenPage
from tests.pages.filling_in_the_diary import facts, field, open_history, words

TODAY = NOON.date()
NAME = RULES.catalogue.exercises["SQ2"].name
SIDES = [{"side": "left"}, {"side": "right"}]


def item(exercise: str = "SQ2", **changes: object) -> dict[str, Any]:
    """Return an exercise of a session."""
    sets = [{"reps": 8}, {"reps": 8}]
    noted = {"exercise": exercise, "sets": sets, "effort_left": "2-3", "pain_during": 3}
    return {**noted, **changes}


def session(*items: dict[str, Any], **changes: object) -> dict[str, Any]:
    """Return the data of a session."""
    noted = {"date": TODAY.isoformat(), "pain_before": 3, "pain_after": 2, "stopped": False}
    return {**noted, "items": list(items or (item(),)), **changes}


def corrected(data: dict[str, Any], *changes: dict[str, Any], **more: Any) -> SessionCorrected:
    """Return a session of which the exercises have the *changes*, and the whole *more*."""
    old = parse_session(data, RULES.catalogue.exercises)
    each = [*changes, *({} for _ in old.items[len(changes) :])]
    items = tuple(
        ItemCorrected(
            old=one,
            done=change.get("done", True),
            amount=replace(amount_of(one), **change.get("amount", {})),
            effort=change.get("effort", one.effort_left),
            pain=change.get("pain", one.pain_during),
        )
        for one, change in zip(old.items, each, strict=True)
    )
    felt = {"pain_before": 3, "pain_during": None, "pain_after": 2, "effort": None}
    return SessionCorrected(old=old, on=old.on, items=items, **{**felt, **more})


@pytest.mark.parametrize(
    "data",
    [
        session(item(sets=[{"reps": 8, "load_kg": 4.0}, {"reps": 6}, {"reps": 7}])),
        session(item("SP2", sets=[{"hold_s": 20, **side} for side in SIDES]), item()),
        session(item("ST1", sets=[{"minutes": 3}]), stopped=True, stop_reason="time"),
        session(item(sets=[])),
        session(stopped=True) | {"items": []},
    ],
)
def test_what_is_left_as_it_is_stays_as_it_was_noted(data: dict[str, Any]) -> None:
    given = corrected(data)

    assert lacking(given) == []
    assert corrected_data(given) == data


@pytest.mark.parametrize(
    ("sets", "amount", "becomes"),
    [
        ([{"reps": 8}] * 2, {"each": 5}, [{"reps": 5}] * 2),
        ([{"reps": 8}, {"reps": 6}], {"sets": 3}, [{"reps": 8}, {"reps": 6}, {"reps": 6}]),
        ([{"reps": 8}, {"reps": 6}], {"sets": 1}, [{"reps": 8}]),
        ([{"reps": 8}, {"reps": 6}], {"each": 7}, [{"reps": 7}, {"reps": 7}]),
        ([{"reps": 8, "load_kg": 4.0}], {"load_kg": 5.5}, [{"reps": 8, "load_kg": 5.5}]),
        ([{"reps": 8, "load_kg": 4.0}], {"load_kg": None}, [{"reps": 8}]),
        (
            [{"hold_s": 20, **side} for side in SIDES],
            {"sets": 2, "each": 10},
            [{"hold_s": 10, **side} for _ in range(2) for side in SIDES],
        ),
    ],
)
def test_sets_become_what_is_said_now(
    sets: list[Any], amount: dict[str, Any], becomes: list[Any]
) -> None:
    given = corrected(session(item(sets=sets)), {"amount": amount})

    assert corrected_data(given)["items"] == [item(sets=becomes)]


def test_what_is_not_told_of_an_exercise_is_that_of_the_session() -> None:
    changes = {"effort": None, "pain": None}
    data = session(item(), item("DL2"))
    given = corrected(data, changes)

    assert len(lacking(given)) == 2
    [first, second] = corrected_data(corrected(data, changes, effort="4+", pain_during=6))["items"]  # type: ignore[misc]
    assert (first["effort_left"], first["pain_during"]) == ("4+", 6)
    assert second == item("DL2")


def test_what_cannot_be_kept_is_said() -> None:
    nothing = corrected(session(), {"done": False}, pain_before=None, pain_after=None)
    many = corrected(session(), {"amount": {"sets": 21}})

    assert len(lacking(nothing)) == 3
    assert lacking(many) == ["Sets go from 1 to 20."]
    assert amount_of(nothing.old.items[0]) == Amount(sets=2, each=8, load_kg=None)


@pytest.fixture
def form(keep: KeepFact, open_page: OpenPage) -> AppTest:
    """Return the correction of a session with two exercises, of somebody who has a plan."""
    keep(Kind.ANSWERS, healthy())
    keep(Kind.SESSION, session(item(), item("DL2", pain_during=5)))
    return correct(open_history(open_page("diary")))


def correct(at: AppTest) -> AppTest:
    [button] = [one for one in at.button if str(one.key).startswith("history_correct_")]
    return button.click().run()


def test_a_correction_of_a_session_takes_its_place_and_undo_brings_it_back(
    form: AppTest, diary: Diary, open_page: OpenPage
) -> None:
    assert NAME in words(form)
    assert field(form, "1.amount").value == 8
    assert field(form, "pain_during").value == 5
    assert (field(form, "1.pain").value, field(form, "2.pain").value) == (3, None)
    field(form, "pain_before").set_value(6)
    field(form, "pain_during").set_value(7)
    field(form, "2.sets").set_value(3)
    field(form, "1.done").uncheck()
    form.button(key="correction_save").click().run()

    told = "1 exercise, pain 6 before and 2 after, 7 at its highest."
    assert told in form.success[0].value
    assert facts(diary, Kind.SESSION)[1] == session(
        item("DL2", sets=[{"reps": 8}] * 3, pain_during=7), pain_before=6
    )
    last = words(open_page("diary"))
    assert told in last
    assert "2 exercises" not in last
    form.button(key="undo").click().run()
    assert "2 exercises, pain 3 before and 2 after, 5 at its highest." in words(form)
    assert "1 exercise," not in words(form)


def test_what_cannot_be_kept_of_a_session_stays_on_the_page(form: AppTest, diary: Diary) -> None:
    field(form, "1.amount").set_value(201)
    form.button(key="correction_save").click().run()
    assert "Repetitions: please give a whole number from 0 to 200" in form.error[0].value
    field(form, "pain_after").set_value(None)
    form.button(key="correction_save").click().run()
    assert "Choose a number for your pain after." in form.error[0].value
    assert len(facts(diary, Kind.SESSION)) == 1


def test_who_may_see_no_exercise_corrects_a_session_without_a_name(
    form: AppTest, keep: KeepFact, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_out = replace(RULES, withheld=frozenset(["SQ2"]))
    with monkeypatch.context() as patch:
        patch.setattr(history_session, "load_rulebook", lambda: taken_out)
        shown = words(form.run())
    assert NAME not in shown
    assert RULES.catalogue.exercises["DL2"].name in shown

    keep(Kind.FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}})
    locked = correct(open_history(open_page("diary")))
    assert "Exercise 2" in words(locked)
    assert not [one for one in RULES.catalogue.exercises.values() if one.name in words(locked)]
