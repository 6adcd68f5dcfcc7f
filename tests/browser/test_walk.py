"""The whole way of a visitor on a phone, and the same visitor tomorrow."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import go, press, settle
from tests.browser.taking_the_check import choose, take_healthy_check, tick

MARKS = (
    *("mark-symbol.layer_2_marks", "mark-rect.layer_0_marks", "mark-rect.layer_0_marks"),
    *("mark-rect.layer_0_marks", "mark-symbol.layer_0_layer_1_marks"),
)
"""Of pain, steps, strength, sessions, and pain beside training."""


def test_home_check_plan_session_checkin_progress_and_still_there(visitor: Page) -> None:
    go(visitor, "/")
    press(visitor, "Start the check")
    take_healthy_check(visitor)
    expect(visitor.get_by_role("heading", name="This week")).to_be_visible()
    log_session(visitor)
    check_in(visitor)
    go(visitor, "/progress")
    see_each_chart(visitor)
    visitor.reload()
    settle(visitor)

    see_each_chart(visitor)


def test_a_cold_deep_link_has_the_frame_and_the_guard(visitor: Page) -> None:
    go(visitor, "/plan")

    expect(visitor.get_by_text("See a doctor or physiotherapist first.")).to_be_visible()
    expect(visitor.get_by_role("button", name="Start the check")).to_be_visible()


def log_session(page: Page) -> None:
    """Log Monday's session by ticking what was asked."""
    press(page, "Log a session")
    choose(page, "What would you like to note?", "Log a session")
    page.get_by_role("combobox", name="Which session did you do?").click()
    page.get_by_role("option", name="Monday's session").click()
    settle(page)
    choose(page, "Pain before, from 0 (none) to 10 (worst)", "3")
    tick(page, "Sit to stand, no hands")
    tick(page, "Clamshell")
    choose(page, "How many more could you have done at the end of a set?", "2 or 3")
    choose(page, "Highest pain while you did it", "4")
    choose(page, "Pain after", "3")
    press(page, "Save this session")
    expect(page.get_by_text("Saved for")).to_be_visible()


def check_in(page: Page) -> None:
    """Tell the diary how today was."""
    choose(page, "What would you like to note?", "How was today?")
    choose(page, "Pain, from 0 (none) to 10 (worst)", "3")
    page.get_by_label("Steps (optional)").fill("3600")
    page.keyboard.press("Tab")
    settle(page)
    press(page, "Save this day")
    expect(page.get_by_text("Saved for")).to_be_visible()


def see_each_chart(page: Page) -> None:
    """See exactly one mark for the one day and the one session that were saved."""
    charts = page.get_by_test_id("stVegaLiteChart")
    expect(charts).to_have_count(len(MARKS))
    for at, marks in enumerate(MARKS):
        charts.nth(at).scroll_into_view_if_needed()
        expect(charts.nth(at).locator(f"svg .{marks} path")).to_have_count(1)
