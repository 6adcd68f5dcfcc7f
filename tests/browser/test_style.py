"""The stylesheet: every selector in it has something to hold on to, on a page that visitors see."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta

from playwright.sync_api import Page, expect

from backplan import clock
from backplan.core.red_flags import TriageLevel
from backplan.web.first_look import STYLE
from backplan.web.index_page import STATIC
from backplan.web.sitemap import PAGES
from tests.browser.conftest import go, settle
from tests.browser.taking_the_check import continue_to, tell_about, tick
from tests.browser.using_your_data import offer
from tests.conftest import healthy
from tests.core.people import RULES

CSS = re.sub(r"/\*.*?\*/", "", STYLE.read_text(encoding="utf-8"), flags=re.DOTALL)
RULE = re.compile(r"([^{};]+)\{[^{}]*\}")
COMMA = re.compile(r",(?![^()]*\))")
NOT_IN_A_TREE = re.compile(r"::[a-z]+|:focus-visible")
SELDOM_SEEN = (
    ('[data-testid="stDialog"]', '[data-testid="stMain"]'),
    (':not([data-test-connection-state="CONNECTED"])', ""),
    (':has([data-testid="stStatusWidgetRunningIcon"])', ""),
    ('[data-testid="stStatusWidget"]', '[data-testid="stMain"]'),
    ('[data-testid="stTextInputClearButton"]', '[data-testid="stMain"]'),
)
"""What is there only while something is lost, takes long or is typed, and what stands for it."""
LEVELS = re.compile(r"st-key-advice_(\w+)")
TURN = """path => {
  history.pushState({}, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}"""
WATCH = """
const left = SELECTORS;
const met = new Set(JSON.parse(sessionStorage.getItem('met') ?? '[]'));
const look = () => {
  const before = met.size;
  for (const one of left) if (!met.has(one) && document.querySelector(one)) met.add(one);
  if (met.size > before) sessionStorage.setItem('met', JSON.stringify([...met]));
};
const attributeFilter = ['data-stale', 'data-test-script-state', 'data-selected', 'aria-selected'];
new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter });
"""


def selectors() -> Iterator[str]:
    """Yield every selector of the stylesheet, as it can be looked for in a page."""
    for names in RULE.findall(CSS):
        for one in COMMA.split(names):
            selector = NOT_IN_A_TREE.sub("", one).strip()
            if selector.startswith("@") or selector == "to":
                continue
            for seldom, instead in SELDOM_SEEN:
                selector = selector.replace(seldom, instead)
            yield LEVELS.sub("st-key-advice_", selector)


def test_streamlit_still_has_every_name_that_the_stylesheet_uses() -> None:
    names = set(re.findall(r'data-testid="(\w+)"|\[(data-[\w-]+)', CSS))
    names = {test_id or attribute for test_id, attribute in names}
    scripts = [one.read_text(encoding="utf-8") for one in STATIC.glob("static/js/*.js")]

    assert {one for one in names if not any(one in script for script in scripts)} == set()


def test_every_level_of_advice_has_its_edge() -> None:
    named = LEVELS.findall(CSS)

    assert all(any(level.startswith(one) for level in TriageLevel) for one in named)


def test_every_selector_matches_something_that_a_visitor_sees(
    visitor: Page,
) -> None:
    wanted = sorted(set(selectors()))
    visitor.add_init_script(f"{{{WATCH.replace('SELECTORS', repr(wanted))}}}")
    walk(visitor)
    met = visitor.evaluate("() => JSON.parse(sessionStorage.getItem('met'))")

    assert "\n".join(one for one in wanted if one not in met) == ""


def walk(page: Page) -> None:
    """Go where the looks are: as somebody new, in the check, and with a plan."""
    go(page, "/")
    page.get_by_role("button", name="Start the check").click()
    tell_about(page)
    tick(page, "None of these")
    continue_to(page, "Signs to get checked today")
    tick(page, "In the last hours, days or weeks, one foot")
    expect(page.get_by_role("radiogroup").first).to_be_visible()
    turn_to(page, "/help", "See a doctor first")
    offer(page, diary_with_a_plan())
    page.get_by_role("button", name="Add 2 to my diary").click()
    page.get_by_text("Show my plan code").click()
    page.locator(".st-key-code-card").get_by_role("img").hover()
    expect(page.get_by_test_id("stElementToolbar").first).to_be_visible()
    turn_to(page, "/", "Today")
    turn_to(page, "/diary", "Diary")
    expect(page.get_by_test_id("stTooltipIcon").first).to_be_visible()
    expect(page.get_by_test_id("stDateInputCalendarButton").first).to_be_visible()
    turn_to(page, "/exercises", "Exercises")
    turn_to(page, "/session", "Your session")
    turn_to(page, "/about", PAGES["about"][0])
    page.get_by_text("when each is looked at again").click()
    expect(page.get_by_test_id("stTable")).to_be_visible()
    turn_to(page, "/review", "Your week")
    turn_to(page, "/plan", "Your plan")
    page.get_by_text("Not this one?").first.click()
    page.get_by_test_id("stRadioOption").first.click()
    expect(page.get_by_test_id("stRadioOption").first.locator("input")).to_be_checked()
    settle(page)


def turn_to(page: Page, path: str, title: str) -> None:
    """Go to another page of the same visit, which loads nothing anew."""
    page.evaluate(TURN, path)
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    settle(page)


def diary_with_a_plan() -> bytes:
    """Return the file of a diary with nothing in it but a plan of short sessions, a week old."""
    now = clock.now("UTC") - timedelta(minutes=1)
    before = (now - timedelta(days=8)).isoformat()
    no_sign = {"asked": list(RULES.triage.T8.flags), "flags": {}}
    facts = [
        {"id": "answers", "kind": "answers", "at": before, "data": healthy(minutes=5)},
        {"id": "flags", "kind": "flags", "at": now.isoformat(), "data": no_sign},
    ]
    return json.dumps({"format": "backplan-diary", "version": 1, "facts": facts}).encode()
