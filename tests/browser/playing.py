"""A visitor who does a session in the player, and what the diary then holds of it."""

import contextlib
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta

from playwright.sync_api import Browser, BrowserContext, Locator, Page, TimeoutError

from backplan import clock
from backplan.core.facts import Kind
from backplan.diary.codes import PlanCode, new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore
from backplan.web.cookie import COOKIE
from tests.browser.conftest import READY, go, settle, visit
from tests.browser.killing import MortalServer
from tests.conftest import healthy

PATH = "/session"
TRIES, LOOK_MS = 100, 400
BEFORE, DURING, AFTER = "Your pain now, from 0", "Highest pain", "Your pain now, after"
EFFORT = "How many more could you have done?"
FEEDBACK = "How was it?"
SAVED = "Your diary has this session."
KEPT_HERE = "Object.keys(localStorage).filter(key => key.startsWith('backplan.kept.'))"
TURN = """value => {
  Object.defineProperty(document, 'visibilityState', { value, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


@contextmanager
def store_at(url: str):
    """Open the database at *url* beside the server."""
    store = SqlStore(url)
    try:
        yield store
    finally:
        store.close()


def with_short_plan(url: str) -> PlanCode:
    """Return the code of a new diary with short sessions: SQ3, CL3 and PL3 on a Monday."""
    code, at = new_plan_code(), clock.now("UTC") - timedelta(minutes=1)
    data = healthy(country="GB", minutes=5)
    fact = {"id": "answers", "kind": "answers", "at": at.isoformat(), "data": data, "v": 1}
    with store_at(url) as store:
        Diary(code, store).save(fact, at.date())
    return code


def kept(code: PlanCode, url: str, kind: Kind = Kind.SESSION) -> list[Mapping[str, object]]:
    """Return what the diary holds of *kind*."""
    with store_at(url) as store:
        opened = Diary(code, store).facts()
    assert opened.broken == 0
    return [fact["data"] for fact in opened.facts if fact["kind"] == kind]


def browser_of(browser: Browser, server: MortalServer, code: PlanCode, **options: object):
    """Return a browser that holds *code*."""
    context = visit(browser, server.address, **options)
    hold(context, server, code)
    return context


def hold(context: BrowserContext, server: MortalServer, code: PlanCode) -> None:
    """Let a browser hold *code*."""
    context.add_cookies([{"name": COOKIE, "value": code.written, "url": server.address}])


def opened(context: BrowserContext) -> Page:
    """Return a page at the session, whose clock the test moves."""
    page = context.new_page()
    page.clock.install()
    go(page, PATH)
    return page


def choose_monday(page: Page) -> None:
    """Choose Monday's session, whatever day it is."""
    page.get_by_role("combobox", name="Which session?").click()
    page.get_by_role("option", name="Monday's session").click()
    settle(page)


def tap(page: Page, name: str) -> None:
    """Tap a button of the player."""
    page.get_by_role("button", name=name, exact=True).click()


def answer(page: Page, question: str, said: str, *, at: int = 0) -> None:
    """Choose one answer of a question."""
    page.get_by_role("group", name=question).nth(at).get_by_role(
        "radio", name=said, exact=True
    ).check()


def heading(page: Page, words: str) -> None:
    """See the heading of a screen."""
    page.get_by_role("heading", name=words, level=2).wait_for()


def begin(page: Page, *, pain: int = 3) -> None:
    """Say how much it hurts, and begin Monday's session."""
    choose_monday(page)
    set_out(page, pain=pain)


def set_out(page: Page, *, pain: int = 3) -> None:
    """Say how much it hurts, and begin the session that is shown."""
    answer(page, BEFORE, f"{pain}")
    tap(page, "Begin")


def let(page: Page, seconds: float) -> None:
    """Let time pass, every tick of it."""
    page.clock.run_for(int(seconds * 1000))


def be_away(page: Page, seconds: int) -> None:
    """Hide the tab for a while, in which nothing of it runs."""
    page.evaluate(TURN, "hidden")
    page.clock.fast_forward(seconds * 1000)
    page.evaluate(TURN, "visible")


def rate(page: Page, *, effort: str = "2 or 3", pain: int = 2) -> None:
    """Say how an exercise went, and go on."""
    heading(page, FEEDBACK)
    answer(page, EFFORT, effort)
    answer(page, DURING, f"{pain}")
    tap(page, "Next")


def do_exercise(page: Page, sides: int) -> None:
    """Do one set of an exercise on each side, and rate it."""
    tap(page, "Start")
    for side in range(sides):
        if side:
            heading(page, "Switch sides")
            tap(page, "Skip")
        let(page, 5.5)
        heading(page, "Go")
        let(page, 60)
    rate(page)


def finish(page: Page, *, pain: int = 3) -> None:
    """Say how much it hurts after it, and save."""
    answer(page, AFTER, f"{pain}")
    tap(page, "Save this session")


def see_saved(page: Page) -> None:
    """Wait until the diary has the session, and the page says so."""
    wait_for(page, page.get_by_text(SAVED).first)
    wait_for(page, page.locator(READY))


def wait_for(page: Page, sought: Locator) -> None:
    """Wait for something, while the page's own time runs fast: it waits before it tries again."""
    for _ in range(TRIES):
        with contextlib.suppress(TimeoutError):
            sought.wait_for(timeout=LOOK_MS)
            return
        page.clock.run_for(1000)
    sought.wait_for()


def reps(amounts: Sequence[int], *, sides: bool = False) -> list[Mapping[str, object]]:
    """Return sets of repeats as a fact holds them; left and right by turns where it has sides."""
    named = ({"side": ("left", "right")[at % 2]} if sides else {} for at in range(len(amounts)))
    return [{"reps": amount, **side} for amount, side in zip(amounts, named, strict=True)]
