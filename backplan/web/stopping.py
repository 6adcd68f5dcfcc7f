"""A gentle stop: no new visitors, what is open ends, and then the server does."""

import asyncio
import contextlib
import logging
import signal
import threading
from collections.abc import AsyncIterator
from types import FrameType

from backplan.web.open_work import OPEN_WORK

STOPPING = threading.Event()
"""Set once this process was asked to end."""
PATIENCE_S = 8.0
"""How long a stop waits at most for what is open; it does so up to three times."""
RUNS_OF_A_SAVE, ANSWER_S = 2, 0.5
"""A page that saved something is drawn once more, to say so, and that has to reach its visitor."""


@contextlib.asynccontextmanager
async def stops_gently() -> AsyncIterator[None]:
    """Wait, at SIGTERM, for script runs and writes that are open; the server goes on meanwhile.

    Script runs have threads that end with the process, wherever they are: without this, a save
    could be cut off before its visitor is told. A second SIGTERM, or SIGINT, ends the server at
    once; even then it waits for writes.
    """
    STOPPING.clear()
    loop = asyncio.get_running_loop()
    server_ends = signal.getsignal(signal.SIGTERM)
    waiting: set[asyncio.Task[None]] = set()

    async def wait_and_end() -> None:
        for _ in range(RUNS_OF_A_SAVE if OPEN_WORK.is_any else 0):
            await _wait()
            await asyncio.sleep(ANSWER_S)
        if callable(server_ends):
            server_ends(signal.SIGTERM, None)

    def begin() -> None:
        waiting.add(loop.create_task(wait_and_end()))

    def asked(number: int, frame: FrameType | None) -> None:
        if STOPPING.is_set() and callable(server_ends):
            server_ends(number, frame)
        else:
            STOPPING.set()
            loop.call_soon_threadsafe(begin)

    # Only a server sets a handler of its own, and only the main thread can take its place.
    if callable(server_ends) and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, asked)
    try:
        yield
    finally:
        STOPPING.set()
        await _wait()


async def _wait() -> None:
    """Wait until what is open has ended, and say so where it did not."""
    if not await asyncio.to_thread(OPEN_WORK.wait, PATIENCE_S):
        logging.getLogger("backplan").warning("stopping although something is still open")
