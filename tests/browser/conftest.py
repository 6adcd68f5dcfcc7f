"""A real server, a real Chromium: what a visitor meets."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.chromium import AS_ROOT, MISSING, find_chromium

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
STREAMLIT = ("-m", "streamlit", "run", "app.py", "--server.port={port}")
START_S = 60
LOOK_S = 0.1
PATIENCE_MS = 20_000
PHONE = {"width": 360, "height": 740}
AWAITED = Path(__file__).parent / "awaited.js"
READY = (
    'html:not([data-awaited]) [data-testid="stApp"][data-test-script-state="notRunning"]'
    '[data-test-connection-state="CONNECTED"]'
)
AT_LEISURE = "scheduler.postTask(() => true, { priority: 'background' })"
"""Streamlit's page asks for a run a while after a press; a busy machine makes that longer."""

# A slow machine is no fault: what a test waits for may take its time.
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    program = find_chromium()
    if program is None:
        pytest.fail(MISSING)
    flags = [*FLAGS, *AS_ROOT]
    return {**browser_type_launch_args, "executable_path": program, "args": flags}


@contextmanager
def served(
    data: Path, log: Path, command: tuple[str, ...] = STREAMLIT, root: Path = ROOT
) -> Iterator[str]:
    """Serve the backplan in *root* on a free port, its diaries in *data*; yield the address."""
    port = free_port()
    environment = {**os.environ, "BACKPLAN_DATA": str(data), "HOME": str(data)}
    address = f"http://127.0.0.1:{port}"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, *(part.format(port=port) for part in command)],
            cwd=root,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(address, server, log)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    """Return once the server answers."""
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        with suppress(OSError):
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            return
        with suppress(subprocess.TimeoutExpired):
            server.wait(LOOK_S)
            break
    pytest.fail(f"the server did not come up:\n{log.read_text()}")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    with served(folder / "data", folder / "log") as url:
        yield url


def visit(browser: Browser, address: str, **options: object) -> BrowserContext:
    """Return a fresh visitor on a phone in Britain who may not leave the server."""
    options = {"viewport": PHONE, "locale": "en-GB", "timezone_id": "Europe/London", **options}
    context = browser.new_context(base_url=address, **options)
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(path=AWAITED)
    strayed: list[str] = []
    here = (address, address.replace("http", "ws"), "data:", "blob:")
    context.on("request", lambda one: None if one.url.startswith(here) else strayed.append(one.url))
    context.strayed = strayed
    return context


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Page]:
    context = visit(browser, address)
    yield context.new_page()
    assert context.strayed == []
    context.close()


def settle(page: Page) -> None:
    """Wait until the page has dealt with what was done to it, and stands still."""
    page.wait_for_function(AT_LEISURE)
    page.locator(READY).wait_for()


def go(page: Page, path: str) -> None:
    """Open *path* and wait for it."""
    page.goto(path)
    settle(page)


def press(page: Page, name: str) -> None:
    """Press a button and wait for what it does."""
    page.get_by_role("button", name=name, exact=True).click()
    settle(page)


def press_slowly(target: Locator) -> None:
    """Press as somebody who lets go of the mouse only once the page stands still again."""
    page = target.page
    target.hover()
    page.mouse.down()
    settle(page)
    page.mouse.up()
    settle(page)


def pick_from_menu(page: Page, title: str) -> None:
    """Open a phone's menu and pick a page; the menu closes by itself."""
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name=title, exact=True).click()
    settle(page)
