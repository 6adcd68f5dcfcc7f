"""The history of the diary page: what is found, corrected, taken out, put back and undone."""

from datetime import date, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.diary.sealing import Seal
from backplan.diary.store import StoreReadOnlyError, StoreUnavailableError
from tests.conftest import healthy
from tests.pages.conftest import NOON, KeepFact, OpenPage
from tests.pages.filling_in_the_diary import (
    check_in,
    done_with,
    facts,
    field,
    open_history,
    words,
)

TODAY = NOON.date()
OUT, BACK, CORRECT = "history_out_", "history_back_", "history_correct_"


def noted(days_ago: int, **values: object) -> dict[str, object]:
    """Return the data of a check-in."""
    on = (TODAY - timedelta(days=days_ago)).isoformat()
    return {"date": on, "pain": 3, "morning": None, "flare": False, **values}


@pytest.fixture
def four(keep: KeepFact, open_page: OpenPage) -> AppTest:
    """Return the history of a diary with three check-ins and the check."""
    keep(Kind.ANSWERS, healthy())
    keep(Kind.CHECKIN, noted(2, note="Long drive to Överum"))
    keep(Kind.CHECKIN, noted(1, pain=4, steps=4180, morning="worse"))
    keep(Kind.CHECKIN, noted(40, pain=5, note="<b>Garden</b>"))
    return open_history(open_page("diary"))


def told(at: AppTest) -> list[str]:
    """Return what each entry says, in the order in which they are listed."""
    return [one.value for one in at.markdown if one.value.startswith(("Pain", "You took"))]


def state(diary: Diary, open_page: OpenPage) -> list[str]:
    """Return the check-ins that count, as the forms list them for somebody who comes anew."""
    told = [one.value.split("  \n") for one in open_page("diary").markdown]
    return [words for _, *rest in told for words in rest if words.startswith("Pain")]


def press(at: AppTest, start: str, number: int = 0) -> AppTest:
    """Press one of the buttons whose keys start like this."""
    return [one for one in at.button if str(one.key).startswith(start)][number].click().run()


def look_for(at: AppTest, sought: str = "", shown: str = "all") -> AppTest:
    at.text_input(key="history_sought").set_value(sought)
    return at.selectbox(key="history_shown").set_value(shown).run()


def test_every_entry_is_listed_newest_day_first(four: AppTest) -> None:
    assert told(four) == [
        "You took the check.",
        "Pain 4 out of 10, morning worse than usual, 4,180 steps.",
        "Pain 3 out of 10.",
        "Pain 5 out of 10.",
    ]


@pytest.mark.parametrize(
    ("sought", "shown", "pains"),
    [
        ("DRIVE överum", "all", [3]),
        ("4,180", "all", [4]),
        ("1 november", "all", [4]),
        ("31/10/2026", "all", [3]),
        ("2026-09", "checkins", [5]),
        ("saturday", "all", [3]),
        ("", "checkins", [4, 3, 5]),
        ("", "sessions", []),
        ("nowhere", "all", []),
    ],
)
def test_entries_are_found_by_words_days_and_kind(
    four: AppTest, sought: str, shown: str, pains: list[int]
) -> None:
    look_for(four, sought, shown)
    assert [int(one.split()[1]) for one in told(four)] == pains
    assert bool(four.info) == (not pains)


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


def test_the_history_says_so_while_the_diary_is_away(
    four: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreUnavailableError

    with monkeypatch.context() as patch:
        patch.setattr(Diary, "last_seq", fail)
        four.run()
        assert "Nothing is lost" in " ".join(one.value for one in four.warning)
    assert len(told(four.run())) == 4


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


def test_no_exercise_is_named(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.SWAP, {"exercise": "SQ3", "instead": "SQ2", "why": "other"})
    keep(Kind.SESSION, done_with(TODAY))
    assert "Sit to stand" not in words(open_history(open_page("diary")))


def test_an_empty_history_says_what_comes_first(open_page: OpenPage) -> None:
    at = open_page("diary")
    assert not [one for one in at.button if one.key == "diary_all"]
    at.query_params["entries"] = "all"
    assert "Nothing here yet" in words(at.run())
    at.button(key="history_back").click().run()
    assert check_in(at, pain=2).success


def test_a_long_history_comes_in_pages_and_a_search_begins_at_the_first(
    keep: KeepFact, open_page: OpenPage
) -> None:
    for back in range(25):
        keep(Kind.CHECKIN, noted(back, pain=back % 10, note="Garden" if back % 2 else "Desk"))
    at = open_history(open_page("diary"))
    assert len(told(at)) == 10
    at.session_state["history_page"] = 3
    assert len(told(at.run())) == 5
    look_for(at, "garden")
    assert len(told(at)) == 10
    at.session_state["history_page"] = 2
    for _ in range(2):
        press(at.run(), OUT)
    assert len(told(at)) == 10


def steps_of(first: str, count: int) -> dict[str, Any]:
    """Return the data of an import of so many days."""
    days = [date.fromisoformat(first) + timedelta(days=back) for back in range(count)]
    return {"source": "A phone", "days": {one.isoformat(): 4000 for one in days}}


def test_a_file_of_steps_is_one_line_among_the_last_entries(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.CHECKIN, noted(1))
    keep(Kind.STEPS, steps_of("2025-03-03", 412))
    at = open_page("diary")
    assert ", 412 days, from 3 March 2025 to 18 April 2026." in words(at)
    press(open_history(at), OUT)
    assert "412 days" not in words(open_page("diary"))


def test_what_the_state_has_in_full_is_not_opened_once_more(
    keep: KeepFact, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(Kind.ANSWERS, healthy())
    for back in range(30):
        keep(Kind.CHECKIN, noted(back))
    keep(Kind.SESSION, done_with(TODAY))
    at = open_page("diary")
    opened: list[str] = []
    really = Seal.open

    def count(seal: Seal, sealed: bytes, seq: int, fact_id: str) -> bytes:
        opened.append(fact_id)
        return really(seal, sealed, seq, fact_id)

    monkeypatch.setattr(Seal, "open", count)
    assert "32 entries" in words(open_history(at))
    assert opened == ["fact-0000"]
