"""A whole check-in takes six interactions at most: by keys alone, and by touch on a phone.

An interaction is one control that is answered or pressed; what is typed into one field is one.
By keys, it may be reached by Tab alone.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import go, settle, visit
from tests.browser.telling_the_day import NOTE, SAVE, SAVED

INTERACTIONS_AT_MOST = 6
TABS_AT_MOST = 40
PAIN, MORNING = "Pain, from 0 (none) to 10 (worst)", "How was this morning? (optional)"
STEPS, SAT = "Steps (optional)", "Hours sat (optional)"
WORDS = "Pain 4 out of 10, morning as usual, 4,180 steps, sat for 9.5 hours. Your note is kept too."


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = visit(browser, address, has_touch=True)
    yield context.new_page()
    assert context.strayed == []
    context.close()


def test_by_touch_at_360_px_all_of_a_day_is_told_in_six_taps(phone: Page) -> None:
    go(phone, "/diary")
    expect(answers(phone, PAIN).first).to_be_in_viewport(ratio=1)
    tell(
        phone,
        [
            lambda: answers(phone, PAIN).nth(4).tap(),
            lambda: answers(phone, MORNING).nth(1).tap(),
            lambda: tap_and_type(phone, STEPS, "4180"),
            lambda: tap_and_type(phone, SAT, "9.5"),
            lambda: tap_and_type(phone, NOTE, "By the window"),
            lambda: phone.get_by_role("button", name=SAVE).tap(),
        ],
    )
    phone.get_by_role("button", name="Undo", exact=True).tap()
    expect(phone.get_by_text("Undone.")).to_be_visible()
    phone.get_by_role("button", name="All your entries").tap()
    expect(phone.get_by_text("Nothing of this kind yet.")).to_be_visible()


def test_by_keys_alone_all_of_a_day_is_told_in_six_answers(visitor: Page) -> None:
    go(visitor, "/diary")
    tell(
        visitor,
        [
            lambda: choose_by_keys(visitor, PAIN, 4),
            lambda: choose_by_keys(visitor, MORNING, 1),
            lambda: type_by_keys(visitor, visitor.get_by_label(STEPS), "4180"),
            lambda: type_by_keys(visitor, visitor.get_by_label(SAT), "9.5"),
            lambda: type_by_keys(visitor, visitor.get_by_label(NOTE), "By the window"),
            lambda: press_by_keys(visitor, SAVE),
        ],
    )


def tell(page: Page, interactions: list[Callable[[], None]]) -> None:
    """Interact with the page, and see that all of the day is kept."""
    assert len(interactions) <= INTERACTIONS_AT_MOST
    for interact in interactions:
        interact()
        settle(page)
    expect(page.get_by_text(SAVED)).to_contain_text(WORDS)


def answers(page: Page, question: str) -> Locator:
    """Return the answers to choose from."""
    return page.get_by_role("radiogroup", name=question).get_by_role("radio")


def tap_and_type(page: Page, label: str, text: str) -> None:
    """Tap a field, and type into it as a phone's keyboard does."""
    page.get_by_label(label).tap()
    page.keyboard.type(text)


def choose_by_keys(page: Page, question: str, number: int) -> None:
    """Choose an answer with the arrow keys."""
    reach(page, answers(page, question).first)
    for _ in range(number):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(answers(page, question).nth(number)).to_be_checked()


def type_by_keys(page: Page, field: Locator, text: str) -> None:
    """Type into a field."""
    reach(page, field)
    page.keyboard.type(text)


def press_by_keys(page: Page, name: str) -> None:
    """Press a button with Enter."""
    reach(page, page.get_by_role("button", name=name))
    page.keyboard.press("Enter")


def reach(page: Page, control: Locator) -> None:
    """Go on from control to control until this one has the focus."""
    for _ in range(TABS_AT_MOST):
        page.keyboard.press("Tab")
        if control.evaluate("one => one === document.activeElement"):
            return
    pytest.fail("Tab does not reach it")
