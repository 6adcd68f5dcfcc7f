"""A server that is killed under an open page: what was saved is kept once, the rest stays typed."""

import secrets
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from backplan.diary.sql import sqlite_url
from backplan.web.entries import SAVED_BEFORE
from tests.browser.conftest import go, press, settle
from tests.browser.killing import (
    DRAWN_AGAIN,
    GONE,
    MortalServer,
    be_lost,
    diary_of,
    drawn_again,
    mortal_server,
    visiting,
)
from tests.browser.taking_the_check import answer_the_rest, none_of_these, tell_about, tick
from tests.browser.telling_the_day import NOTE, SAVE, SAVED, tell_the_day
from tests.postgres import some_postgres

FEVER = "Right now I have a fever"
MANY = 150
NOT_KEPT = "not kept"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MortalServer]:
    with mortal_server(tmp_path_factory.mktemp("mortal")) as server:
        yield server


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if getattr(request, "param", "sqlite") == "sqlite":
        yield sqlite_url(tmp_path / "data")
    else:
        with some_postgres() as postgres, postgres.database() as database:
            yield database


@pytest.fixture
def server(program: MortalServer, url: str) -> Iterator[MortalServer]:
    program.start(url)
    yield program
    program.kill()


@pytest.fixture
def page(browser: Browser, server: MortalServer) -> Iterator[Page]:
    with visiting(browser, server) as page:
        yield page


def notes(page: Page, server: MortalServer) -> Counter[str]:
    """Return the notes that were kept, and how often."""
    return Counter(
        fact["data"]["note"]
        for fact in diary_of(page, server.url).facts
        if fact["kind"] == "checkin"
    )


def test_killed_before_the_answer_an_entry_is_shown_as_saved_once(
    page: Page, server: MortalServer
) -> None:
    go(page, "/diary")
    tell_the_day(page, "By the window")
    server.order("after insert")
    page.get_by_role("button", name=SAVE).click()
    be_lost(page, server)

    expect(page.get_by_text(SAVED_BEFORE)).to_be_visible()
    expect(page.get_by_label(NOTE)).to_have_value("")
    assert notes(page, server) == {"By the window": 1}


def test_killed_before_the_commit_the_form_still_has_what_was_typed(
    page: Page, server: MortalServer
) -> None:
    go(page, "/diary")
    tell_the_day(page, "By the window")
    server.order("before insert")
    page.get_by_role("button", name=SAVE).click()
    be_lost(page, server)

    expect(page.get_by_text(SAVED_BEFORE)).to_have_count(0)
    expect(page.get_by_label(NOTE)).to_have_value("By the window")
    assert notes(page, server) == {}
    press(page, SAVE)
    expect(page.get_by_text(SAVED)).to_be_visible()
    assert notes(page, server) == {"By the window": 1}


def test_killed_in_the_middle_of_the_check_it_goes_on_at_the_same_screen(
    page: Page, server: MortalServer
) -> None:
    go(page, "/check")
    tell_about(page, age=51)
    none_of_these(page, "Signs to get checked today")
    tick(page, FEVER)
    expect(page.get_by_role("radiogroup").first).to_be_visible()  # its script has come
    server.kill()
    with drawn_again(page):
        server.start()

    heading = page.get_by_role("heading", name="Signs to get checked today", level=1)
    expect(heading).to_be_visible()
    box = page.get_by_test_id("stCheckbox").filter(has_text=FEVER)
    expect(box.get_by_role("checkbox")).to_be_checked()
    tick(page, FEVER)
    none_of_these(page, "Your health so far")
    none_of_these(page, "Ready to move?")
    answer_the_rest(page)
    (answers,) = (fact["data"] for fact in diary_of(page, server.url).facts)
    assert (answers["age"], answers["flags"]) == (51, {})


@pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
@pytest.mark.parametrize("rounds", [1, pytest.param(MANY, marks=pytest.mark.long)])
def test_killed_at_any_moment_round_a_click_each_entry_is_kept_once(
    page: Page, server: MortalServer, rounds: int
) -> None:
    go(page, "/diary")
    needed = time_of_a_save(page)
    became: Counter[str] = Counter()
    for number in range(rounds):
        what = kill_while_saving(page, server, f"Entry {number}", needed)
        became[what] += 1
        assert notes(page, server) == {"Timed": 1} | {f"Entry {n}": 1 for n in range(number + 1)}
        # Half of the kills come before the commit, whatever else the machine is busy with.
        needed *= 1.1 if what == NOT_KEPT else 0.9

    # Many kills at random hit every kind of moment; otherwise this shows less than it says.
    assert rounds < MANY or len(became) == 3


def time_of_a_save(page: Page) -> float:
    """Save an entry and return how long it took until the visitor was told."""
    tell_the_day(page, "Timed")
    began = time.monotonic()
    page.get_by_role("button", name=SAVE).click()
    page.get_by_text(SAVED).wait_for()
    return time.monotonic() - began


def kill_while_saving(page: Page, server: MortalServer, note: str, needed: float) -> str:
    """Save an entry while the server is killed, have it kept, and return what the kill did."""
    tell_the_day(page, note)
    button = page.get_by_role("button", name=SAVE)
    button.scroll_into_view_if_needed()
    place = button.bounding_box()
    server.kill_in(needed * 1.5 * secrets.randbelow(1000) / 1000)
    # Not `click`, which would wait for the button: it cannot be pressed once the server is gone.
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.locator(GONE).wait_for(state="attached")
    server.wait_until_gone()
    told = page.get_by_text(SAVED).is_visible()
    kept = note in notes(page, server)
    assert kept or not told
    with drawn_again(page):
        server.start()
        settle(page)
        touch_if_still(page)
    if kept:
        expect(page.get_by_label(NOTE)).to_have_value("")
        return "told" if told else "kept, not told"
    expect(page.get_by_text(SAVED_BEFORE)).to_have_count(0)
    expect(page.get_by_label(NOTE)).to_have_value(note)
    press(page, SAVE)
    expect(page.get_by_text(SAVED)).to_be_visible()
    return NOT_KEPT


def touch_if_still(page: Page) -> None:
    """Touch a page that is connected again but does not draw itself.

    That is the rare one whose server was killed between Streamlit's word that a run begins, which
    ends the heartbeat, and its word that the script is running.
    """
    try:
        page.locator(DRAWN_AGAIN).wait_for(state="attached", timeout=5000)
    except TimeoutError:
        tick(page, "A flare-up today")
