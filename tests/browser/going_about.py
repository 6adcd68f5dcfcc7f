"""Going about in backplan: from page to page in one visit, with a diary that is told."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from playwright.sync_api import Page, expect

from backplan import clock
from backplan.diary.codes import PlanCode, new_plan_code
from backplan.diary.diary import Diary
from backplan.web.cookie import COOKIE
from backplan.web.sitemap import PAGES
from tests.browser.conftest import go, settle
from tests.browser.playing import store_at
from tests.diaries.telling import told

TITLES = {name: title for name, (title, *_) in PAGES.items()}
TURN = """path => {
  history.pushState({}, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}"""
UNFOLD = """() => document.querySelectorAll(
  '[data-testid="stMain"] [data-testid="stExpander"] details:not([open]) > summary'
).forEach(one => one.click())"""
FOLDED = '[data-testid="stMain"] [data-testid="stExpander"] details:not([open])'

AT_MOST_MS = 60_000
"""How long a page may take that brings libraries with it, on a busy machine."""

States = Iterator[str]
"""The name of each state, while the page is in it."""


class Site(NamedTuple):
    """A server that is visited, and the database that it keeps diaries in."""

    address: str
    url: str


def arrive(page: Page, path: str) -> None:
    """Open backplan anew at *path*."""
    go(page, path)
    expect(page.locator("#first")).to_have_count(0)


def turn_to(page: Page, path: str, title: str) -> None:
    """Go to another page of the same visit, as the browser's way back does."""
    page.evaluate(TURN, path)
    see(page, title)


def see(page: Page, title: str) -> None:
    """See what a page is called, and wait until all of it is there."""
    heading = page.get_by_role("heading", level=1, name=title, exact=True)
    heading.wait_for(timeout=AT_MOST_MS)
    stand_still(page)


def stand_still(page: Page) -> None:
    """Wait until nothing more is to come."""
    settle(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def hear(page: Page, words: str) -> None:
    """Have *words* told by a screen reader without going there."""
    told = page.get_by_role("alert").or_(page.get_by_role("status"))
    told.filter(has_text=words).first.wait_for()
    stand_still(page)


def unfold(page: Page) -> None:
    """Open all that is folded away."""
    page.evaluate(UNFOLD)
    expect(page.locator(FOLDED)).to_have_count(0)
    stand_still(page)


def diary_of(url: str, text: str = "", *, days: int = 1, **answers: object) -> PlanCode:
    """Return the code of a new diary that *text* tells of, begun *days* ago."""
    code, today = new_plan_code(), clock.now("UTC").date()
    facts = told(text, {"country": "GB", **answers}, start=today - timedelta(days=days)).facts
    with store_at(url) as store:
        Diary(code, store).save_all([one.as_json() for one in facts], today)
    return code


def hold(page: Page, address: str, code: PlanCode) -> None:
    """Let the browser hold *code*."""
    page.context.add_cookies([{"name": COOKIE, "value": code.written, "url": address}])
