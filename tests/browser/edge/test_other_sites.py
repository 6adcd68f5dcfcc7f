"""What other sites may do with backplan: show it where the host says so, and nothing else."""

from playwright.sync_api import Browser, expect

from tests.browser.conftest import READY, go, visit
from tests.browser.edge.asking import plan_code
from tests.browser.edge.hosting import Host

EVIL = "http://localhost:9"


def test_a_form_of_another_site_changes_nothing(browser: Browser, address: str) -> None:
    context = visit(browser, address)
    page = context.new_page()
    go(page, "/")
    before = plan_code(context)
    form = f"<form method=post action='{address}/api/open'><button>Win</button></form>"
    page.route(f"{EVIL}/", lambda route: route.fulfill(body=form, content_type="text/html"))
    page.goto(f"{EVIL}/")
    with page.expect_navigation() as navigated:
        page.get_by_role("button").click()

    assert navigated.value.status == 403
    assert plan_code(context) == before
    context.close()


def test_another_site_cannot_show_backplan_inside_its_page(
    browser: Browser, address: str, host: Host, partner: int
) -> None:
    nobodys_and_not_its = (
        (address, f"http://localhost:{partner}"),
        (host.address, f"http://127.0.0.1:{partner}"),
    )
    context = visit(browser, address)
    for server, site in nobodys_and_not_its:
        page = context.new_page()
        with page.expect_console_message(lambda one: "frame-ancestors" in one.text):
            page.goto(f"{site}/{server}/")

        expect(page.frame_locator("iframe").get_by_test_id("stApp")).to_have_count(0)
    context.close()


def test_a_named_site_can_and_its_visitors_are_known_there(
    browser: Browser, host: Host, partner: int
) -> None:
    context = visit(browser, host.address)
    page = context.new_page()
    page.goto(f"http://localhost:{partner}/{host.address}/")
    inside = page.frame_locator("iframe")
    inside.locator(READY).wait_for()
    expect(inside.locator("#first")).to_have_count(0)
    cookie = plan_code(context)

    expect(inside.get_by_role("button", name="Start the check")).to_be_visible()
    expect(inside.get_by_text("does not keep cookies")).to_have_count(0)
    assert (cookie["sameSite"], cookie["secure"], cookie["httpOnly"]) == ("None", True, True)
    assert cookie["partitionKey"] == "http://localhost"
    context.close()
