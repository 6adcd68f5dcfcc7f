"""A visitor who comes back to three weeks of a diary, and enters what can be entered."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import press
from tests.browser.going_about import (
    TITLES,
    Site,
    States,
    arrive,
    diary_of,
    hear,
    hold,
    see,
    stand_still,
    turn_to,
    unfold,
)
from tests.browser.taking_the_check import choose, tick

THREE_WEEKS = """
0-20    pain 3, morning usual, steps 5600
0,2,4,7,9,11,14,16,18  trains well
12      pain 6, flare
7       review, activity 6
14      review, activity 7, breaks few
"""
ACTIVITY = "tying my shoes"


def who_comes_back(page: Page, site: Site) -> States:
    """Look at three weeks of a diary, and enter what can be entered."""
    hold(page, site.address, diary_of(site.url, THREE_WEEKS, days=21, activity_name=ACTIVITY))
    arrive(page, "/review")
    see(page, "A quick safety check first")
    yield "safety check"
    press(page, "Continue")
    hear(page, "Before we go on:")
    yield "safety check, too early"
    tick(page, "None of these")
    press(page, "Continue")
    see(page, TITLES["review"])
    yield "review"
    press(page, "Save my week")
    hear(page, "Choose a number for your activity.")
    yield "review, too early"
    choose(page, "How well can you do it now?", "7")
    choose(page, "How many of your breaks from sitting did you take? (optional)", "Only a few")
    press(page, "Save my week")
    expect(page.get_by_text("You told us: your activity 7 out of 10")).to_be_visible()
    stand_still(page)
    yield "review, saved"
    turn_to(page, "/", "Today")
    yield "home, after three weeks"
    turn_to(page, "/progress", TITLES["progress"])
    unfold(page)
    yield "progress, after three weeks"
    yield from _plan_of(page)
    yield from _diary_of(page)
    yield from _entries_of(page)
    yield from _data_of(page)


def _plan_of(page: Page) -> States:
    """Put another exercise in the place of one."""
    turn_to(page, "/plan", "Your plan")
    yield "plan, after three weeks"
    page.get_by_text("Not this one?").first.click()
    page.get_by_text("It hurts too much").click()
    expect(page.get_by_role("button", name="Do this:").first).to_be_visible()
    yield "plan, what else"
    page.get_by_role("button", name="Do this:").first.click()
    expect(page.get_by_text("In the place of")).to_be_visible()
    stand_still(page)
    yield "plan, swapped"


def _diary_of(page: Page) -> States:
    """Enter a day, a session and steps."""
    turn_to(page, "/diary", TITLES["diary"])
    yield "diary, after three weeks"
    press(page, "Save this day")
    hear(page, "Choose a number for your pain.")
    choose(page, "Pain, from 0 (none) to 10 (worst)", "4")
    press(page, "Save this day")
    hear(page, "Saved for")
    yield "diary, day saved"
    choose(page, "What would you like to note?", "Log a session")
    page.get_by_role("combobox", name="Which session did you do?").click()
    page.get_by_role("option", name="Monday's session").click()
    expect(page.get_by_role("button", name="Save this session")).to_be_visible()
    unfold(page)
    yield "diary, session"
    press(page, "Save this session")
    hear(page, "Before we save this:")
    yield "diary, session, too early"
    choose(page, "What would you like to note?", "Steps")
    offer_steps(page, b"not a phone")
    hear(page, "We do not know this kind of file.")
    yield "diary, steps, unknown file"
    press(page, "Choose another file")
    offer_steps(page, b"date,steps\n2026-10-10,4000\n2026-10-11,5000\n")
    expect(page.get_by_text("2 days with steps")).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    yield "diary, steps read"


def _entries_of(page: Page) -> States:
    """Look through all entries, and correct one."""
    turn_to(page, "/diary?entries=all", "Your entries")
    yield "entries"
    page.get_by_role("button", name="Correct").first.click()
    expect(page.get_by_role("button", name="Change nothing")).to_be_visible()
    stand_still(page)
    yield "entries, one corrected"
    press(page, "Change nothing")
    page.get_by_role("button", name="Remove").first.click()
    hear(page, "Removed:")
    stand_still(page)
    yield "entries, one taken out"


def _data_of(page: Page) -> States:
    """Have the plan code shown, and a new one."""
    turn_to(page, "/data", TITLES["data"])
    page.get_by_text("Show my plan code").click()
    expect(page.get_by_test_id("stCode")).to_be_visible()
    yield "data, code shown"
    press(page, "Get a new plan code")
    expect(page.get_by_text("You are taking a new code below.")).to_be_visible()
    stand_still(page)
    yield "data, new code"


def offer_steps(page: Page, content: bytes) -> None:
    """Choose a file with steps."""
    file = {"name": "steps.csv", "mimeType": "text/csv", "buffer": content}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
