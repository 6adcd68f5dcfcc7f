"""What guided sessions cost the server while they run: it should not know that they do."""

from collections.abc import Sequence
from contextlib import ExitStack

from playwright.sync_api import Browser, Page

from bench.clicking import chromium, new_page
from bench.ground import Ground
from bench.process import cpu_s
from bench.result import Goal, Result
from tests.browser.playing import PATH, begin, tap

MS = 1000
CLOCK = "timer"
SILENT = """localStorage.setItem('backplan.sounds', '{"voice": false, "beep": false}')"""
SHORTER = ("SQ3", "DL3")
"""What comes before the first exercise that has two sets for each side."""


def measure(ground: Ground) -> list[Result]:
    """Measure the server's processor time under pages that wait, then under the same at work."""
    count, seconds = ground.effort.players, ground.effort.watched_s
    waiting, working = [], []
    with chromium() as browser, ExitStack() as opened:
        pages = [_at_a_card(ground, browser, opened) for _ in range(count)]
        for _ in range(ground.effort.rounds):
            waiting.append(_spent(ground, pages, seconds))
            for page in pages:
                tap(page, "Start")
            working.append(_spent(ground, pages, seconds))
            for page in pages:
                page.get_by_role(CLOCK).wait_for()  # it has been at work until now
                _back_to_the_card(page)
    goal = Goal(
        what=f"{count} guided sessions at work: CPU in {seconds:g} s",
        floor="the same pages before “Start”",
        limit=1.1,
    )
    return [Result(goal=goal, ours=working, floors=waiting)]


def _at_a_card(ground: Ground, browser: Browser, opened: ExitStack) -> Page:
    """Return a page of a new visitor, at the card of an exercise that takes six minutes."""
    (code,) = ground.codes(days=1)
    page = opened.enter_context(new_page(browser, ground.backplan.address, code))
    # Fifty that move, speak and beep would leave the server little of the machine.
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(SILENT)
    page.goto(PATH)
    begin(page)
    for _ in SHORTER:
        tap(page, "Skip")
    return page


def _spent(ground: Ground, pages: Sequence[Page], seconds: float) -> float:
    """Return the milliseconds of processor time that the server takes in so many seconds."""
    began = cpu_s(ground.backplan.pid)
    pages[0].wait_for_timeout(seconds * MS)
    return MS * (cpu_s(ground.backplan.pid) - began)


def _back_to_the_card(page: Page) -> None:
    """Go back, set by set."""
    while page.get_by_role(CLOCK).count():
        tap(page, "Back")
