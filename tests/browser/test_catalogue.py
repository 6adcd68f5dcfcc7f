"""The catalogue in a real browser: a drawing that can be held still, and links that can be kept."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import go, press, settle

MOVING = """figure => {
  const parts = [...figure.querySelectorAll('.bp-m')].flatMap((one) => one.getAnimations());
  return parts.filter((one) => one.playState === 'running').length;
}"""


def see(page: Page, title: str, exercise: str) -> None:
    """See one exercise under its own address."""
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(page).to_have_url(re.compile(rf"/exercises\?exercise={exercise}$"))


def test_a_drawing_is_held_still_is_turned_and_never_moves_for_whom_that_troubles(
    visitor: Page,
) -> None:
    go(visitor, "/exercises?exercise=LU5")
    drawing = visitor.locator(".bp-figure")
    expect(drawing).to_have_attribute("aria-label", re.compile("Marked: right"))
    assert drawing.evaluate(MOVING) > 0
    hold = visitor.get_by_role("button", name="Hold the drawing still")
    hold.click()
    expect(hold).to_have_attribute("aria-pressed", "true")
    assert drawing.evaluate(MOVING) == 0
    press(visitor, "Show the left side")
    expect(drawing).to_have_attribute("aria-label", re.compile("Marked: left"))
    assert drawing.evaluate(MOVING) == 0
    hold.click()
    assert drawing.evaluate(MOVING) > 0
    visitor.emulate_media(reduced_motion="reduce")
    expect(hold).to_have_count(0)
    assert drawing.evaluate(MOVING) == 0


def test_a_card_opens_with_its_drawing_and_the_address_follows_to_its_page_and_neighbour(
    visitor: Page,
) -> None:
    go(visitor, "/exercises?ladder=Lunge")
    expect(visitor.locator(".bp-figure")).to_have_count(0)
    visitor.get_by_text("Forward lunge", exact=True).click()
    expect(visitor.locator(".bp-figure")).to_be_visible()
    visitor.get_by_role("link", name="A page of its own").click()
    settle(visitor)
    see(visitor, "Forward lunge", "LU5")
    visitor.get_by_role("link", name="Gentler: Reverse lunge").click()
    settle(visitor)
    see(visitor, "Reverse lunge", "LU4")
    expect(visitor.get_by_role("heading", level=1)).to_be_focused()
    visitor.go_back()
    see(visitor, "Forward lunge", "LU5")
    press(visitor, "All exercises: Lunge")
    expect(visitor.get_by_role("heading", level=2, name="Lunge")).to_be_visible()
