"""The drawings in the player: they move with the count, mirrored or not at all, and are small."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from backplan.core.rungs import SETTLE_LADDER
from backplan.web.player_drawings import drawings
from backplan.web.player_scripts import script
from tests.browser.player.lab import KEPT, a_week, lab, monday, player_in
from tests.browser.playing import heading, let, set_out, tap
from tests.core.people import RULES

SIZE_AT_MOST = 60 * 1024
MOVING = """() => [...document.querySelector('#player').shadowRoot.getAnimations()].map(one => ({
  state: one.playState, ...one.effect.getComputedTiming(),
}))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with lab(browser, monday(a_week())) as context:
        yield player_in(context)


def test_the_drawing_does_the_repeat_that_is_counted(page: Page) -> None:
    set_out(page)
    tap(page, "Start")
    let(page, 13.2)
    tap(page, "Pause")
    heading(page, "Waiting for you")
    page.wait_for_function("document.querySelector('#player').shadowRoot.querySelector('.bp-m')")
    moving = page.evaluate(MOVING)
    stood = page.evaluate(f"{KEPT}.stood")

    assert {one["state"] for one in moving} == {"paused"}
    assert {one["duration"] for one in moving} == {6000}
    assert {round(one["delay"]) for one in moving} == {-round(stood)}
    assert 8000 < stood < 10000


def test_the_easier_one_that_takes_the_place_is_drawn_too(page: Page) -> None:
    set_out(page)
    expect(page.locator("svg.bp-SQ3")).to_be_visible()
    tap(page, "Too hard")
    tap(page, "Do the easier one today")

    heading(page, "Supported mini squat")
    expect(page.locator("svg.bp-SQ2")).to_be_visible()
    assert page.evaluate("JSON.parse(localStorage.getItem('backplan.kept.tag')).box") == []


def test_the_left_side_is_the_drawing_seen_in_a_mirror(page: Page) -> None:
    set_out(page)
    tap(page, "Skip")
    heading(page, "Clamshell")
    left = page.locator(".drawing.left svg")
    expect(left).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")
    expect(left).to_have_attribute("aria-label", re.compile("Marked: left leg"))
    tap(page, "Start")
    let(page, 67)

    heading(page, "Switch sides")
    right = page.locator(".drawing svg")
    expect(right).to_have_css("transform", "none")
    expect(right).to_have_attribute("aria-label", re.compile("Marked: right leg"))


def test_nothing_moves_for_who_asked_for_that(browser: Browser) -> None:
    with lab(browser, monday(a_week()), reduced_motion="reduce") as context:
        page = player_in(context)
        set_out(page)
        expect(page.locator("svg.bp-SQ3")).to_be_visible()
        assert page.evaluate(MOVING) == []
        tap(page, "Start")
        let(page, 6)
        heading(page, "Go")
        assert page.evaluate(MOVING) == []


def test_the_scripts_and_the_drawings_of_any_week_are_small() -> None:
    largest: list[str] = []
    for ladder in RULES.catalogue.ladders.keys() - {SETTLE_LADDER}:
        rungs = [one.id for one in RULES.catalogue.rungs(ladder)]
        largest += max(pairwise(rungs), key=lambda pair: len(drawings(pair)))

    # Every page has the outbox, which also starts it at its top and mends it when it is left blank:
    # that is none of the player's.
    outbox = len(script("keeper")) - len(script("top")) - len(script("blank"))
    assert len(script("player")) + outbox + len(drawings(largest)) <= SIZE_AT_MOST
