"""Handouts on the pages: offered where they belong, and made only once they are asked for."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.diary.store import StoreUnavailableError
from tests.conftest import healthy
from tests.pages.conftest import KeepFact, OpenPage, components, diary, keep, monday, open_page

__all__ = ["components", "diary", "keep", "monday", "open_page"]
PRINTED = ["The plan to print (PDF)", "The plan as a page to print"]
LETTERS = ["The letter to print (PDF)", "The letter as a page to print"]
OFFLINE = "A file with timers that works offline"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Return what each button of the last run would make, by its label."""
    found: dict[str, object] = {}
    real = st.download_button

    def button(label: str, data: object, **more: object) -> bool:
        found[label] = data
        return real(label, data, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(st, "download_button", button)
    return found


def words(at: AppTest) -> str:
    return " ".join(str(one.value) for one in (*at.markdown, *at.header, *at.warning))


def open_calendar(at: AppTest) -> AppTest:
    at.session_state["calendar_open"] = True
    return at.run()


def test_the_plan_page_offers_every_handout_of_the_plan(
    open_page: OpenPage, keep: KeepFact, made: dict[str, object]
) -> None:
    keep(Kind.ANSWERS, healthy(country="GB"))
    at = open_calendar(open_page("plan"))

    assert not at.exception
    assert list(made) == [*PRINTED, OFFLINE, "The dates for my calendar"]
    begins = [made[one]()[:9] for one in made]  # type: ignore[operator]
    assert begins == [b"%PDF-1.7\n", b"<!doctype", b"<!doctype", b"BEGIN:VCA"]


def test_somebody_who_is_locked_gets_the_letter_and_nothing_else(
    open_page: OpenPage, keep: KeepFact, made: dict[str, object]
) -> None:
    keep(Kind.ANSWERS, healthy(flags={"RF02": "yes"}))

    open_page("plan")
    assert made == {}
    at = open_page("help")
    at.text_input(key="letter_name").set_value("Zoë").run()

    assert list(made) == LETTERS
    page = made[LETTERS[1]]().decode()  # type: ignore[operator]
    assert "Zoë" in page
    assert "Advised emergency care now: trouble starting" in page


def test_the_name_is_in_no_fact(open_page: OpenPage, keep: KeepFact, diary: Diary) -> None:
    keep(Kind.ANSWERS, healthy())

    open_page("help").text_input(key="letter_name").set_value("Zoë").run()

    assert diary.last_seq() == 1


def test_before_the_check_there_is_no_letter(open_page: OpenPage, made: dict[str, object]) -> None:
    at = open_page("help")

    assert made == {}
    assert "Once you have taken the check" in words(at)


def test_a_flag_told_in_another_window_is_never_a_no_in_the_letter(
    open_page: OpenPage, keep: KeepFact, made: dict[str, object]
) -> None:
    keep(Kind.ANSWERS, healthy())
    open_page("help")
    keep(Kind.FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}})

    page = made[LETTERS[1]]().decode()  # type: ignore[operator]

    assert "Reported on 2 November 2026: trouble starting" in page


def test_a_plan_that_was_locked_meanwhile_is_not_made(
    open_page: OpenPage, keep: KeepFact, made: dict[str, object]
) -> None:
    keep(Kind.ANSWERS, healthy())
    open_page("plan")
    keep(Kind.FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}})

    for one in (*PRINTED, OFFLINE):
        with pytest.raises(Exception, match="there is no plan"):
            made[one]()  # type: ignore[operator]


def test_the_letter_is_there_while_the_diary_cannot_be_read(
    open_page: OpenPage,
    keep: KeepFact,
    made: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep(Kind.ANSWERS, healthy())
    open_page("help")

    def away(_: Diary) -> None:
        raise StoreUnavailableError

    monkeypatch.setattr(Diary, "facts", away)

    assert "Age 40." in made[LETTERS[1]]().decode()  # type: ignore[operator]


def test_working_hours_are_kept_and_come_back(
    open_page: OpenPage, keep: KeepFact, diary: Diary, made: dict[str, object]
) -> None:
    keep(Kind.ANSWERS, healthy())
    at = open_calendar(open_page("plan"))
    assert b"Get up" not in made["The dates for my calendar"]()  # type: ignore[operator]

    at.checkbox(key="calendar_breaks").check().run()
    at.button(key="keep_hours").click().run()

    kept = [one["data"] for one in diary.facts().facts if one["kind"] == "settings"]
    assert kept == [{"work_from": "09:00", "work_to": "17:00", "reminders": True}]
    again = open_calendar(open_page("plan"))
    assert again.checkbox(key="calendar_breaks").value
    assert b"Get up" in made["The dates for my calendar"]()  # type: ignore[operator]


def test_without_the_extra_only_pages_are_offered(
    open_page: OpenPage,
    keep: KeepFact,
    made: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("backplan.web.handouts_card.makes_pdf", lambda: False)
    keep(Kind.ANSWERS, healthy())

    open_page("plan")
    open_page("help")

    assert list(made) == [PRINTED[1], OFFLINE, LETTERS[1]]
