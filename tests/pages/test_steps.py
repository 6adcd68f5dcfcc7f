"""Steps from a phone: nothing is saved before it was shown, and nothing of the file stays."""

from importlib import import_module
from threading import Semaphore

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.diary.steps import job
from backplan.diary.steps.faults import Fault
from backplan.diary.steps.job import StepsJob
from backplan.diary.steps.room import Room
from backplan.diary.store import StoreReadOnlyError
from backplan.web.steps_form import JOB
from backplan.web.steps_words import FAULTS
from tests.diary.steps.exports import apple_zip, walk
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.filling_in_the_diary import facts, words
from tests.pages.tour import open_part

TWO_DAYS = b"date,steps\n2026-10-31,4000\n2026-11-01,5000\n"
LATER = b"date,steps\n2026-10-31,4100\n2026-11-01,5000\n2026-11-02,600\n"
ADD = "steps_save"
READ_S = 120
"""A file is read by a process that lets all others go first: a busy machine takes its time."""


def bring(at: AppTest, content: bytes) -> AppTest:
    """Choose a file and wait until it has been read."""
    at.get("file_uploader")[0].upload("export.bin", content, "application/octet-stream")
    return read_on(at.run())


def read_on(at: AppTest) -> AppTest:
    """Wait for the job that runs, and look at what it found."""
    assert at.session_state[JOB].wait(READ_S)
    at.run()
    assert not at.exception
    return at


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception
    return at


@pytest.fixture(scope="module", autouse=True)
def charts() -> None:
    """Load the charts' libraries, which takes seconds, before the time of a page counts."""
    import_module("backplan.web.steps_preview")


@pytest.fixture
def blank(open_page: OpenPage) -> AppTest:
    return open_part(open_page("home"), "steps")


def test_what_a_file_says_is_shown_before_anything_is_saved(blank: AppTest, diary: Diary) -> None:
    watch = [walk("2026-10-31 09:00:00", 10, 900), walk("2026-10-31 09:01:00", 9, 800, "iPhone")]
    bring(blank, apple_zip(watch))

    shown = words(blank)
    assert "**Apple Health:** 1 day with steps, 31 October 2026 to 31 October 2026." in shown
    assert "we take it once" in shown
    assert len(blank.get("vega_lite_chart")) == 1
    assert diary.last_seq() == 0


def test_the_days_are_kept_as_one_entry(blank: AppTest, diary: Diary) -> None:
    press(bring(blank, TWO_DAYS), ADD)

    assert facts(diary, Kind.STEPS) == [
        {"source": "Table", "days": {"2026-10-31": 4000, "2026-11-01": 5000}}
    ]
    assert "Your diary has the steps of 2 more" in words(blank)
    assert len(blank.get("file_uploader")) == 1
    press(blank, "undo")
    assert "Undone" in words(blank)
    assert "Steps from a file" not in words(blank)


def test_the_same_file_again_adds_nothing(blank: AppTest, diary: Diary) -> None:
    press(bring(blank, TWO_DAYS), ADD)
    bring(blank, TWO_DAYS)

    assert "There is nothing to add." in words(blank)
    assert not [one for one in blank.button if one.key == ADD]
    assert diary.last_seq() == 1


@pytest.mark.parametrize("agrees", [True, False])
def test_days_that_are_there_are_corrected_only_with_consent(
    blank: AppTest, diary: Diary, *, agrees: bool
) -> None:
    press(bring(blank, TWO_DAYS), ADD)
    bring(blank, LATER)
    assert "your diary says 4,000 steps, and this file says 4,100" in words(blank)
    assert blank.checkbox(key="steps_correct").value is False
    if agrees:
        blank.checkbox(key="steps_correct").check().run()
    press(blank, ADD)

    corrected = {"2026-10-31": 4100} if agrees else {}
    assert facts(diary, Kind.STEPS)[1]["days"] == {**corrected, "2026-11-02": 600}


def test_what_was_noted_by_hand_is_not_overwritten_without_consent(
    keep: KeepFact, open_page: OpenPage, diary: Diary
) -> None:
    noted = {"date": "2026-11-01", "pain": 3, "morning": None, "flare": False, "steps": 7000}
    keep(Kind.CHECKIN, noted)
    blank = open_part(open_page("home"), "steps")
    press(bring(blank, TWO_DAYS), ADD)

    assert facts(diary, Kind.STEPS)[0]["days"] == {"2026-10-31": 4000}


def test_the_visitor_says_how_dates_are_meant(blank: AppTest, diary: Diary) -> None:
    bring(blank, b"date,steps\n01/10/2026,4000\n02/10/2026,5000\n")
    blank.radio(key="steps_order").set_value("day-first").run()
    press(read_on(blank), ADD)

    assert list(facts(diary, Kind.STEPS)[0]["days"]) == ["2026-10-01", "2026-10-02"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"Dear diary", Fault.NOT_STEPS),
        (b"PK\3\4", Fault.DAMAGED),
        (b"date,steps\n2026-11-03,1\n", Fault.NO_STEPS),
    ],
)
def test_a_file_that_cannot_be_read_is_told_kindly(
    blank: AppTest, diary: Diary, content: bytes, fault: Fault
) -> None:
    bring(blank, content)
    assert [one.value for one in blank.error] == [f"{FAULTS[fault]} Nothing was added."]
    press(blank, "steps_again")

    assert len(blank.get("file_uploader")) == 1
    assert diary.last_seq() == 0


def test_a_file_too_many_is_turned_away_kindly(
    blank: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "TURNS", Semaphore(0))
    monkeypatch.setattr(job, "ROOM", Room(0))
    bring(blank, TWO_DAYS)

    assert [one.value for one in blank.info] == [f"{FAULTS[Fault.BUSY]} Nothing was added."]
    assert blank.session_state[JOB].content is None


def test_reading_can_be_stopped(blank: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    started = StepsJob.__init__

    def stop_at_once(one: StepsJob, *given: object) -> None:
        started(one, *given)  # type: ignore[arg-type]
        one.cancel()

    monkeypatch.setattr(StepsJob, "__init__", stop_at_once)
    bring(blank, TWO_DAYS)

    assert [one.value for one in blank.info] == ["You stopped it. Nothing was added."]


def test_every_fault_has_words() -> None:
    assert set(FAULTS) | {Fault.DAY_ORDER} == set(Fault)


def test_nothing_of_the_file_stays_once_it_was_read(blank: AppTest) -> None:
    bring(blank, TWO_DAYS)

    assert blank.session_state[JOB].content is None


def test_a_save_that_is_refused_leaves_the_days_on_the_page(
    blank: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreReadOnlyError

    bring(blank, TWO_DAYS)
    monkeypatch.setattr(Diary, "save", full)
    press(blank, ADD)

    assert "This could not be saved" in words(blank)
    assert len(blank.get("vega_lite_chart")) == 1


def test_a_diary_file_keeps_its_own_limit(open_page: OpenPage) -> None:
    at = open_page("data")
    at.get("file_uploader")[0].upload("diary.json", b" " * (10 * 1024**2 + 1), "application/json")
    at.run()

    assert "the file is larger than 10 MiB" in words(at)
