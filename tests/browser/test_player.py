"""A session in the player: what is done is what the diary holds, in one tab and for one diary."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from backplan.core.facts import Kind
from backplan.diary.codes import PlanCode
from backplan.diary.sql import sqlite_url
from backplan.web.player_drawings import drawings
from backplan.web.player_scripts import script
from tests.browser.conftest import go, pick_from_menu, settle
from tests.browser.killing import MortalServer, mortal_server
from tests.browser.playing import (
    AFTER,
    FEEDBACK,
    PATH,
    answer,
    be_away,
    begin,
    browser_of,
    choose_monday,
    do_exercise,
    finish,
    heading,
    hold,
    kept,
    let,
    opened,
    rate,
    reps,
    see_saved,
    tap,
    with_short_plan,
)
from tests.browser.using_your_data import send
from tests.core.people import RULES, programme

RULES_OF_AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
SIZE_AT_MOST = 60 * 1024
FINGER = 44
STATES = (
    "begin",
    "setup",
    "ready",
    "work",
    "paused",
    "easier",
    "stop",
    "feedback",
    "after",
    "done",
)
LOOKED_AT = {"light": STATES, "dark": ("begin", "work", "stop", "feedback")}
"""In the dark, each colour once: what axe finds besides is the same."""
STORED = "Object.keys(localStorage).filter(key => key.startsWith('backplan.kept.'))"


ROOT = """[...document.querySelectorAll('.st-key-player *')].find((one) => one.shadowRoot)
  ?.shadowRoot"""
SMALL = f"""finger => [
  ...({ROOT}?.querySelectorAll('button, .choice span') ?? []),
].filter((one) => {{
  const {{ width, height }} = one.getBoundingClientRect();
  return width && (width < finger || height < finger);
}}).map((one) => one.textContent)"""
MOVING = f"({ROOT}?.getAnimations() ?? []).filter((one) => one.playState === 'running').length"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MortalServer]:
    folder = tmp_path_factory.mktemp("player")
    with mortal_server(folder) as server:
        server.start(sqlite_url(folder / "data"))
        yield server


@pytest.fixture
def code(server: MortalServer) -> PlanCode:
    return with_short_plan(server.url)


@pytest.fixture
def context(browser: Browser, server: MortalServer, code: PlanCode) -> Iterator[BrowserContext]:
    context = browser_of(browser, server, code)
    yield context
    assert context.strayed == []
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return opened(context)


def squat_with_a_pause(page: Page) -> None:
    """Do the first exercise, with a pause in it for which the tab is hidden."""
    heading(page, "Sit to stand, no hands")
    tap(page, "Start")
    heading(page, "Get ready")
    let(page, 5.5)
    heading(page, "Go")
    let(page, 11)
    expect(page.get_by_role("timer")).to_have_text("2")
    page.keyboard.press(" ")
    heading(page, "Waiting for you")
    be_away(page, 600)
    expect(page.get_by_role("timer")).to_have_text("2")
    page.keyboard.press(" ")
    let(page, 50)
    rate(page, effort="2 or 3", pain=4)


def clamshell_on_both_sides(page: Page) -> None:
    """Do the second exercise: four on the left, and one less than counted on the right."""
    tap(page, "Start")
    let(page, 5.5)
    expect(page.get_by_text("Set 1 of 1, left side.", exact=False).first).to_be_visible()
    let(page, 21)
    tap(page, "I am done with this set")
    heading(page, "Switch sides")
    let(page, 9)
    expect(page.get_by_text("Set 1 of 1, right side.", exact=False).first).to_be_visible()
    let(page, 61)
    heading(page, FEEDBACK)
    tap(page, "Less: Set 1, right side: how many")
    rate(page, effort="4 or more", pain=1)


def test_a_whole_session_is_kept_exactly_as_it_was_done(
    page: Page, code: PlanCode, server: MortalServer
) -> None:
    begin(page)
    squat_with_a_pause(page)
    clamshell_on_both_sides(page)
    tap(page, "Skip")
    heading(page, "That was the last one")
    finish(page)
    see_saved(page)

    assert kept(code, server.url) == [
        {
            "date": page.evaluate("new Date().toLocaleDateString('sv')"),
            "pain_before": 3,
            "pain_after": 3,
            "stopped": False,
            "items": [
                {"exercise": "SQ3", "sets": reps([12]), "effort_left": "2-3", "pain_during": 4},
                {
                    "exercise": "CL3",
                    "sets": reps([4, 11], sides=True),
                    "effort_left": "4+",
                    "pain_during": 1,
                },
            ],
        }
    ]
    expect(page.get_by_text("Clamshell: left 4, right 11.")).to_be_visible()
    expect(page.get_by_text("Your next session is on")).to_be_visible()
    assert page.evaluate(STORED) == []


def test_a_hidden_tab_comes_back_to_the_time_that_it_is(page: Page) -> None:
    begin(page)
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


def test_while_a_set_runs_nothing_is_asked_of_the_server(context: BrowserContext) -> None:
    page, sent = context.new_page(), []
    page.on("websocket", lambda one: one.on("framesent", lambda _: sent.append(1)))
    page.clock.install()
    go(page, PATH)
    begin(page)
    tap(page, "Start")
    let(page, 6)
    assert sent
    sent.clear()
    let(page, 40)

    heading(page, "Go")
    assert len(sent) <= 1  # every page draws nothing once a minute


def test_too_hard_puts_the_easier_one_there_and_the_plan_keeps_it_if_asked(
    page: Page, code: PlanCode, server: MortalServer
) -> None:
    begin(page)
    tap(page, "Start")
    tap(page, "Too hard")
    tap(page, "Do the easier one from now on")
    heading(page, "Supported mini squat")
    do_exercise(page, 1)
    tap(page, "Stop")
    tap(page, "No time")
    finish(page)
    see_saved(page)

    (session,) = kept(code, server.url)
    assert [one["exercise"] for one in session["items"]] == ["SQ2"]
    assert (session["stopped"], session["stop_reason"]) == (True, "time")
    assert kept(code, server.url, Kind.SWAP) == [
        {"exercise": "SQ3", "instead": "SQ2", "why": "other"}
    ]


def test_a_sign_that_needs_help_is_kept_at_once_and_locks_and_the_rest_is_asked_after(
    page: Page, code: PlanCode, server: MortalServer
) -> None:
    begin(page)
    do_exercise(page, 1)
    tap(page, "Stop")
    tap(page, "Chest pain")
    expect(page.get_by_role("heading", name="Get help now").first).to_be_visible()
    expect(page.get_by_role("link", name="Call 999").first).to_be_visible()
    page.get_by_role("button", name="Take the check again").wait_for()
    assert kept(code, server.url, Kind.FLAGS) == [{"asked": ["RF21"], "flags": {"RF21": "yes"}}]
    assert kept(code, server.url) == []
    expect(page.get_by_text("Clamshell")).to_have_count(0)
    finish(page, pain=6)
    see_saved(page)

    (session,) = kept(code, server.url)
    assert session["stop_reason"] == "chest_pain"
    assert [one["exercise"] for one in session["items"]] == ["SQ3"]


def test_a_reload_goes_on_where_it_was_with_what_was_filled_in(page: Page) -> None:
    begin(page)
    tap(page, "Start")
    let(page, 70)
    tap(page, "More: Set 1: how many")
    answer(page, "Highest pain", "7")
    page.reload()
    settle(page)
    counted = page.get_by_label("Set 1: how many", exact=True).get_by_role("status")
    expect(counted).to_have_text("13")
    seven = page.get_by_role("group", name="Highest pain").get_by_role("radio", name="7")
    expect(seven).to_be_checked()
    rate(page)
    tap(page, "Start")
    let(page, 67)
    heading(page, "Switch sides")
    tap(page, "Wait")
    page.reload()
    settle(page)

    heading(page, "Waiting for you")
    expect(page.get_by_text("Exercise 2 of 3")).to_be_visible()
    expect(page.get_by_text("right side").first).to_be_visible()


def test_a_session_runs_in_one_tab_and_another_may_take_it_over(
    page: Page, context: BrowserContext
) -> None:
    begin(page)
    do_exercise(page, 1)
    second = opened(context)
    heading(second, "A session is open already")
    tap(second, "Go on here")
    heading(second, "Clamshell")
    heading(page, "A session is open already")
    tap(second, "Start")
    heading(page, "A session is open already")
    tap(page, "Go on here")

    heading(second, "A session is open already")
    expect(page.get_by_text("Exercise 2 of 3")).to_be_visible()


def test_another_page_leads_back_to_a_session_that_is_not_finished(page: Page) -> None:
    begin(page)
    do_exercise(page, 1)
    pick_from_menu(page, "Diary")
    expect(page.get_by_text("You have a session that is not finished.")).to_be_visible()
    page.get_by_role("link", name="Go to the session").click()
    settle(page)

    heading(page, "Clamshell")


def test_a_session_left_alone_is_not_gone_on_with_but_kept(
    page: Page, code: PlanCode, server: MortalServer
) -> None:
    begin(page)
    do_exercise(page, 1)
    tap(page, "Start")
    page.clock.fast_forward("06:00:00")
    page.reload()
    settle(page)
    heading(page, "You have stopped")
    finish(page)
    see_saved(page)

    (session,) = kept(code, server.url)
    assert session["stopped"]
    assert "stop_reason" not in session
    assert [one["exercise"] for one in session["items"]] == ["SQ3"]


def test_what_waits_for_one_diary_goes_to_no_other_and_is_gone_after_leaving(
    page: Page, context: BrowserContext, code: PlanCode, server: MortalServer
) -> None:
    begin(page)
    do_exercise(page, 1)
    (stored,) = page.evaluate(STORED)
    assert code.written not in page.evaluate("JSON.stringify(localStorage)")
    said = []
    page.on("dialog", lambda one: (said.append(one.message), one.dismiss()))
    go(page, "/data")
    page.get_by_role("button", name="Leave this device").click()
    assert len(said) == 1
    assert page.evaluate(STORED) == [stored]
    other = with_short_plan(server.url)
    hold(context, server, other)
    go(page, PATH)

    expect(page.get_by_role("combobox", name="Which session?")).to_be_visible()
    assert page.evaluate(STORED) == []
    begin(page)
    assert page.evaluate(STORED) != [stored]
    do_exercise(page, 1)
    tap(page, "Stop")
    tap(page, "No time")
    finish(page)
    see_saved(page)
    assert len(kept(other, server.url)) == 1
    assert kept(code, server.url) == []


def test_leaving_takes_along_what_is_not_sent_once_the_visitor_says_so(page: Page) -> None:
    begin(page)
    page.on("dialog", lambda one: one.accept())
    go(page, "/data")
    send(page, "Leave this device")

    assert page.evaluate(STORED) == []


def axe(page: Page) -> list[str]:
    """Return what axe finds."""
    return [one["id"] for one in Axe().run(page, options=RULES_OF_AXE).response["violations"]]


def states_of(page: Page) -> Iterator[str]:
    """Yield each state of the player's page, by name."""
    choose_monday(page)
    yield "begin"
    begin(page)
    yield "setup"
    tap(page, "Start")
    let(page, 1)
    yield "ready"
    let(page, 6)
    yield "work"
    tap(page, "Wait")
    yield "paused"
    tap(page, "Too hard")
    yield "easier"
    tap(page, "Go on with the session")
    tap(page, "Stop")
    yield "stop"
    tap(page, "Go on with the session")
    let(page, 60)
    yield "feedback"
    rate(page)
    tap(page, "Stop")
    tap(page, "No time")
    yield "after"
    answer(page, AFTER, "2")
    tap(page, "Save this session")
    see_saved(page)
    yield "done"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_keeps_anybody_from_using_a_state_of_the_page_nor_moves_if_not_wanted(
    browser: Browser, server: MortalServer, code: PlanCode, theme: str
) -> None:
    context = browser_of(browser, server, code, color_scheme=theme, reduced_motion="reduce")
    page = opened(context)
    wrong = {}
    for state in states_of(page):
        found = axe(page) if state in LOOKED_AT[theme] else []
        wide = page.evaluate("document.body.scrollWidth - document.body.clientWidth")
        small = page.evaluate(SMALL, FINGER)
        moving = page.evaluate(MOVING)
        if found or wide > 0 or small or moving:
            wrong[state] = (found, wide, small, moving)
    context.close()

    assert wrong == {}


def test_the_scripts_and_the_drawings_of_a_week_are_small() -> None:
    largest = max(len(drawings(programme(minutes=25, pain_week=pain))) for pain in (0, 3, 6))

    assert len(RULES.catalogue.exercises) == 50
    assert len(script("player")) + len(script("keeper")) + largest <= SIZE_AT_MOST
