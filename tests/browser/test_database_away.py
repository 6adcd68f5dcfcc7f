"""A database that is away, or cannot be written, under an open page: nothing typed is lost."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from backplan.diary.sql import sqlite_url
from backplan.web.waiting import SAVED_NOW
from tests.browser.conftest import go, press
from tests.browser.killing import (
    MortalServer,
    diary_of,
    drawn_again,
    mortal_server,
    visiting,
)
from tests.browser.telling_the_day import NOTE, SAVE, SAVED, tell_the_day
from tests.postgres import own_postgres

REFUSED = "This could not be saved: there is no room, or nothing may be written just now."
KEPT, TYPED = "While all was well", "Typed meanwhile"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MortalServer]:
    with mortal_server(tmp_path_factory.mktemp("mortal")) as server:
        yield server


def save_one(page: Page) -> None:
    """Save an entry, so that there is a diary."""
    go(page, "/diary")
    tell_the_day(page, KEPT)
    press(page, SAVE)
    expect(page.get_by_text(SAVED)).to_be_visible()


def notes(page: Page, url: str) -> list[object]:
    """Return the note of each entry that was kept."""
    return [fact["data"]["note"] for fact in diary_of(page, url).facts if fact["kind"] == "checkin"]


def test_what_is_typed_while_the_database_is_away_is_saved_once_when_it_is_back(
    browser: Browser, server: MortalServer
) -> None:
    with own_postgres() as postgres, postgres.database() as url:
        server.start(url)
        with visiting(browser, server) as page:
            save_one(page)
            postgres.stop()
            tell_the_day(page, TYPED)
            press(page, SAVE)
            expect(page.get_by_text("This is not saved yet")).to_be_visible()
            expect(page.get_by_label(NOTE)).to_have_value(TYPED)
            with drawn_again(page):
                postgres.start()
            expect(page.get_by_text(SAVED_NOW)).to_be_visible()
            expect(page.get_by_text("This is not saved yet")).to_have_count(0)
            expect(page.get_by_label(NOTE)).to_have_value("")

            assert notes(page, url) == [KEPT, TYPED]
        server.kill()


def test_a_full_disk_is_said_plainly_and_what_was_typed_stays(
    browser: Browser, server: MortalServer, tmp_path: Path
) -> None:
    server.start(sqlite_url(tmp_path))
    with visiting(browser, server) as page:
        save_one(page)
        log = tmp_path / "diary.sqlite3-wal"
        no_limit = resource.prlimit(server.process, resource.RLIMIT_FSIZE)
        resource.prlimit(server.process, resource.RLIMIT_FSIZE, (log.stat().st_size, no_limit[1]))
        tell_the_day(page, TYPED)
        press(page, SAVE)
        expect(page.get_by_text(REFUSED)).to_be_visible()
        expect(page.get_by_label(NOTE)).to_have_value(TYPED)
        assert notes(page, server.url) == [KEPT]
        resource.prlimit(server.process, resource.RLIMIT_FSIZE, no_limit)
        press(page, SAVE)

        expect(page.get_by_text(SAVED)).to_be_visible()
        expect(page.get_by_label(NOTE)).to_have_value("")
        assert notes(page, server.url) == [KEPT, TYPED]
    server.kill()


def test_a_database_that_may_only_be_read_is_said_plainly_and_what_was_typed_stays(
    browser: Browser, server: MortalServer, tmp_path: Path
) -> None:
    writable = sqlite_url(tmp_path)
    server.start(writable)
    with visiting(browser, server) as page:
        save_one(page)
        server.kill()
        with drawn_again(page):
            server.start(f"sqlite:///file:{tmp_path}/diary.sqlite3?mode=ro&uri=true")
        tell_the_day(page, TYPED)
        press(page, SAVE)
        expect(page.get_by_text(REFUSED)).to_be_visible()
        assert notes(page, writable) == [KEPT]
        server.kill()
        with drawn_again(page):
            server.start(writable)
        expect(page.get_by_label(NOTE)).to_have_value(TYPED)
        press(page, SAVE)

        expect(page.get_by_text(SAVED)).to_be_visible()
        assert notes(page, writable) == [KEPT, TYPED]
    server.kill()
