"""The player's values by themselves: its modules in a page without anything else."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.browser.player.lab import EMPTY, lab

ITEM = {
    "id": "SQ3", "name": "Squat", "dose": "2 sets of 3", "cues": [], "steps": [], "advice": [],
    "sets": 2, "unit": "reps", "low": 3, "high": 3, "sides": False, "rest": 60,
    "beat": [2, 1, 2], "extra": 2, "load": False, "easier": None,
}  # fmt: skip
SIDES = {**ITEM, "id": "CL3", "sides": True}
HOLD = {**ITEM, "id": "PL2", "unit": "hold_s", "low": 10, "high": 20, "sets": 1}
WALK = {**ITEM, "id": "ST8", "unit": "minutes", "low": 2, "high": 5, "sets": 1}
EASY = {**ITEM, "id": "SQ2"}
HARD = {**ITEM, "easier": EASY}
LOADED = {**HOLD, "load": True}
SET_S = 15


MODULES = """async () => {
  Object.assign(window, await import('/machine.js'), await import('/moments.js'));
  window.fresh = (...plan) => begin(plan, { id: 'x', on: '2026-11-02', painBefore: 3, now: 0 });
  window.place = (run) => `${run.phase} ${run.item} ${run.step}`;
  // Let time pass up to `s`, a tick every 200 ms, as a page that is open does.
  window.until = (run, s) => {
    for (let now = run.since; now <= s * 1000; now += 200) run = advance(run, now);
    return run;
  };
}"""


@contextmanager
def modules_in(browser: Browser) -> Iterator[Page]:
    """Yield a page in which the modules' functions can be called by name."""
    with lab(browser, {}) as context:
        page = context.new_page()
        page.goto(EMPTY)
        page.evaluate(MODULES)
        yield page
