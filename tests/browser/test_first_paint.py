"""The first sight of a page: there without scripts and without a server, gone without a jump."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from backplan.web.promise import HEADLINE
from tests.browser.conftest import PHONE, go, visit

LAYOUT_SHIFT = 0.02
WIDE = {"width": 1280, "height": 800}
NOTICE = "See a doctor or physiotherapist first."
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) shifts.push(one.value);
}).observe({ type: 'layout-shift', buffered: true });
addEventListener('DOMContentLoaded', () => {
  window.stood = ['.bp-notice', 'h1'].map(
    (one) => document.querySelector(one).getBoundingClientRect().x);
});
"""


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_the_page_takes_over_without_a_jump(
    browser: Browser, address: str, size: dict[str, int]
) -> None:
    context = visit(browser, address, viewport=size)
    page = context.new_page()
    page.add_init_script(WATCH)
    for path in ("/", "/check"):
        go(page, path)
        expect(page.locator("#first")).to_have_count(0)
        expect(page.locator(".bp-notice")).to_be_visible()

        assert page.evaluate("shifts.reduce((sum, one) => sum + one, 0)") <= LAYOUT_SHIFT
        assert page.evaluate(
            "['.bp-notice', 'h1'].map((one) => "
            "document.querySelector(one).getBoundingClientRect().x)"
        ) == page.evaluate("stood")
    assert context.strayed == []
    context.close()


def test_without_scripts_the_page_says_what_to_do(browser: Browser, address: str) -> None:
    context = visit(browser, address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")

    expect(page.get_by_role("heading", name=HEADLINE)).to_be_visible()
    expect(page.get_by_text(NOTICE)).to_be_visible()
    expect(page.get_by_role("heading", name="Call 999 or 112 now")).to_be_visible()
    expect(page.get_by_role("link", name="Call 111")).to_be_visible()
    page.get_by_text("In another country?").click()
    expect(page.get_by_role("link", name="000")).to_be_visible()
    context.close()


def test_without_a_server_to_talk_to_the_first_sight_stays(visitor: Page) -> None:
    tried: list[str] = []

    def cut(route: Route) -> None:
        tried.append(route.request.url)
        route.abort()

    visitor.route("**/_stcore/**", cut)
    with visitor.expect_event("requestfailed"):
        visitor.goto("/plan")

    expect(visitor.locator("#first").get_by_role("link", name="Call 999")).to_be_visible()
    expect(visitor.get_by_text("look at your connection and reload").first).to_be_visible()
    assert all("/plan/" not in one for one in tried)


def test_a_page_that_is_not_there_leads_on(visitor: Page) -> None:
    answer = visitor.goto("/nowhere/at-all")
    assert answer.status == 404

    visitor.get_by_role("link", name="Check", exact=True).click()
    expect(visitor.get_by_role("heading", name="About you")).to_be_visible()
