"""From the check to the plan to a session in the diary with a keyboard alone.

At each stop of Tab the focus shows, and the next stop is below or beside the last one.
"""

from playwright.sync_api import Locator, Page, expect

from tests.browser.by_keys import Keys
from tests.browser.going_about import arrive, hear, stand_still
from tests.browser.touring import LISTS


def button(page: Page, name: str) -> Locator:
    """Return a button."""
    return page.get_by_role("button", name=name, exact=True)


def answers(page: Page, question: str) -> Locator:
    """Return the answers to a question."""
    group = page.get_by_role("radiogroup", name=question).or_(
        page.get_by_role("toolbar", name=question)
    )
    return group.get_by_role("radio").or_(group.get_by_role("button"))


def go_on(page: Page, keys: Keys, title: str, name: str = "Continue") -> None:
    """Press the button that leads on, and be on the next screen."""
    keys.press(button(page, name), "Enter")
    heading = page.get_by_role("heading", level=1, name=title, exact=True)
    expect(heading).to_be_visible()
    stand_still(page)
    expect(heading).to_be_focused()
    keys.start_anew()


def test_check_plan_and_diary_by_keyboard_alone(visitor: Page) -> None:
    page, keys = visitor, Keys(visitor)
    arrive(page, "/")
    go_on(page, keys, "About you", "Start the check")
    keys.type(page.get_by_label("How old are you?"), "42")
    for title in LISTS:
        go_on(page, keys, title)
        none = page.get_by_test_id("stCheckbox").filter(has_text="None of these")
        keys.press(none.get_by_role("checkbox"), "Space")
        expect(none.get_by_role("checkbox")).to_be_checked()
    answer_questions(page, keys)
    go_on(page, keys, "Is this right?")
    go_on(page, keys, "Your plan", "Show me what to do")
    keys.press(button(page, "Log a session"), "Enter")
    expect(page.get_by_role("heading", level=1, name="Diary")).to_be_focused()
    keys.start_anew()
    log_session(page, keys)

    assert not keys.wrong, "\n".join(keys.wrong)


def answer_questions(page: Page, keys: Keys) -> None:
    """Answer the screens after the lists."""
    go_on(page, keys, "Your back right now")
    choose(page, keys, "How bad was your back pain over the last 7 days, on average?", 3)
    choose(page, keys, "How long have you had this back pain?", 2)
    first = "Is this the first time in your life that you have had back pain?"
    choose(page, keys, first, 1)
    hard = "What does your back make hard that you would like to do again?"
    keys.type(page.get_by_label(hard), "tying my shoes")
    choose(page, keys, "How well can you do it now?", 6)
    go_on(page, keys, "Your usual day")
    keys.type(page.get_by_label("How many hours do you sit on a usual day?"), "9")
    keys.type(page.get_by_label("How many steps do you walk on a usual day?"), "3200")
    trained = "Have you trained your strength twice a week or more for the last three months?"
    choose(page, keys, trained, 1)
    go_on(page, keys, "What fits your week")
    choose(page, keys, "How long can a session be?", 0)
    choose(page, keys, "Which days suit you for exercise?", 0)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")


def choose(page: Page, keys: Keys, question: str, at: int) -> None:
    """Reach a question and choose one of its answers with the arrows."""
    keys.reach(answers(page, question).first)
    for _ in range(at):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    chosen = answers(page, question).nth(at)
    expect(chosen.and_(page.locator(CHOSEN))).to_be_visible()


CHOSEN = ':checked, [aria-checked="true"], [aria-pressed="true"], [data-selected="true"]'


def log_session(page: Page, keys: Keys) -> None:
    """Log Monday's session."""
    keys.reach(page.get_by_role("radio", name="How was today?"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    which = page.get_by_role("combobox", name="Which session did you do?")
    keys.press(which, "ArrowDown")
    monday = page.get_by_role("option", name="Monday's session")
    expect(monday).to_be_visible()
    page.keyboard.type("Mon")
    page.keyboard.press("Enter")
    expect(button(page, "Save this session")).to_be_visible()
    stand_still(page)
    choose(page, keys, "Pain before, from 0 (none) to 10 (worst)", 3)
    squat = page.get_by_test_id("stCheckbox").filter(has_text="Sit to stand, no hands")
    keys.press(squat.get_by_role("checkbox"), "Space")
    choose(page, keys, "How many more could you have done at the end of a set?", 1)
    choose(page, keys, "Highest pain while you did it", 4)
    choose(page, keys, "Pain after", 3)
    keys.press(button(page, "Save this session"), "Enter")
    hear(page, "Saved for")
