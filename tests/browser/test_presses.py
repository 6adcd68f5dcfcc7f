"""A press counts, although what was typed right before it moves what is pressed."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import go, press, press_slowly
from tests.browser.taking_the_check import see_screen


def test_what_was_typed_last_counts_and_so_does_the_slow_press_after_it(visitor: Page) -> None:
    go(visitor, "/check")
    press(visitor, "Continue")
    expect(visitor.get_by_text("Before we go on:")).to_be_visible()
    visitor.get_by_label("How old are you?").fill("42")

    press_slowly(visitor.get_by_role("button", name="Continue"))
    see_screen(visitor, "First, signs that need help now")


def test_a_press_that_is_taken_back_leaves_the_field_as_it_is(visitor: Page) -> None:
    go(visitor, "/check")
    age = visitor.get_by_label("How old are you?")
    age.fill("4")
    visitor.get_by_role("button", name="Continue").hover()
    visitor.mouse.down()
    visitor.get_by_role("heading", level=1).hover()
    visitor.mouse.up()

    expect(age).to_be_focused()
    visitor.keyboard.type("2")
    press(visitor, "Continue")
    see_screen(visitor, "First, signs that need help now")
