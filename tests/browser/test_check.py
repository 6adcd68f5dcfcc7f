"""The check in a real browser: it stops where it must, and loses nothing on the way."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import go, pick_from_menu, press, settle, visit
from tests.browser.taking_the_check import (
    continue_to,
    none_of_these,
    take_healthy_check,
    tell_about,
    tick,
)

NUMB = "I have lost feeling, or have pins and needles, between my legs."
EXERCISE_PAGES = ("/plan", "/exercises", "/diary", "/check", "/")


def test_a_red_flag_ends_the_check_at_once_and_locks_every_page(visitor: Page) -> None:
    go(visitor, "/check")
    tell_about(visitor)
    tick(visitor, NUMB)
    press(visitor, "Continue")

    expect(visitor.get_by_role("heading", name="Get help now")).to_be_visible()
    expect(visitor.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    for path in EXERCISE_PAGES:
        go(visitor, path)
        expect(visitor.get_by_text("Clamshell")).to_have_count(0)
        expect(visitor.get_by_text("Sit to stand")).to_have_count(0)
    go(visitor, "/plan")
    expect(visitor.get_by_role("heading", name="Get help now")).to_be_visible()


def test_a_second_tab_and_a_reload_stay_locked(visitor: Page) -> None:
    go(visitor, "/check")
    tell_about(visitor)
    tick(visitor, NUMB)
    press(visitor, "Continue")
    expect(visitor.get_by_role("heading", name="Get help now")).to_be_visible()
    second = visitor.context.new_page()
    go(second, "/exercises")

    expect(second.get_by_role("heading", name="Get help now")).to_be_visible()
    second.reload()
    settle(second)
    expect(second.get_by_role("heading", name="Get help now")).to_be_visible()


def test_a_new_check_without_the_flag_opens_the_plan_again(visitor: Page) -> None:
    go(visitor, "/check")
    tell_about(visitor)
    tick(visitor, NUMB)
    press(visitor, "Continue")
    press(visitor, "Take the check again")
    take_healthy_check(visitor)

    expect(visitor.get_by_role("heading", name="You can start")).to_be_visible()


def test_nothing_ticked_is_not_a_no(visitor: Page) -> None:
    go(visitor, "/check")
    tell_about(visitor)
    press(visitor, "Continue")

    wrong = visitor.get_by_test_id("stAlertContentError")
    expect(wrong.get_by_text("Tick what is true, or tick “None of these”.")).to_be_visible()
    heading = visitor.get_by_role("heading", name="First, signs that need help now", level=1)
    expect(heading).to_be_visible()


def test_a_half_finished_check_survives_other_pages_and_the_way_back(visitor: Page) -> None:
    go(visitor, "/check")
    tell_about(visitor, age=51)
    none_of_these(visitor, "Signs to get checked today")
    tick(visitor, "Right now I have a fever")
    pick_from_menu(visitor, "Exercises")
    expect(visitor.get_by_role("heading", name="Exercises", level=1)).to_be_visible()
    pick_from_menu(visitor, "Check")

    heading = visitor.get_by_role("heading", name="Signs to get checked today", level=1)
    expect(heading).to_be_visible()
    box = visitor.get_by_test_id("stCheckbox").filter(has_text="Right now I have a fever")
    expect(box.get_by_role("checkbox")).to_be_checked()
    press(visitor, "Back")
    press(visitor, "Back")
    expect(visitor.get_by_label("How old are you?")).to_have_value("51")


def test_each_step_starts_at_its_top(visitor: Page) -> None:
    go(visitor, "/check")
    tell_about(visitor)
    tick(visitor, "None of these")
    continue_to(visitor, "Signs to get checked today")

    expect(visitor.get_by_role("heading", level=1)).to_be_in_viewport()


def test_every_emergency_shows_the_numbers_of_the_country(browser: Browser, address: str) -> None:
    context = visit(browser, address, locale="en-NZ", timezone_id="Pacific/Auckland")
    page = context.new_page()
    go(page, "/check")
    tell_about(page)
    tick(page, NUMB)
    press(page, "Continue")

    expect(page.get_by_role("link", name=re.compile("Call 111"))).to_be_visible()
    context.close()
