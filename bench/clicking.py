"""In Chromium: from the click on “save” to “saved”, and how soon a page that was seen is there."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from bench.ground import Ground
from bench.result import Goal, Result
from tests.browser.chromium import AS_ROOT, MISSING, find_chromium

FLAGS = ("--disable-gpu", "--disable-quic", "--disable-sync", "--no-first-run")
READY = (
    '[data-testid="stApp"][data-test-script-state="notRunning"]'
    '[data-test-connection-state="CONNECTED"]'
)
WAIT_MS = 60_000
WATCH_CLICK = """said => {
  window.clicked = window.seen = 0;
  addEventListener('pointerdown', () => { window.clicked = performance.now(); },
    { once: true, capture: true });
  new MutationObserver(() => {
    if (!seen && document.body.textContent.includes(said)) window.seen = performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
}"""
WATCH_CHARTS = """
  window.seen = 0;
  const drawn = '[data-testid=stVegaLiteChart] :is(canvas, svg.marks)';
  new MutationObserver(() => {
    if (!seen && document.querySelectorAll(drawn).length >= 6) window.seen = performance.now();
  }).observe(document, { subtree: true, childList: true });
"""
POLL_MS = 20


def measure_click(ground: Ground) -> list[Result]:
    """Measure one click in each of two tabs, in turns, each time with a new visitor."""
    ours, floors = [], []
    with chromium() as browser:
        for code in ground.codes(30, ground.effort.rounds):
            with new_page(browser, ground.multipage.address) as page:
                page.goto("/form")
                page.locator(READY).wait_for()
                floors.append(_click(page, "Save", "Saved"))
            with new_page(browser, ground.backplan.address, code) as page:
                page.goto("/diary")
                page.get_by_role("radiogroup").get_by_text("4", exact=True).first.click()
                page.locator(READY).wait_for()
                ours.append(_click(page, "Save this day", "Saved for"))
    goal = Goal(what="click “save” to “saved”", floor="form floor", limit=1.3)
    return [Result(goal=goal, ours=ours, floors=floors)]


def measure_warm(ground: Ground) -> list[Result]:
    """Measure the progress page of a long and a short diary, seen before by the same browser."""
    times: dict[str, list[float]] = {ground.month: [], ground.decade: []}
    with chromium() as browser:
        for _ in range(ground.effort.rounds):
            for code, spent in times.items():
                with new_page(browser, ground.backplan.address, code) as page:
                    page.add_init_script(WATCH_CHARTS)
                    page.goto("/progress")
                    _seen(page)
                    page.reload()
                    spent.append(_seen(page))
    goal = Goal(what="/progress, ten years: browser, warm", floor="a diary of 30 days", limit=1.2)
    return [Result(goal=goal, ours=times[ground.decade], floors=times[ground.month])]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the installed browser."""
    program = find_chromium()
    if program is None:
        raise SystemExit(MISSING)
    flags = [*FLAGS, *AS_ROOT]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@contextmanager
def new_page(browser: Browser, address: str, code: str = "") -> Iterator[Page]:
    """Open a new visitor's tab."""
    context = browser.new_context(base_url=address, locale="en-GB", timezone_id="UTC")
    context.set_default_timeout(WAIT_MS)
    if code:
        context.add_cookies([{"name": "backplan_code", "value": code, "url": address}])
    yield context.new_page()
    context.close()


def _click(page: Page, button: str, said: str) -> float:
    """Return the milliseconds from the click until the page says so."""
    page.evaluate(WATCH_CLICK, said)
    page.get_by_role("button", name=button, exact=True).click()
    return _seen(page) - float(page.evaluate("clicked"))


def _seen(page: Page) -> float:
    """Return when the page showed what it is watched for, by its own clock."""
    # `wait_for_function` would need a policy that lets pages run text as code.
    for _ in range(WAIT_MS // POLL_MS):
        if seen := page.evaluate("seen"):
            return float(seen)
        page.wait_for_timeout(POLL_MS)
    raise TimeoutError(f"{page.url} did not show it")
