"""A widget whose script does not come: the page asks again, and what was typed stays."""

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import go
from tests.browser.taking_the_check import none_of_these, tell_about

NEEDED_FOR_A_BOX = "**/static/js/Checkbox.*.js"


def test_a_script_that_fails_comes_once_it_can_and_nothing_typed_is_lost(visitor: Page) -> None:
    failed: list[str] = []

    def fail_twice(route: Route) -> None:
        failed.append(route.request.resource_type)
        route.abort()
        if failed.count("script"):
            visitor.unroute(NEEDED_FOR_A_BOX)

    visitor.route(NEEDED_FOR_A_BOX, fail_twice)
    go(visitor, "/check")
    tell_about(visitor, age=51)
    expect(visitor.get_by_test_id("stCheckbox").first).to_be_visible()

    assert failed == ["fetch", "script"], "ahead of its turn, and when it is drawn"
    none_of_these(visitor, "Signs to get checked today")
    visitor.get_by_role("button", name="Back").click()
    visitor.get_by_role("button", name="Back").click()
    expect(visitor.get_by_label("How old are you?")).to_have_value("51")
