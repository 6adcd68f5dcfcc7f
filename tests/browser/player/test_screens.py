"""What the player shows, by itself: tabs, reloads, hidden tabs, what is asked for, sounds."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from backplan.web.player_words import WORDS
from tests.browser.player.lab import KEPT, a_week, lab, monday, player_in
from tests.browser.playing import (
    FEEDBACK,
    answer,
    be_away,
    do_exercise,
    heading,
    let,
    rate,
    set_out,
    tap,
)

TAKE_OVER = """key => {
  const kept = JSON.parse(localStorage.getItem(key));
  kept.run.owner = 'another page';
  localStorage.setItem(key, JSON.stringify(kept));
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with lab(browser, monday(a_week())) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return player_in(context)


def test_a_hidden_tab_comes_back_to_the_time_that_it_is(page: Page) -> None:
    set_out(page)
    tap(page, "Start")
    let(page, 5.5)
    heading(page, "Go")
    be_away(page, 20)
    expect(page.get_by_role("timer")).to_have_text(re.compile("4|5"))
    be_away(page, 900)

    heading(page, FEEDBACK)
    expect(page.get_by_label("Set 1: how many", exact=True).get_by_role("status")).to_have_text(
        "12"
    )


def test_a_reload_goes_on_where_it_was_with_what_was_filled_in(page: Page) -> None:
    set_out(page)
    tap(page, "Start")
    let(page, 70)
    tap(page, "More: Set 1: how many")
    answer(page, "Highest pain", "7")
    page.reload()
    counted = page.get_by_label("Set 1: how many", exact=True).get_by_role("status")
    expect(counted).to_have_text("13")
    seven = page.get_by_role("group", name="Highest pain").get_by_role("radio", name="7")
    expect(seven).to_be_checked()
    rate(page)
    tap(page, "Start")
    let(page, 67)
    heading(page, "Switch sides")
    tap(page, "Pause")
    page.reload()

    heading(page, "Waiting for you")
    expect(page.get_by_text("Exercise 2 of 3")).to_be_visible()
    expect(page.get_by_text("right side").first).to_be_visible()


def test_a_session_runs_in_one_tab_and_another_may_take_it_over(
    page: Page, context: BrowserContext
) -> None:
    set_out(page)
    do_exercise(page, 1)
    second = player_in(context)
    heading(second, "A session is open already")
    tap(second, "Go on here")
    heading(second, "Clamshell")
    heading(page, "A session is open already")
    tap(second, "Start")
    heading(page, "A session is open already")
    tap(page, "Go on here")

    heading(second, "A session is open already")
    expect(page.get_by_text("Exercise 2 of 3")).to_be_visible()


def test_a_tap_in_a_page_whose_session_was_taken_over_changes_nothing_of_it(page: Page) -> None:
    set_out(page)
    tap(page, "Start")
    page.evaluate(TAKE_OVER, "backplan.kept.tag")
    tap(page, "Pause")

    heading(page, "A session is open already")
    assert page.evaluate(f"[{KEPT}.owner, {KEPT}.stood]") == ["another page", None]


def test_what_is_not_answered_is_asked_for(page: Page) -> None:
    lacks = page.get_by_role("alert")
    tap(page, "Begin")
    expect(lacks).to_have_text(WORDS["needs_before"])
    set_out(page)
    tap(page, "Start")
    let(page, 70)
    tap(page, "Next")
    expect(lacks).to_have_text(f"{WORDS['needs_effort']} {WORDS['needs_pain']}")
    rate(page)
    tap(page, "Stop")
    tap(page, "No time")
    tap(page, "Save this session")

    expect(lacks).to_have_text(WORDS["needs_after"])


def test_no_key_skips_a_set_under_the_question_why_to_stop(page: Page) -> None:
    set_out(page)
    tap(page, "Start")
    tap(page, "Stop")
    assert page.evaluate(f"{KEPT}.stood") is not None
    page.keyboard.press("ArrowRight")
    tap(page, "Go on with the session")

    heading(page, "Get ready")
    expect(page.get_by_text("Exercise 1 of 3")).to_be_visible()


def test_a_session_stopped_before_anything_was_done_leaves_nothing(page: Page) -> None:
    set_out(page)
    tap(page, "Stop")
    tap(page, "No time")
    heading(page, "Nothing to keep")

    assert page.evaluate("localStorage.getItem('backplan.kept.tag')") is None


def test_under_a_lock_the_rest_is_asked_for_though_the_sign_is_not_sent_yet(
    page: Page, browser: Browser
) -> None:
    set_out(page)
    do_exercise(page, 1)
    tap(page, "Stop")
    tap(page, "Chest pain")
    heading(page, "Get help now")
    left = page.context.storage_state()
    with lab(browser, {**monday(a_week()), "mode": "closing"}, storage_state=left) as locked:
        closing = player_in(locked)
        tap(closing, "Go on here")

        heading(closing, "You have stopped")


def test_a_session_left_alone_in_an_open_page_has_stopped(page: Page) -> None:
    set_out(page)
    do_exercise(page, 1)
    tap(page, "Start")
    be_away(page, 6 * 3600)

    heading(page, "You have stopped")


def test_a_session_that_somebody_comes_back_to_is_not_left_alone(page: Page) -> None:
    set_out(page)
    do_exercise(page, 1)
    be_away(page, 2 * 3600)
    tap(page, "Start")
    tap(page, "Pause")
    be_away(page, 2 * 3600)

    heading(page, "Waiting for you")


def test_a_session_left_alone_before_anything_was_done_is_forgotten(page: Page) -> None:
    set_out(page)
    tap(page, "Start")
    page.clock.fast_forward("06:00:00")
    page.reload()

    page.get_by_role("button", name="Begin").wait_for()
    assert page.evaluate("localStorage.getItem('backplan.kept.tag')") is None


def test_a_session_left_alone_at_its_last_question_keeps_why_it_was_stopped(page: Page) -> None:
    set_out(page)
    do_exercise(page, 1)
    tap(page, "Stop")
    tap(page, "No time")
    page.clock.fast_forward("06:00:00")
    page.reload()
    heading(page, "You have stopped")

    assert page.evaluate(f"{KEPT}.reason") == "time"


def test_a_device_remembers_how_it_is_to_guide(page: Page) -> None:
    voice, flash = (page.get_by_label(name, exact=True) for name in ("Voice", "Flash"))
    expect(voice).to_be_checked()
    voice.uncheck()
    flash.check()
    page.reload()

    expect(voice).not_to_be_checked()
    expect(flash).to_be_checked()
    expect(page.get_by_label("Beep", exact=True)).to_be_checked()
