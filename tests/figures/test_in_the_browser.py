"""Several drawings on one page: all move, all pause, and none moves for who asked for that."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from backplan.figures.drawing import figure_svg
from tests.figures.drawn import EXERCISES

SHOWN = ("SQ1", "PL2", "ST8", "CL3", "SP5")
"""Three poses, a breath, a walk, a view from above, and a breath after a start."""
RUNNING = """() => Object.fromEntries([...document.querySelectorAll('svg')].map(svg => [
  svg.classList[1].slice(3),
  document.getAnimations().filter(
    each => svg.contains(each.effect.target) && each.playState === 'running').length]))"""
GHOSTS = """() => [...document.querySelectorAll('.bp-ghost')].filter(
  each => getComputedStyle(each).display !== 'none').length"""


def show(page: Page, *, paused: bool = False) -> dict[str, int]:
    drawings = "".join(figure_svg(one) for one in EXERCISES if one.id in SHOWN)
    page.set_content(f'<div class="{"bp-paused" if paused else ""}">{drawings}</div>')
    return page.evaluate(RUNNING)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def still_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(reduced_motion="reduce")
    yield page
    page.close()


def test_each_moves_next_to_the_others(page: Page) -> None:
    running = show(page)
    assert set(running) == set(SHOWN)
    assert min(running.values()) >= 1
    assert page.evaluate(GHOSTS) == 0


def test_a_class_above_them_pauses_all(page: Page) -> None:
    assert set(show(page, paused=True).values()) == {0}


def test_nothing_moves_for_who_asked_for_that_and_the_start_is_shown(still_page: Page) -> None:
    assert set(show(still_page).values()) == {0}
    assert still_page.evaluate("document.getAnimations().length") == 0
    assert still_page.evaluate(GHOSTS) == len(SHOWN) - 1
