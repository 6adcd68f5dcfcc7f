"""A new plan code takes over the whole diary, and a server that is killed meanwhile loses none."""

import secrets
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from backplan.diary.codes import PlanCode, new_plan_code, parse_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.web.cookie import COOKIE, OLD_COOKIE
from backplan.web.history_last import ENTRIES_AT_MOST
from tests.browser.conftest import go, visit
from tests.browser.killing import MortalServer, mortal_server
from tests.browser.using_your_data import CONFIRM, have_new_code, send, take_new_code

DAYS = 12
TODAY = date(2026, 11, 2)
MANY = 50
KEPT = [f"day-{number}" for number in range(DAYS)]
OPENED_BY_ONE = ([KEPT], [[], KEPT])
"""What the codes that a browser holds open, one or two of them: one opens the whole diary."""
TAKEN_OVER = "Your new plan code opens your diary now. The old one opens nothing."


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MortalServer]:
    folder = tmp_path_factory.mktemp("mortal")
    with mortal_server(folder) as server:
        server.start(sqlite_url(folder / "data"))
        yield server


def days_kept(code: PlanCode, url: str) -> list[object]:
    """Return the ids of the facts that *code* opens."""
    store = SqlStore(url)
    opened = Diary(code, store).facts()
    store.close()
    assert opened.broken == 0
    return [fact["id"] for fact in opened.facts]


def owner(browser: Browser, server: MortalServer) -> tuple[Page, PlanCode]:
    """Return the page of somebody who has kept a diary for some days, and their code."""
    code = new_plan_code()
    store = SqlStore(server.url)
    for back, name in enumerate(KEPT):
        on = TODAY - timedelta(days=back)
        data = {"date": on.isoformat(), "pain": 4, "morning": None, "flare": False}
        fact = {"id": name, "kind": "checkin", "at": f"{on}T08:00:00+00:00", "data": data, "v": 1}
        Diary(code, store).save(fact, on)
    store.close()
    return with_code(browser, server, code).new_page(), code


def with_code(browser: Browser, server: MortalServer, code: PlanCode) -> BrowserContext:
    """Return a browser that holds *code*."""
    context = visit(browser, server.address)
    context.add_cookies([{"name": COOKIE, "value": code.written, "url": server.address}])
    return context


def codes_of(page: Page) -> list[PlanCode]:
    """Return the codes that the browser holds, the one that counts first."""
    held = {one["name"]: one["value"] for one in page.context.cookies()}
    return [parse_plan_code(held[name]) for name in (COOKIE, OLD_COOKIE) if name in held]


def test_a_new_code_opens_the_whole_diary_and_the_old_one_nothing(
    browser: Browser, server: MortalServer
) -> None:
    page, old = owner(browser, server)
    elsewhere = with_code(browser, server, old).new_page()
    go(elsewhere, "/data")
    new = parse_plan_code(take_new_code(page))
    expect(page.get_by_text(TAKEN_OVER)).to_be_visible()

    assert (days_kept(new, server.url), days_kept(old, server.url)) == (KEPT, [])
    go(page, "/diary")
    expect(page.get_by_text("Pain 4 out of 10.")).to_have_count(ENTRIES_AT_MOST)
    go(elsewhere, "/diary")
    expect(elsewhere.get_by_text("or has another plan code by now")).to_be_visible()
    expect(elsewhere.get_by_text("Pain 4 out of 10.")).to_have_count(0)
    for each in (page, elsewhere):
        each.context.close()


def test_until_the_new_code_is_confirmed_the_old_one_stays(
    browser: Browser, server: MortalServer
) -> None:
    page, old = owner(browser, server)
    new = parse_plan_code(have_new_code(page))
    go(page, "/diary")

    assert codes_of(page) == [old]
    assert (days_kept(new, server.url), days_kept(old, server.url)) == ([], KEPT)
    page.context.close()


@pytest.mark.parametrize(
    "moment",
    [
        "before keep_code",
        "after insert_all",
        pytest.param("before insert_all", marks=pytest.mark.long),
        pytest.param("after delete_diary", marks=pytest.mark.long),
    ],
)
def test_killed_at_a_step_of_the_change_a_code_that_the_browser_holds_opens_the_whole(
    browser: Browser, server: MortalServer, moment: str
) -> None:
    page, old = owner(browser, server)
    have_new_code(page)
    server.order(moment)
    page.get_by_role("button", name=CONFIRM).click(no_wait_after=True)
    server.wait_until_gone()
    assert sorted(days_kept(each, server.url) for each in codes_of(page)) in OPENED_BY_ONE
    server.start()

    see_the_whole(page, server, old)


@pytest.mark.long
def test_killed_at_any_moment_of_the_change_a_code_that_the_browser_holds_opens_the_whole(
    browser: Browser, server: MortalServer
) -> None:
    opened_by: Counter[tuple[int, int]] = Counter()
    needed = time_of_a_change(browser, server)
    for _ in range(MANY):
        page, old = owner(browser, server)
        have_new_code(page)
        server.kill_in(needed * secrets.randbelow(1000) / 1000)
        page.get_by_role("button", name=CONFIRM).click(no_wait_after=True)
        server.wait_until_gone()
        opened = [days_kept(each, server.url) for each in codes_of(page)]
        assert sorted(opened) in OPENED_BY_ONE
        opened_by[len(opened), opened.index(KEPT)] += 1
        server.start()
        see_the_whole(page, server, old)

    # Before the answer, between it and the move, and after the move.
    assert len(opened_by) == 3


def time_of_a_change(browser: Browser, server: MortalServer) -> float:
    """Change a code and return how long it took from the last button."""
    page, _ = owner(browser, server)
    have_new_code(page)
    began = time.monotonic()
    send(page, CONFIRM)
    page.context.close()
    return time.monotonic() - began


def see_the_whole(page: Page, server: MortalServer, old: PlanCode) -> None:
    """Come back with what the browser holds, and see the whole diary, which one code opens."""
    go(page, "/diary")
    expect(page.get_by_text("Pain 4 out of 10.")).to_have_count(ENTRIES_AT_MOST)
    now, *_ = codes_of(page)
    assert days_kept(now, server.url) == KEPT
    assert now == old or days_kept(old, server.url) == []
    page.context.close()
