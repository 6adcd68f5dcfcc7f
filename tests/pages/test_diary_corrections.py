"""Entries of the diary that are corrected, taken out, put back and undone."""

from datetime import timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.diary.store import StoreReadOnlyError
from tests.conftest import healthy
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.filling_in_the_diary import (
    done_with,
    facts,
    field,
    open_history,
    words,
)
from tests.pages.in_the_history import (
    BACK,
    CORRECT,
    OUT,
    TODAY,
    look_for,
    noted,
    open_four,
    press,
    told,
)


@pytest.fixture
def four(keep: KeepFact, open_page: OpenPage) -> AppTest:
    return open_four(keep, open_page)


def state(diary: Diary, open_page: OpenPage) -> list[str]:
    """Return the check-ins that count, as the forms list them for somebody who comes anew."""
    told = [one.value.split("  \n") for one in open_page("diary").markdown]
    return [words for _, *rest in told for words in rest if words.startswith("Pain")]


def test_what_is_taken_out_counts_no_more_and_undo_brings_it_back(
    four: AppTest, diary: Diary, open_page: OpenPage
) -> None:
    press(four, OUT)
    assert (
        "Removed: Check-in, Yesterday. Your plan and your charts leave it out now."
        in four.success[0].value
    )
    assert "Pain 4" not in words(four)
    assert len(state(diary, open_page)) == 2
    four.button(key="undo").click().run()
    assert "Undone" in four.success[0].value
    assert len(state(diary, open_page)) == 3
    assert len(facts(diary, Kind.CHECKIN)) == 3


def test_what_was_taken_out_is_put_back_later_and_taken_out_again(
    four: AppTest, diary: Diary, open_page: OpenPage
) -> None:
    press(four, OUT)
    later = look_for(open_history(open_page("diary")), shown="taken_out")
    press(later, BACK)
    assert len(state(diary, open_page)) == 3
    later.button(key="undo").click().run()
    assert len(state(diary, open_page)) == 2
    look_for(later, shown="taken_out")
    press(later, BACK)
    look_for(later)
    press(later, OUT)
    assert len(state(diary, open_page)) == 2


def test_a_correction_takes_the_place_of_all_that_was_noted_of_the_day(
    four: AppTest, diary: Diary, open_page: OpenPage
) -> None:
    press(four, CORRECT)
    assert field(four, "steps").value == 4180
    field(four, "pain").set_value(6)
    field(four, "steps").set_value(None)
    four.button(key="correction_save").click().run()
    assert "Pain 6 out of 10, morning worse than usual." in four.success[0].value
    assert state(diary, open_page)[0] == "Pain 6 out of 10, morning worse than usual."
    assert "4,180" not in words(four)
    four.button(key="undo").click().run()
    assert told(four)[1] == "Pain 4 out of 10, morning worse than usual, 4,180 steps."
    assert "6" not in "".join(told(four))


def test_a_correction_may_move_an_entry_to_another_day(
    four: AppTest, diary: Diary, open_page: OpenPage
) -> None:
    press(four, CORRECT)
    field(four, "date").set_value(TODAY - timedelta(days=2))
    four.button(key="correction_save").click().run()
    assert state(diary, open_page) == [
        "Pain 4 out of 10, morning worse than usual, 4,180 steps.",
        "Pain 5 out of 10.",
    ]


def test_a_correction_keeps_what_is_typed_while_it_cannot_be_written(
    four: AppTest, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreReadOnlyError

    press(four, CORRECT)
    field(four, "note").set_value("Still here")
    with monkeypatch.context() as patch:
        patch.setattr(Diary, "save", fail)
        four.button(key="correction_save").click().run()
    assert "could not be saved" in four.error[0].value
    assert field(four, "note").value == "Still here"
    assert len(facts(diary, Kind.CHECKIN)) == 3


def test_what_was_typed_to_correct_one_entry_is_not_in_the_next(four: AppTest) -> None:
    press(four, CORRECT)
    field(four, "note").set_value("Only here")
    four.button(key="correction_cancel").click().run()
    press(four, CORRECT, 1)
    assert field(four, "note").value == "Long drive to Överum"


def test_an_entry_that_cannot_be_taken_out_now_stays_and_it_is_said(
    four: AppTest, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreReadOnlyError

    with monkeypatch.context() as patch:
        patch.setattr(Diary, "save", fail)
        press(four, OUT)
    assert "could not be saved" in four.error[0].value
    assert facts(diary, Kind.WITHDRAWN) == []


def test_a_red_flag_cannot_be_taken_out(keep: KeepFact, open_page: OpenPage) -> None:
    stopped: dict[str, Any] = {**done_with(TODAY), "stopped": True, "stop_reason": "faint"}
    keep(Kind.ANSWERS, healthy(flags={"RF14": "yes"}))
    keep(Kind.FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}})
    keep(Kind.SESSION, stopped)
    keep(Kind.ANSWERS, {"age": "unreadable"})
    keep("from_2031", {"on": "2031-01-01"})
    at = open_history(open_page("diary"))
    assert not [one for one in at.button if str(one.key).startswith(OUT)]
    assert "because of a sign that needs help" in words(at)
    assert "we cannot show it here" in words(at)


def test_every_kind_of_entry_that_says_no_red_flag_can_be_taken_out(
    keep: KeepFact, open_page: OpenPage, diary: Diary
) -> None:
    keep(Kind.ANSWERS, healthy())
    kinds = {
        Kind.SESSION: done_with(TODAY),
        Kind.STEPS: {"source": "A **phone**", "days": {"2026-11-01": 4000, "2026-10-30": 1}},
        Kind.REVIEW: {"week_of": "2026-11-01", "activity_score": 6},
        Kind.CLEARANCE: {"on": "2026-11-01", "about": ["RF22"]},
        Kind.SWAP: {"exercise": "SQ3", "instead": "SQ2", "why": "other"},
        Kind.SETTINGS: {"step_goal_max": 7000},
        Kind.CHECKIN: noted(0),
    }
    for kind, data in kinds.items():
        keep(kind, data)
    at = open_history(open_page("diary"))
    assert "2 days, from 30 October 2026 to 1 November 2026." in words(at)
    assert "A **phone**" in [one.value for one in at.text]
    assert len([one for one in at.button if str(one.key).startswith(OUT)]) == len(kinds)
    for _ in range(2):
        press(at, OUT)
    assert len([one for one in at.button if str(one.key).startswith(OUT)]) == len(kinds) - 2
    assert len(facts(diary, Kind.WITHDRAWN)) == 2
