"""What a browser keeps of a session: it belongs to one diary, and is not left behind unasked."""

from playwright.sync_api import BrowserContext, Page, expect

from backplan.diary.codes import PlanCode
from tests.browser.conftest import go, pick_from_menu, settle
from tests.browser.killing import MortalServer
from tests.browser.playing import (
    KEPT_HERE,
    PATH,
    begin,
    do_exercise,
    finish,
    heading,
    hold,
    kept,
    see_saved,
    tap,
    with_short_plan,
)
from tests.browser.using_your_data import send


def test_another_page_leads_back_to_a_session_that_is_not_finished(page: Page) -> None:
    begin(page)
    do_exercise(page, 1)
    pick_from_menu(page, "Diary")
    expect(page.get_by_text("You have a session that is not finished.")).to_be_visible()
    page.get_by_role("link", name="Go to the session").click()
    settle(page)

    heading(page, "Clamshell")


def test_what_waits_for_one_diary_goes_to_no_other_and_is_gone_after_leaving(
    page: Page, context: BrowserContext, code: PlanCode, server: MortalServer
) -> None:
    begin(page)
    do_exercise(page, 1)
    (stored,) = page.evaluate(KEPT_HERE)
    assert code.written not in page.evaluate("JSON.stringify(localStorage)")
    said = []
    page.on("dialog", lambda one: (said.append(one.message), one.dismiss()))
    go(page, "/data")
    page.get_by_role("button", name="Leave this device").click()
    assert len(said) == 1
    assert page.evaluate(KEPT_HERE) == [stored]
    other = with_short_plan(server.url)
    hold(context, server, other)
    go(page, PATH)

    expect(page.get_by_role("combobox", name="Which session?")).to_be_visible()
    assert page.evaluate(KEPT_HERE) == []
    begin(page)
    assert page.evaluate(KEPT_HERE) != [stored]
    do_exercise(page, 1)
    tap(page, "Stop")
    tap(page, "No time")
    finish(page)
    see_saved(page)
    assert len(kept(other, server.url)) == 1
    assert kept(code, server.url) == []


def test_leaving_takes_along_what_is_not_sent_once_the_visitor_says_so(page: Page) -> None:
    begin(page)
    page.on("dialog", lambda one: one.accept())
    go(page, "/data")
    send(page, "Leave this device")

    assert page.evaluate(KEPT_HERE) == []
