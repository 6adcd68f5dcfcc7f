"""Visitors who go to every page, each in every state that it can be in."""

from collections.abc import Callable, Mapping

from playwright.sync_api import Page, expect

from backplan.web.promise import HEADLINE
from tests.browser.conftest import press
from tests.browser.going_about import (
    TITLES,
    Site,
    States,
    arrive,
    diary_of,
    hear,
    hold,
    see,
    stand_still,
    turn_to,
    unfold,
)
from tests.browser.taking_the_check import (
    choose,
    continue_to,
    tell_day,
    tell_pain,
    tell_week,
    tick,
)
from tests.core.people import RULES

LISTS = (
    "First, signs that need help now",
    "Signs to get checked today",
    "Your health so far",
    "Ready to move?",
)
QUESTIONS: Mapping[str, Callable[[Page], None]] = {
    "Your back right now": tell_pain,
    "Your usual day": tell_day,
    "What fits your week": tell_week,
}
"""The screens of the check after the lists, and how each is answered."""
OUTCOMES = (
    ("emergency", "Get help now", "RF02"),
    ("urgent", "Speak to a doctor today", "RF12"),
    ("gp first", "See a doctor or physio before you start", "RF29"),
)
LOCKED = (
    ("/", "Today"),
    ("/check", ""),
    ("/help", TITLES["help"]),
    ("/learn", TITLES["learn"]),
    ("/session", ""),
    ("/diary", TITLES["diary"]),
)


def a_newcomer(page: Page, _site: Site) -> States:
    """Look round before the check: nothing is kept yet."""
    arrive(page, "/")
    see(page, HEADLINE)
    yield "home"
    for name in ("about", "help", "learn", "exercises", "progress", "diary", "data", "review"):
        turn_to(page, f"/{name}", TITLES[name])
        unfold(page)
        yield name
    for name in ("plan", "session"):
        turn_to(page, f"/{name}", "First, a short check")
        yield name
    walking, lunge = RULES.topics["walking"], RULES.catalogue.exercises["LU5"]
    for path, title in (
        (f"/learn?topic={walking.id}", walking.title),
        (f"/exercises?exercise={lunge.id}", lunge.name),
    ):
        turn_to(page, path, title)
        yield title
    yield from _empty_forms(page)


def _empty_forms(page: Page) -> States:
    """Ask for what is not there."""
    turn_to(page, "/exercises?exercise=nothing", TITLES["exercises"])
    yield "exercises, not there"
    page.get_by_label("Find an exercise by name").fill("xyz")
    hear(page, "Nothing here has that name.")
    yield "exercises, nothing found"
    turn_to(page, "/data", TITLES["data"])
    page.get_by_label("The plan code from your other device").fill("0" * 26)
    page.keyboard.press("Tab")
    hear(page, "No diary opens with this code.")
    yield "data, no such code"
    turn_to(page, "/diary", TITLES["diary"])
    press(page, "Save this day")
    hear(page, "Choose a number for your pain.")
    yield "diary, pain missing"
    choose(page, "What would you like to note?", "Log a session")
    hear(page, "There is no plan yet")
    yield "diary, session without a plan"
    choose(page, "What would you like to note?", "Steps")
    expect(page.get_by_text("The file from your phone")).to_be_visible()
    yield "diary, steps"
    turn_to(page, "/progress", TITLES["progress"])
    press(page, "See a made-up diary")
    hear(page, "This diary is made up.")
    yield "progress, made up"


def who_takes_the_check(page: Page, _site: Site) -> States:
    """Take the check, each screen once with something missing, as far as the plan."""
    arrive(page, "/check")
    see(page, "About you")
    yield "check, about"
    yield from _stuck(page, "about")
    page.get_by_label("How old are you?").fill("42")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Before we go on:")).to_have_count(0)
    stand_still(page)
    for title in LISTS:
        continue_to(page, title)
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        unfold(page)
        yield f"check, {title}"
        yield from _stuck(page, title)
        tick(page, "None of these")
    for title, answer in QUESTIONS.items():
        continue_to(page, title)
        yield f"check, {title}"
        yield from _stuck(page, title)
        answer(page)
    continue_to(page, "Is this right?")
    stand_still(page)
    yield "check, review"
    press(page, "Show me what to do")
    see(page, "Your plan")
    yield "plan, you can start"
    unfold(page)
    expect(page.locator(".bp-figure").first).to_be_visible()
    yield "plan, unfolded"
    for name, title in (("home", "Today"), ("check", "Your check"), ("review", "Your week")):
        turn_to(page, "/" if name == "home" else f"/{name}", title)
        yield f"{title}, with a plan"


def _stuck(page: Page, name: str) -> States:
    """Go on too early."""
    press(page, "Continue")
    hear(page, "Before we go on:")
    yield f"check, {name}, too early"


def who_must_be_seen(page: Page, site: Site) -> States:
    """Go to the pages that say what to do first."""
    for name, advice, flag in OUTCOMES:
        hold(page, site.address, diary_of(site.url, flags={flag: "yes"}))
        arrive(page, "/plan")
        see(page, advice)
        unfold(page)
        yield f"plan, {name}"
        for where, title in LOCKED:
            turn_to(page, where, title or advice)
            yield f"{where}, {name}"


def who_reads_everything(page: Page, site: Site) -> States:
    """Read about each exercise and each topic."""
    hold(page, site.address, diary_of(site.url))
    arrive(page, "/learn")
    for topic in RULES.topics.values():
        turn_to(page, f"/learn?topic={topic.id}", topic.title)
        yield topic.id
    for exercise in RULES.catalogue.exercises.values():
        turn_to(page, f"/exercises?exercise={exercise.id}", exercise.name)
        yield exercise.id
