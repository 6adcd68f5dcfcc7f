"""No page meets what the edge refuses."""

from playwright.sync_api import Browser, Page, expect

from backplan.web.promise import browser_title
from backplan.web.sitemap import FRONT, PAGES
from tests.browser.conftest import go, press, visit
from tests.browser.edge.asking import troubles_of
from tests.browser.edge.hosting import Host
from tests.browser.going_about import TURN, diary_of, hold, stand_still
from tests.browser.taking_the_check import none_of_these, tell_about

A_WEEK = """
0-6    pain 3, morning usual, steps 5600
0,2,4  trains well
"""
CHARTS = 5
FIRST_CHART_MS = 90_000
"""The first chart of a server waits until pandas is read from a slow disk."""
FAILS = "about"
"""The page that the host of these tests has broken."""


def test_nothing_that_a_newcomer_meets_is_refused_or_an_error(visitor: Page) -> None:
    troubles = troubles_of(visitor)
    go(visitor, "/")
    press(visitor, "Start the check")
    tell_about(visitor)
    none_of_these(visitor, "Signs to get checked today")
    turn(visitor, FAILS)

    assert troubles == []


def test_no_page_of_a_diary_meets_a_refusal_an_error_or_another_host(
    browser: Browser, host: Host
) -> None:
    context = visit(browser, host.address)
    page = context.new_page()
    troubles = troubles_of(page)
    hold(page, host.address, diary_of(host.url, A_WEEK, days=7))
    go(page, "/plan")
    for name in PAGES:
        if name != FAILS:
            turn(page, name)
    turn(page, "progress")
    charts = page.get_by_test_id("stVegaLiteChart")
    for at in range(CHARTS):
        charts.nth(at).scroll_into_view_if_needed()
        expect(charts.nth(at).locator(":is(canvas, svg.marks)").first).to_be_visible()

    assert troubles == []
    assert context.strayed == []
    context.close()


def turn(page: Page, name: str) -> None:
    """Go to another page, and wait until all of it is there."""
    page.evaluate(TURN, "/" if name == FRONT else f"/{name}")
    expect(page).to_have_title(browser_title(name))
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=FIRST_CHART_MS)
    stand_still(page)


def test_the_watch_over_refusals_sees_one(visitor: Page) -> None:
    troubles = troubles_of(visitor)
    go(visitor, "/")
    visitor.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), "
        "{textContent: 'window.ran = true'}))"
    )

    assert visitor.evaluate("window.ran") is None
    assert any("refused: script-src" in one for one in troubles)
