"""A week of a plan on a phone: look back on it, then put another exercise in the place of one."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from backplan import clock
from backplan.diary.codes import new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.web.cookie import COOKIE
from tests.browser.conftest import go, press, served, settle, visit
from tests.browser.taking_the_check import choose, tick
from tests.diaries.telling import told

WEEK = "0-6 pain 3, morning usual, steps 5600\n0,2,4 trains"
NOT_THIS_ONE = "Not this one?"


@pytest.fixture
def a_week_later(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Yield a page of somebody whose first week was noted and is over."""
    code, data = new_plan_code(), tmp_path / "data"
    data.mkdir()
    store = SqlStore(sqlite_url(data))
    start = clock.now("UTC").date() - timedelta(days=7)
    for fact in told(WEEK, {"activity_name": "tying my shoes"}, start=start).facts:
        Diary(code, store).save(fact.as_json(), written_on=fact.on)
    store.close()
    with served(data, tmp_path / "log") as address:
        context = visit(browser, address)
        context.add_cookies([{"name": COOKIE, "value": code.written, "url": address}])
        yield context.new_page()
        assert context.strayed == []
        context.close()


def test_a_week_is_looked_back_on_and_an_exercise_is_swapped_and_taken_back(
    a_week_later: Page,
) -> None:
    page = a_week_later
    go(page, "/review")
    tick(page, "None of these")
    press(page, "Continue")
    expect(page.get_by_text("tying my shoes")).to_be_visible()
    choose(page, "How well can you do it now?", "7")
    choose(page, "How many of your breaks from sitting did you take? (optional)", "Only a few")
    press(page, "Save my week")
    expect(page.get_by_text("You told us: your activity 7 out of 10")).to_be_visible()
    expect(page.get_by_text("30 → 45 minutes")).to_be_visible()

    press(page, "Open my plan")
    swap_the_first(page)
    page.get_by_role("button", name="Go back to").click()
    expect(page.get_by_text("is back in your plan.")).to_be_visible()


def swap_the_first(page: Page) -> None:
    """Put something easier in the place of the first exercise of the week."""
    page.get_by_text(NOT_THIS_ONE).first.click()
    settle(page)
    page.get_by_text("It hurts too much").click()
    settle(page)
    page.get_by_role("button", name="Do this:").first.click()
    expect(page.get_by_text("In the place of")).to_be_visible()
