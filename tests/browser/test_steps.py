"""Steps from a phone in a real browser: chosen, read, looked at, saved, and gone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import go, press, settle
from tests.browser.test_data_page import RULES
from tests.diary.steps.exports import apple_zip, walk

WALKS = [walk(f"2026-10-{day} 12:00:00", 5, 3000 + day) for day in range(10, 30)]


@pytest.fixture
def steps_page(visitor: Page) -> Page:
    go(visitor, "/diary")
    visitor.get_by_role("radio", name="Steps").click()
    settle(visitor)
    return visitor


def choose(page: Page, content: bytes) -> None:
    file = {"name": "export.zip", "mimeType": "application/zip", "buffer": content}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)


def test_an_export_is_read_looked_at_and_saved(steps_page: Page) -> None:
    choose(steps_page, apple_zip(WALKS))
    expect(steps_page.get_by_text("20 days with steps")).to_be_visible()
    expect(steps_page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    settle(steps_page)
    assert Axe().run(steps_page, options=RULES).response["violations"] == []
    press(steps_page, "Add 20 days to my diary")

    expect(steps_page.get_by_text(re.compile("Your diary has the steps of 20"))).to_be_visible()
    choose(steps_page, apple_zip(WALKS))
    expect(steps_page.get_by_text("There is nothing to add.")).to_be_visible()


def test_a_file_that_is_none_is_told_kindly_and_another_may_follow(steps_page: Page) -> None:
    choose(steps_page, b"not a phone")
    expect(steps_page.get_by_text("We do not know this kind of file.")).to_be_visible()
    press(steps_page, "Choose another file")

    choose(steps_page, b"date,steps\n2026-10-10,4000\n")
    expect(steps_page.get_by_text("1 day with steps")).to_be_visible()
