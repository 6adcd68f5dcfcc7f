"""A session whose server is killed or whose line is cut: nothing is lost, nothing is kept twice."""

import secrets
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocketRoute

from backplan.core.facts import Kind
from backplan.diary.codes import PlanCode
from tests.browser.conftest import settle
from tests.browser.killing import GONE, MortalServer
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


class Line:
    """The connection of a page to the server, which can be cut."""

    def __init__(self, page: Page) -> None:
        self.cut = False
        self._open: list[WebSocketRoute] = []
        page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, socket: WebSocketRoute) -> None:
        if self.cut:
            socket.close()
        else:
            socket.connect_to_server()
            self._open.append(socket)

    def break_off(self) -> None:
        """Cut it, and let no other come about."""
        self.cut = True
        for one in self._open:
            one.close()
        self._open = []


def test_with_the_line_cut_for_a_while_a_sign_and_the_session_are_kept_once_each(
    context: BrowserContext, code: PlanCode, server: MortalServer
) -> None:
    page = context.new_page()
    line = Line(page)
    page.clock.install()
    page.goto("/session")
    settle(page)
    begin(page)
    do_exercise(page, 1)
    do_exercise(page, 2)
    line.break_off()
    page.locator(GONE).wait_for(state="attached")
    tap(page, "Stop")
    tap(page, "I felt faint")
    heading(page, "Get help now")
    let(page, AWAY_S)
    assert kept(code, server.url, Kind.FLAGS) == []
    line.cut = False
    wait_for(page, page.get_by_role("button", name="Take the check again"))
    finish(page)
    see_saved(page)

    assert kept(code, server.url, Kind.FLAGS) == [{"asked": ["RF19"], "flags": {"RF19": "yes"}}]
    assert kept_once(code, server.url)


@pytest.mark.long
def test_killed_at_any_moment_of_a_session_nothing_is_lost_and_nothing_is_kept_twice(
    browser: Browser, server: MortalServer
) -> None:
    needed = time_of_a_session(browser, server)
    for _ in range(MANY):
        code = with_short_plan(server.url)
        context = browser_of(browser, server, code)
        page = opened(context)
        begin(page)
        server.kill_in(needed * secrets.randbelow(1000) / 1000)
        play(page)
        server.wait_until_gone()
        server.start()
        see_saved(page)
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
