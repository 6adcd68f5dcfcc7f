"""Your data in a real browser: the code, files out and in, other devices, leaving."""

import io
import json
import re
import zipfile
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from backplan.web.cookie import COOKIE
from tests.browser.conftest import go, press, visit
from tests.browser.telling_the_day import SAVE, SAVED, tell_the_day
from tests.browser.using_your_data import (
    JSON,
    OTHER_CODE,
    TABLES,
    delete,
    downloaded,
    offer,
    open_by_code,
    send,
    shown_code,
)

PRINTED_PAGE = re.compile(rb"/Type ?/Page\b")
NOTED = "By the window"
NOTHING = "Nothing is kept yet."


@pytest.fixture(scope="module")
def code(browser: Browser, address: str) -> str:
    """The plan code of a diary of one day."""
    context = visit(browser, address)
    page = context.new_page()
    go(page, "/diary")
    tell_the_day(page, NOTED)
    press(page, SAVE)
    expect(page.get_by_text(SAVED)).to_be_visible()
    (code,) = (one["value"] for one in context.cookies() if one["name"] == COOKIE)
    context.close()
    return code


@pytest.fixture
def owner(visitor: Page, address: str, code: str) -> Page:
    """A visitor with that diary."""
    visitor.context.add_cookies([{"name": COOKIE, "value": code, "url": address}])
    return visitor


@pytest.fixture
def stranger(browser: Browser, address: str) -> Iterator[Page]:
    """The same person on another device, or somebody else."""
    context = visit(browser, address)
    yield context.new_page()
    assert context.strayed == []
    context.close()


def test_a_diary_comes_out_as_a_file_and_as_tables(owner: Page) -> None:
    go(owner, "/data")
    file = json.loads(downloaded(owner, JSON))
    tables = zipfile.ZipFile(io.BytesIO(downloaded(owner, TABLES)))

    assert (file["format"], file["version"]) == ("backplan-diary", 1)
    assert [fact["data"]["note"] for fact in file["facts"]] == [NOTED]
    assert any(NOTED.encode() in tables.read(name) for name in tables.namelist())


def test_a_file_brought_in_elsewhere_comes_out_the_same(owner: Page, stranger: Page) -> None:
    go(owner, "/data")
    file = downloaded(owner, JSON)
    offer(stranger, file)
    expect(stranger.get_by_text("This would be added")).to_be_visible()
    press(stranger, "Add 1 to my diary")
    expect(stranger.get_by_text("1 entry was added to your diary.")).to_be_visible()

    assert downloaded(stranger, JSON) == file
    offer(stranger, file)
    expect(stranger.get_by_text("There is nothing to add.")).to_be_visible()


def test_the_code_opens_the_diary_on_another_device(owner: Page, stranger: Page, code: str) -> None:
    assert shown_code(owner) == code
    open_by_code(stranger, code.lower())
    go(stranger, "/diary")

    expect(stranger.get_by_text(NOTED)).to_be_visible()


def test_a_code_of_no_diary_is_said_so_and_stays_typed(stranger: Page) -> None:
    go(stranger, "/data")
    stranger.get_by_label(OTHER_CODE).fill("0" * 26)
    stranger.keyboard.press("Tab")

    expect(stranger.get_by_text("No diary opens with this code.")).to_be_visible()
    expect(stranger.get_by_label(OTHER_CODE)).to_have_value("0" * 26)


def test_whoever_leaves_is_unknown_here_and_comes_back_by_the_code(owner: Page, code: str) -> None:
    go(owner, "/data")
    send(owner, "Leave this device")
    go(owner, "/diary")
    expect(owner.get_by_text(NOTED)).to_have_count(0)
    open_by_code(owner, code)
    go(owner, "/diary")

    expect(owner.get_by_text(NOTED)).to_be_visible()


def test_a_deep_link_that_says_rubbish_says_nothing(stranger: Page) -> None:
    go(stranger, "/data?said=rubbish")

    expect(stranger.get_by_text(NOTHING)).to_be_visible()
    expect(stranger.get_by_role("alert")).to_have_count(0)


def test_the_code_can_be_copied(owner: Page, code: str) -> None:
    owner.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown_code(owner)
    owner.get_by_test_id("stCode").click()
    owner.get_by_role("button", name="Copy to clipboard").click()

    assert owner.evaluate("navigator.clipboard.readText()") == code


def test_printing_prints_the_code_on_a_page_of_its_own(owner: Page) -> None:
    owner.emulate_media(color_scheme="dark")
    owner.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; }")
    shown_code(owner)
    owner.get_by_role("button", name="Print it").click()
    owner.wait_for_function("window.printed === 1")
    assert len(PRINTED_PAGE.findall(owner.pdf())) == 1
    owner.emulate_media(media="print")

    expect(owner.get_by_test_id("stCode")).to_be_visible()
    expect(owner.locator("code")).to_have_css("color", "rgb(0, 0, 0)")
    expect(owner.get_by_alt_text("The same code as a QR code")).to_be_visible()
    for words in ("Your data", "Your plan code opens your diary", "Take your diary with you"):
        expect(owner.get_by_text(words).last).to_be_hidden()
    expect(owner.get_by_role("button", name="Print it", include_hidden=True)).to_be_hidden()


# The last of all: it takes away the diary that the others share.
def test_a_diary_is_deleted_after_the_word_only(owner: Page, stranger: Page, code: str) -> None:
    go(owner, "/data")
    owner.get_by_label("to go on").fill("no")
    owner.get_by_role("button", name="Delete my diary").click()
    go(owner, "/diary")
    expect(owner.get_by_text(NOTED)).to_be_visible()
    delete(owner)
    expect(owner.get_by_text("Your diary is deleted")).to_be_visible()
    expect(owner.get_by_text(NOTHING)).to_be_visible()
    go(stranger, "/data")
    stranger.get_by_label(OTHER_CODE).fill(code)
    stranger.keyboard.press("Tab")

    expect(stranger.get_by_text("No diary opens with this code.")).to_be_visible()
