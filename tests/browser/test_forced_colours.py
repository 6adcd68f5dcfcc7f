"""With the few colours of high contrast, what is chosen, focused and drawn still shows."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.going_about import TITLES, arrive, turn_to
from tests.browser.taking_the_check import choose, tell_about, tick

PAIN = "Pain, from 0 (none) to 10 (worst)"
LOOKS = """one => {
  const parts = [one, ...one.querySelectorAll('*')];
  return JSON.stringify(parts.map((part) => {
    const of = getComputedStyle(part);
    return [of.backgroundColor, of.borderStyle, of.borderWidth, of.outlineStyle, of.color];
  }));
}"""
"""How a control looks, with all that is in it."""
INK = """drawing => {
  const back = getComputedStyle(document.body).backgroundColor;
  const parts = [...drawing.querySelectorAll('path, line, circle, polyline, ellipse')];
  return parts.filter((one) => {
    const of = getComputedStyle(one);
    return [of.stroke, of.fill].some((ink) => !['none', back, 'rgba(0, 0, 0, 0)'].includes(ink));
  }).length;
}"""


@pytest.fixture
def page(visitor: Page) -> Page:
    visitor.emulate_media(forced_colors="active", reduced_motion="reduce")
    return visitor


def looks(control: Locator) -> str:
    """Return how a control looks."""
    return control.evaluate(LOOKS)


def test_what_is_chosen_focused_and_drawn_shows(page: Page) -> None:
    arrive(page, "/check")
    tell_about(page)
    boxes = page.get_by_test_id("stCheckbox")
    tick(page, "None of these")
    page.get_by_role("heading", level=1).click()
    assert looks(boxes.last) != looks(boxes.first)
    none_box = boxes.last.get_by_role("checkbox")
    expect(none_box).to_be_checked()

    turn_to(page, "/diary", TITLES["diary"])
    choose(page, PAIN, "4")
    page.get_by_role("heading", level=1).click()
    answers = page.get_by_role("radiogroup", name=PAIN).get_by_role("radio")
    expect(answers.nth(4)).to_be_checked()
    assert looks(answers.nth(4)) != looks(answers.nth(5))
    save = page.get_by_role("button", name="Save this day")
    before = looks(save)
    save.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert looks(save) != before

    turn_to(page, "/exercises?exercise=SQ2", "Supported mini squat")
    assert page.locator(".bp-figure").first.evaluate(INK) > 5
