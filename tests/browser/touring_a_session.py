"""A visitor who does a session with the player, in each state of it."""

from playwright.sync_api import Page

from tests.browser.going_about import Site, States, arrive, diary_of, hold
from tests.browser.playing import (
    FEEDBACK,
    PATH,
    begin,
    choose_monday,
    finish,
    heading,
    let,
    rate,
    see_saved,
    tap,
)


def who_trains(page: Page, site: Site) -> States:
    """Do a session with the player, and finish it."""
    hold(page, site.address, diary_of(site.url))
    page.clock.install()
    arrive(page, PATH)
    choose_monday(page)
    yield "session, begin"
    begin(page)
    heading(page, "Sit to stand, no hands")
    yield "session, what is next"
    tap(page, "Start")
    heading(page, "Get ready")
    yield "session, ready"
    let(page, 6)
    heading(page, "Go")
    yield "session, work"
    yield from _wait(page)
    let(page, 60)
    heading(page, "Rest")
    yield "session, rest"
    tap(page, "End this rest")
    let(page, 70)
    heading(page, FEEDBACK)
    yield from _end(page)


def _wait(page: Page) -> States:
    """Wait, and think about an easier one and about stopping."""
    tap(page, "Pause")
    heading(page, "Waiting for you")
    yield "session, waiting"
    tap(page, "Too hard")
    heading(page, "Too hard")
    yield "session, too hard"
    tap(page, "Go on with the session")
    tap(page, "Stop")
    yield "session, stop"
    tap(page, "Go on with the session")


def _end(page: Page) -> States:
    """Say how it was, and finish."""
    yield "session, how was it"
    tap(page, "Next")
    yield "session, how was it, too early"
    rate(page)
    tap(page, "Stop")
    tap(page, "No time")
    yield "session, at the end"
    tap(page, "Save this session")
    yield "session, at the end, too early"
    finish(page)
    see_saved(page)
    yield "session, done"
