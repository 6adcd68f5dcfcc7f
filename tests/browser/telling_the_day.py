"""A visitor who tells the diary how the day was."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.browser.taking_the_check import choose

NOTE = "A note to yourself (optional)"
SAVE = "Save this day"
SAVED = "Saved for"


def tell_the_day(page: Page, note: str) -> None:
    """Fill the check-in, but do not save it; what was said about the last one goes away."""
    choose(page, "Pain, from 0 (none) to 10 (worst)", "4")
    page.get_by_label(NOTE).fill(note)
    page.keyboard.press("Tab")
    settle(page)
    expect(page.get_by_text(SAVED)).to_have_count(0)
