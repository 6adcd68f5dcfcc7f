"""Steps from a phone in a real browser: chosen, read, looked at, saved, and gone."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import go, press, settle
from tests.diary.steps.exports import apple_zip, walk

READ_MS = 120_000
"""A file is read by a process that lets all others go first: a busy machine takes its time."""
WALKS = [walk(f"2026-10-{day} 12:00:00", 5, 3000 + day) for day in range(10, 30)]


def choose(page: Page, content: bytes) -> None:
    file = {"name": "export.zip", "mimeType": "application/zip", "buffer": content}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)


def test_an_export_is_read_looked_at_and_saved_and_what_is_none_is_told_kindly(
    visitor: Page,
) -> None:
    go(visitor, "/diary")
    visitor.get_by_role("radio", name="Steps").click()
    choose(visitor, b"not a phone")
    expect(visitor.get_by_text("We do not know this kind of file.")).to_be_visible(timeout=READ_MS)
    press(visitor, "Choose another file")

    choose(visitor, apple_zip(WALKS))
    expect(visitor.get_by_text("20 days with steps")).to_be_visible(timeout=READ_MS)
    expect(visitor.get_by_test_id("stVegaLiteChart")).to_be_visible()
    settle(visitor)
    press(visitor, "Add 20 days to my diary")

    expect(visitor.get_by_text(re.compile("Your diary has the steps of 20"))).to_be_visible()
    line = visitor.get_by_text("Steps from a file, 20 days, from 10 October 2026")
    expect(line).to_be_visible()
    choose(visitor, apple_zip(WALKS))
    expect(visitor.get_by_text("There is nothing to add.")).to_be_visible(timeout=READ_MS)
