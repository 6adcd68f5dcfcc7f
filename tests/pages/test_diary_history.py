"""The history of the diary page: what is listed and found, and what is said of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.diary.sealing import Seal
from backplan.diary.store import StoreUnavailableError
from tests.conftest import healthy
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.filling_in_the_diary import (
    check_in,
    done_with,
    open_history,
    words,
)
from tests.pages.in_the_history import OUT, TODAY, look_for, noted, open_four, press, told


@pytest.fixture
def four(keep: KeepFact, open_page: OpenPage) -> AppTest:
    return open_four(keep, open_page)


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
