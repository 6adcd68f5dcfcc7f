"""Handouts as files that a real browser downloads, each made only once its button is pressed."""

from datetime import UTC, datetime
from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import Page

from backplan.diary.diary_file import write_diary_file
from tests.browser.conftest import go, press, press_slowly, settle
from tests.browser.using_your_data import downloaded, offer
from tests.conftest import healthy


def test_the_handouts_come_as_files(visitor: Page) -> None:
    at = datetime.now(UTC).isoformat()  # noqa: TID251 - the browser's own day
    fact = {"id": "the-answers", "kind": "answers", "at": at, "data": healthy(), "v": 1}
    offer(visitor, write_diary_file([fact]))
    press(visitor, "Add 1 to my diary")

    go(visitor, "/plan")
    assert downloaded(visitor, "The plan to print (PDF)").startswith(b"%PDF-")
    assert b"None of these" in downloaded(visitor, "A file with timers that works offline")
    visitor.get_by_text("Dates for your calendar").click()
    settle(visitor)
    dates = Calendar.from_ical(downloaded(visitor, "The dates for my calendar"))
    # London, and six in the evening: 18:00 in UTC, or 17:00 while it is summer there.
    assert {event["dtstart"].dt.hour for event in dates.events} <= {17, 18}
    assert len(dates.events) >= 11

    go(visitor, "/help")
    visitor.get_by_role("textbox", name="A name for the letter").fill("Zoë Ćwikła")
    with visitor.expect_download() as letter:
        press_slowly(visitor.get_by_role("button", name="The letter as a page to print"))
    assert "Zoë Ćwikła" in Path(letter.value.path()).read_text(encoding="utf-8")
    assert downloaded(visitor, "The letter to print (PDF)").startswith(b"%PDF-")
