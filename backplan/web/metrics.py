"""What a host may count: script runs, pages, saves, the store and memory.

Nothing here tells one visitor from another: every label is one of a few words of our own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from starlette.types import ASGIApp, Receive, Scope, Send

from backplan.diary.store import Saved
from backplan.web.open_work import OPEN_WORK

FAST_S = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1.0, 5.0)
RUN_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)


class Failed(StrEnum):
    """Why something was not stored."""

    READ_ONLY = "read_only"
    UNAVAILABLE = "unavailable"


REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PAGES_OPEN = Gauge(
    "backplan_sessions_open", "Pages that are connected just now.", registry=REGISTRY
)
RUN_SECONDS = Histogram(
    "backplan_rerun_seconds",
    "How long script runs of a whole page took.",
    buckets=RUN_S,
    registry=REGISTRY,
)
SAVES = Counter(
    "backplan_saves",
    "Facts that were to be stored, by what became of them.",
    ["outcome"],
    registry=REGISTRY,
)
STORE_SECONDS = Histogram(
    "backplan_store_seconds",
    "How long the store took, by what it was asked.",
    ["operation"],
    buckets=FAST_S,
    registry=REGISTRY,
)
for _outcome in (*Saved, *Failed):
    SAVES.labels(_outcome)


@contextmanager
def script_run() -> Iterator[None]:
    """Let what is done inside count as one script run, for which a stop waits."""
    with OPEN_WORK.piece(), RUN_SECONDS.time():
        yield


class PagesCounted:
    """Middleware that counts the pages that are connected.

    Args:
        app: What is served.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; a websocket is a page for as long as it is open."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        with PAGES_OPEN.track_inprogress():
            await self._app(scope, receive, send)
