"""The first visit on a slow phone: its first paint, its weight, and what Lighthouse says.

Chromium is slowed down as Lighthouse's phone is: its line, and its processor. Lighthouse itself is
asked only where it is installed: $LIGHTHOUSE, ``lighthouse``, or the one that ``npx`` finds. Its
points for performance hold for a machine whose speed it puts at 1,000 or more; on a slower one, or
one that is busy, it takes the same page for slower than it is.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from bench.clicking import READY, chromium, new_page
from bench.ground import Ground
from bench.result import Goal, Result
from tests.browser.chromium import AS_ROOT, find_chromium

SLOW_LINE = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1474.56 * 1024 / 8,
    "uploadThroughput": 675 * 1024 / 8,
}
SLOWER = 4
"""How many times slower the processor is."""
STILL_MS = 1500
WATCH = """
window.shifted = window.blocked = 0;
const each = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
  .observe({ type, buffered: true });
each('layout-shift', (one) => { window.shifted += one.value; });
each('longtask', (one) => { window.blocked += one.duration - 50; });
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
BARE = "bare Streamlit"
PERFORMANCE = {"": 90, "check": 90, "plan": 80, "progress": 80}
"""The pages that Lighthouse is asked about, each with the points that it has to reach."""
SPEED = "benchmarkIndex"
OTHERS = ("accessibility", "best-practices", "seo")


class Visit(NamedTuple):
    """What a first visit took: until the first paint and the whole page, in bytes, of patience."""

    painted_ms: float
    drawn_ms: float
    received_kb: float
    blocked_ms: float
    shifted: float


FIGURES = {
    "painted_ms": ("first paint", "ms", 0.11),
    "drawn_ms": ("the page is there", "ms", None),
    "received_kb": ("received", "KiB", 0.45),
    "blocked_ms": ("page held up", "ms", None),
}
"""The figures that are compared with the floor's: in words, their unit, and what they may be."""


def measure(ground: Ground) -> list[Result]:
    """Measure first visits to the front page, and Lighthouse's points where it is installed."""
    ours, floors = [], []
    with chromium() as browser:
        for _ in range(ground.effort.rounds):
            floors.append(_visit(browser, ground.stock.address))
            ours.append(_visit(browser, ground.backplan.address))
    results = []
    for name, (words, unit, limit) in FIGURES.items():
        goal = Goal(what=f"first visit: {words}", floor=BARE, limit=limit, unit=unit)
        mine, theirs = ([getattr(one, name) for one in some] for some in (ours, floors))
        results.append(Result(goal=goal, ours=mine, floors=theirs))
    goal = Goal(what="first visit: layout shift", limit=0.02, unit="")
    results.append(Result(goal=goal, ours=[one.shifted for one in ours]))
    return [*results, *_points(ground)]


def _visit(browser: Browser, address: str) -> Visit:
    """Return what one first visit took."""
    with new_page(browser, address) as page:
        page.set_viewport_size({"width": 412, "height": 823})
        line = page.context.new_cdp_session(page)
        received = [0]
        line.on("Network.dataReceived", lambda one: received.append(one["encodedDataLength"]))
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW_LINE)
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(WATCH)
        page.goto("/", wait_until="commit")
        page.locator(READY).wait_for()
        page.locator("#first").wait_for(state="detached")
        drawn = page.evaluate("performance.now()")
        page.wait_for_timeout(STILL_MS)
        painted, shifted, blocked = (page.evaluate(one) for one in (PAINTED, "shifted", "blocked"))
    return Visit(painted, drawn, sum(received) / 1024, max(blocked, 1), shifted)


def _points(ground: Ground) -> Iterator[Result]:
    """Yield Lighthouse's points for each page; plan and progress with a diary of a month."""
    program = find_lighthouse()
    if program is None:
        return
    for name, least in PERFORMANCE.items():
        code = ground.month if name in ("plan", "progress") else ""
        runs = [
            _lighthouse(program, f"{ground.backplan.address}/{name}", code, ground.folder)
            for _ in range(ground.effort.rounds)
        ]
        goals = {"performance": least, **dict.fromkeys(OTHERS, 100)}
        for kind, limit in goals.items():
            goal = Goal(what=f"Lighthouse, /{name}: {kind}", limit=limit, at_least=True, unit="")
            yield Result(goal=goal, ours=[one[kind] for one in runs])
        goal = Goal(what=f"Lighthouse, /{name}: speed of this machine", unit="")
        yield Result(goal=goal, ours=[one[SPEED] for one in runs])


def find_lighthouse() -> tuple[str, ...] | None:
    """Return the command of Lighthouse; None where it is not installed."""
    if program := os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse"):
        return (program,)
    npx = shutil.which("npx")
    if npx is None:
        return None
    found = (npx, "--no-install", "lighthouse")
    asked = subprocess.run([*found, "--version"], capture_output=True, check=False)  # noqa: S603 - ours
    return found if asked.returncode == 0 else None


def _lighthouse(
    program: tuple[str, ...], address: str, code: str, folder: Path
) -> Mapping[str, float]:
    """Return the points of one run by their kind, and the speed of the machine."""
    out = folder / "lighthouse.json"
    cookie = {"Cookie": f"backplan_code={code}"} if code else {}
    flags = " ".join(("--headless=new", "--disable-gpu", *AS_ROOT))
    subprocess.run(  # noqa: S603 - ours
        [
            *(*program, address, "--quiet", "--output=json", f"--output-path={out}"),
            *(f"--chrome-flags={flags}", f"--extra-headers={json.dumps(cookie)}"),
        ],
        env={**os.environ, "CHROME_PATH": find_chromium() or ""},
        check=True,
        capture_output=True,
    )
    told = json.loads(out.read_text(encoding="utf-8"))
    points = {kind: 100 * one["score"] for kind, one in told["categories"].items()}
    return {**points, SPEED: told["environment"][SPEED]}
