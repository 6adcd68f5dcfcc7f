"""A visitor who takes the check by tapping, screen by screen."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import press, settle


def continue_to(page: Page, title: str) -> None:
    """Go on, and see the next screen's title."""
    press(page, "Continue")
    see_screen(page, title)


def see_screen(page: Page, title: str) -> None:
    """See the screen of this title."""
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()


def tell_about(page: Page, *, age: int = 42) -> None:
    """Answer the first screen."""
    page.get_by_label("How old are you?").fill(str(age))
    continue_to(page, "First, signs that need help now")


def none_of_these(page: Page, following: str) -> None:
    """Answer a list with none, and go on."""
    tick(page, "None of these")
    continue_to(page, following)


def tick(page: Page, words: str) -> None:
    """Tick the box that starts with *words*, once that of the screen before is gone."""
    box = page.get_by_test_id("stCheckbox").filter(has_text=words).locator("label")
    expect(box).to_have_count(1)
    box.click()
    settle(page)


def choose(page: Page, question: str, answer: str) -> None:
    """Choose one answer of a question's few."""
    group = page.get_by_role("radiogroup", name=question).or_(
        page.get_by_role("toolbar", name=question)
    )
    group.get_by_text(answer, exact=True).click()
    settle(page)


def take_healthy_check(page: Page) -> None:
    """Take the whole check as somebody who may start: pain 3, no red flag."""
    tell_about(page)
    none_of_these(page, "Signs to get checked today")
    none_of_these(page, "Your health so far")
    none_of_these(page, "Ready to move?")
    answer_the_rest(page)


def answer_the_rest(
    page: Page, *, activity: str = "", sitting: str = "9", steps: str = "3200"
) -> None:
    """Answer what comes after the signs and the past, as somebody who may start."""
    none_of_these(page, "Your back right now")
    tell_pain(page, activity)
    continue_to(page, "Your usual day")
    tell_day(page, sitting, steps)
    continue_to(page, "What fits your week")
    tell_week(page)
    continue_to(page, "Is this right?")
    press(page, "Show me what to do")
    expect(page.get_by_role("heading", name="Your plan", level=1)).to_be_visible()


def tell_pain(page: Page, activity: str = "") -> None:
    """Answer the screen about the back."""
    choose(page, "How bad was your back pain over the last 7 days, on average?", "3")
    choose(page, "How long have you had this back pain?", "More than 12 weeks")
    first = "Is this the first time in your life that you have had back pain?"
    choose(page, first, "No, I have had it before")
    page.get_by_label("What does your back make hard that you would like to do again?").fill(
        activity
    )
    choose(page, "How well can you do it now?", "6")


def tell_day(page: Page, sitting: str = "9", steps: str = "3200") -> None:
    """Answer the screen about a usual day."""
    page.get_by_label("How many hours do you sit on a usual day?").fill(sitting)
    page.get_by_label("How many steps do you walk on a usual day?").fill(steps)
    trained = "Have you trained your strength twice a week or more for the last three months?"
    choose(page, trained, "No")


def tell_week(page: Page) -> None:
    """Answer the screen about what fits a week."""
    choose(page, "How long can a session be?", "25 minutes")
    for day in ("Monday", "Wednesday", "Friday"):
        choose(page, "Which days suit you for exercise?", day)
