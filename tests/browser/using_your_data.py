"""A visitor who uses the page Your data: codes, files, and the ways to leave."""

from pathlib import Path

from playwright.sync_api import Page, expect

from backplan.diary.codes import parse_plan_code
from tests.browser.conftest import go, press, settle
from tests.browser.taking_the_check import tick

OTHER_CODE = "The plan code from your other device"
CONFIRM = "Use my new code from now on"
JSON, TABLES = "Download my diary file", "Download tables (CSV)"


def shown_code(page: Page) -> str:
    """Have the plan code shown, and return it."""
    go(page, "/data")
    page.get_by_text("Show my plan code").click()
    settle(page)
    return the_code_on(page)


def the_code_on(page: Page) -> str:
    """Return the code that is shown last on the page."""
    card = page.get_by_test_id("stCode").last
    expect(card).to_be_visible()
    return parse_plan_code(card.inner_text().strip()).written


def send(page: Page, button: str) -> None:
    """Press the button of a plain form, and wait for the page to which the answer leads."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()
    settle(page)


def open_by_code(page: Page, code: str) -> None:
    """Type a code from another device, and open its diary."""
    go(page, "/data")
    page.get_by_label(OTHER_CODE).fill(code)
    page.keyboard.press("Tab")
    settle(page)
    send(page, "Open it on this device")


def have_new_code(page: Page) -> str:
    """Take a new code as far as the last button, and return it."""
    go(page, "/data")
    press(page, "Get a new plan code")
    code = the_code_on(page)
    tick(page, "I have kept my new code in a safe place.")
    return code


def take_new_code(page: Page) -> str:
    """Change the code, and return the new one."""
    code = have_new_code(page)
    send(page, CONFIRM)
    return code


def downloaded(page: Page, button: str) -> bytes:
    """Download a file from the page that is open, and return what is in it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path()).read_bytes()


def offer(page: Page, file: bytes) -> None:
    """Choose a diary file to be brought in."""
    go(page, "/data")
    chosen = {"name": "diary.json", "mimeType": "application/json", "buffer": file}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(chosen)
    settle(page)


def delete(page: Page, word: str = "delete") -> None:
    """Type the word, and delete the diary."""
    go(page, "/data")
    page.get_by_label("to go on").fill(word)
    send(page, "Delete my diary")
