"""A session whose server is killed or whose line is cut: nothing is lost, nothing is kept twice."""

import secrets
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from backplan.core.facts import Kind
from backplan.diary.codes import PlanCode
from tests.browser.killing import GONE, MortalServer
from tests.browser.player.line import Line, line_to
from tests.browser.playing import (
    begin,
    browser_of,
    do_exercise,
    finish,
    heading,
    kept,
    let,
    opened,
    rate,
    reps,
    see_saved,
    tap,
    wait_for,
    with_short_plan,
)

MANY = 50
AWAY_S = 20
DONE = [
    {"exercise": "SQ3", "sets": reps([12]), "effort_left": "2-3", "pain_during": 2},
    {"exercise": "CL3", "sets": reps([12, 12], sides=True), "effort_left": "2-3", "pain_during": 2},
]


@pytest.fixture
def server(program: MortalServer) -> Iterator[MortalServer]:
    program.start()
    yield program
    program.kill()


def kept_once(code: PlanCode, url: str) -> bool:
    """Return whether the diary holds the whole session, once."""
    return [one["items"] for one in kept(code, url)] == [DONE]


def do_two_and_stop(page: Page) -> None:
    """Do two of three exercises and stop, up to the last question."""
    do_exercise(page, 1)
    do_exercise(page, 2)
    tap(page, "Stop")
    tap(page, "No time")


def test_a_session_goes_on_and_ends_without_a_server_and_is_kept_once_it_is_there_again(
    context: BrowserContext, code: PlanCode, server: MortalServer
) -> None:
    page = opened(context)
    begin(page)
    tap(page, "Start")
    let(page, 10)
    server.kill()
    page.locator(GONE).wait_for(state="attached")
    let(page, 60)
    page.get_by_text("this device holds your session").wait_for()
    rate(page)
    do_exercise(page, 2)
    tap(page, "Stop")
    tap(page, "No time")
    finish(page)
    heading(page, "Saving")
    server.start()
    see_saved(page)

    assert kept_once(code, server.url)


@pytest.mark.parametrize(
    "moment", ["after insert", pytest.param("before insert", marks=pytest.mark.long)]
)
def test_killed_while_it_is_saved_a_session_is_kept_once(
    context: BrowserContext, code: PlanCode, server: MortalServer, moment: str
) -> None:
    page = opened(context)
    begin(page)
    do_two_and_stop(page)
    server.order(moment)
    finish(page)
    server.wait_until_gone()
    assert kept_once(code, server.url) == (moment == "after insert")
    server.start()
    see_saved(page)

    assert kept_once(code, server.url)


@pytest.fixture
def line(server: MortalServer) -> Iterator[Line]:
    with line_to(server.address) as line:
        yield line


def test_with_the_line_cut_for_a_while_a_sign_and_the_session_are_kept_once_each(
    browser: Browser, code: PlanCode, server: MortalServer, line: Line
) -> None:
    context = browser_of(browser, line, code)
    page = opened(context)
    begin(page)
    do_exercise(page, 1)
    do_exercise(page, 2)
    line.cut()
    page.locator(GONE).wait_for(state="attached")
    tap(page, "Stop")
    tap(page, "I felt faint")
    heading(page, "Get help now")
    let(page, AWAY_S)
    assert kept(code, server.url, Kind.FLAGS) == []
    line.mend()
    wait_for(page, page.get_by_role("button", name="Take the check again"))
    finish(page)
    see_saved(page)

    assert kept(code, server.url, Kind.FLAGS) == [{"asked": ["RF19"], "flags": {"RF19": "yes"}}]
    assert kept_once(code, server.url)
    context.close()


@pytest.mark.long
def test_killed_at_any_moment_of_a_session_nothing_is_lost_and_nothing_is_kept_twice(
    browser: Browser, server: MortalServer
) -> None:
    for page in sessions_that_are_lost(browser, server, server, server.kill_in):
        server.wait_until_gone()
        server.start()
        see_saved(page)


@pytest.mark.long
def test_cut_off_at_any_moment_of_a_session_nothing_is_lost_and_nothing_is_kept_twice(
    browser: Browser, server: MortalServer, line: Line
) -> None:
    for page in sessions_that_are_lost(browser, server, line, line.cut_in):
        line.wait_until_cut()
        let(page, AWAY_S)
        line.mend()
        see_saved(page)


def sessions_that_are_lost(
    browser: Browser,
    server: MortalServer,
    way: MortalServer | Line,
    lose_in: Callable[[float], None],
) -> Iterator[Page]:
    """Yield the page of each of many sessions that lost its server; it is kept once in the end."""
    needed = time_of_a_session(browser, server)
    for _ in range(MANY):
        code = with_short_plan(server.url)
        context = browser_of(browser, way, code)
        page = opened(context)
        begin(page)
        lose_in(needed * secrets.randbelow(1000) / 1000)
        play(page)
        yield page
        context.close()
        assert kept_once(code, server.url)


def play(page: Page) -> None:
    """Do two exercises, stop and save, whether or not there is a server."""
    do_two_and_stop(page)
    finish(page)


def time_of_a_session(browser: Browser, server: MortalServer) -> float:
    """Return how long it takes from its beginning until the session is saved."""
    context = browser_of(browser, server, with_short_plan(server.url))
    page = opened(context)
    begin(page)
    began = time.monotonic()
    play(page)
    see_saved(page)
    context.close()
    return time.monotonic() - began
