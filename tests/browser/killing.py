"""A server that is killed and started anew under open pages, and how a page shows that."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from backplan.diary.codes import parse_plan_code
from backplan.diary.diary import Diary, Opened
from backplan.diary.sql import SqlStore
from backplan.web.cookie import COOKIE
from tests.browser.conftest import ROOT, free_port, settle, visit, wait_for

GONE_S = 60
GONE = '[data-testid="stApp"]:not([data-test-connection-state="CONNECTED"])'
DRAWN_AGAIN = "html[data-drawn=again]"
NOTE_RUNS = """
new MutationObserver((changes) => {
  const ended = ({ target }) => target.getAttribute('data-test-script-state') === 'notRunning';
  if (changes.some(ended)) document.documentElement.dataset.drawn = 'again';
}).observe(document, { subtree: true, attributeFilter: ['data-test-script-state'] });
"""


class MortalServer:
    """A server on one port; each start of it is a new process.

    Args:
        folder: Its log and its home.
    """

    def __init__(self, folder: Path) -> None:
        self.url = ""
        self.log = folder / "log"
        self._orders = folder / "orders"
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        with self.log.open("w") as log:
            self._program = subprocess.Popen(
                [sys.executable, "-m", "tests.browser.mortal_server", str(port), str(self._orders)],
                cwd=ROOT,
                env={**os.environ, "HOME": str(folder)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self.process: int | None = None

    def start(self, url: str = "") -> None:
        """Start it, its diaries at *url* or where they were; return once it answers.

        One that still lives, for its test failed, is killed first.
        """
        self.kill()
        self.url = url or self.url
        self._program.stdin.write(f"{self.url}\n")
        self._program.stdin.flush()
        self.process = int(self._program.stdout.readline())
        wait_for(self.address, self._program, self.log)

    def kill(self) -> None:
        """Kill it, if it lives, and return once it is there no more."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
            self.wait_until_gone()

    def kill_in(self, seconds: float) -> None:
        """Kill it after a while; until then go on."""
        threading.Timer(seconds, os.kill, (self.process, signal.SIGKILL)).start()

    def wait_until_gone(self) -> None:
        """Return once it has been killed; that it is not, in all this time, is a failure."""
        late = threading.Timer(GONE_S, os.kill, (self.process, signal.SIGKILL))
        late.start()
        assert self._program.stdout.readline() == "gone\n"
        in_time = late.is_alive()
        late.cancel()
        self.process = None
        assert in_time, "the server did not come to the moment at which it was to be killed"

    def order(self, moment: str) -> None:
        """Let it kill itself when it comes to *moment*, such as ``after insert``."""
        self._orders.write_text(moment)

    def close(self) -> None:
        """End it for good."""
        self.kill()
        self._program.communicate()


@contextmanager
def visiting(browser: Browser, server: MortalServer) -> Iterator[Page]:
    """Yield the page of a fresh visitor, which notes when it was drawn."""
    context = visit(browser, server.address)
    context.add_init_script(NOTE_RUNS)
    yield context.new_page()
    assert context.strayed == []
    context.close()


@contextmanager
def drawn_again(page: Page) -> Iterator[None]:
    """Do something, and wait until the page was drawn again since; it is never reloaded."""
    page.evaluate("document.documentElement.dataset.drawn = 'before'")
    yield
    page.locator(DRAWN_AGAIN).wait_for(state="attached")
    settle(page)


@contextmanager
def mortal_server(folder: Path) -> Iterator[MortalServer]:
    """Yield a server that is yet to be started."""
    server = MortalServer(folder)
    try:
        yield server
    finally:
        server.close()


def be_lost(page: Page, server: MortalServer) -> None:
    """Wait until the server has killed itself, and start it anew under the open page."""
    page.locator(GONE).wait_for(state="attached")
    server.wait_until_gone()
    with drawn_again(page):
        server.start()


def diary_of(page: Page, url: str) -> Opened:
    """Return what the visitor's diary holds in the database at *url*, every row of it whole."""
    (code,) = (one["value"] for one in page.context.cookies() if one["name"] == COOKIE)
    store = SqlStore(url)
    opened = Diary(parse_plan_code(code), store).facts()
    store.close()
    assert opened.broken == 0
    return opened
