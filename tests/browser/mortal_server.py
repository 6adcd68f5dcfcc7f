"""backplan's server for tests, which can be killed at a given moment and is soon there again.

Run as a program it imports backplan once, and forks a server for each line that it reads: one that
has to be imported anew takes far longer. The line names its database. A server kills itself when
it comes to the moment that stands in a file of orders, such as ``after insert``.
"""

import functools
import gc
import importlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from backplan.diary.sql import store
from backplan.web import encodings, routes

# A server imports these as late as it starts; here that is done once for all of them.
LATE = ("app", "psycopg", "sqlalchemy.dialects.sqlite", "uvicorn.loops.auto", "backplan.charts")
MOMENTS: tuple[tuple[Any, str], ...] = (
    (routes, "keep_code"),
    (store.SqlStore, "insert"),
    (store.SqlStore, "insert_all"),
    (store, "delete_diary"),
    (store, "empty_log"),
)
"""What it may be killed before or after: an answer to a form, a write, and steps inside of one."""


def may_die_at(place: Any, name: str, orders: Path) -> None:
    """Let the function *name* end the process before or after it is done, when that is ordered."""
    real: Callable[..., Any] = getattr(place, name)

    def come_to(moment: str) -> None:
        if orders.exists() and orders.read_text() == moment:
            orders.unlink()
            os.kill(os.getpid(), signal.SIGKILL)

    @functools.wraps(real)
    def mortal(*args: Any, **named: Any) -> Any:
        come_to(f"before {name}")
        result = real(*args, **named)
        come_to(f"after {name}")
        return result

    setattr(place, name, mortal)


def serve(port: int, url: str) -> None:
    """Serve backplan until the end, its diaries at *url*."""
    os.environ["BACKPLAN_DATABASE_URL"] = url
    importlib.import_module("uvicorn").run("app:app", port=port)


def main(port: int, orders: Path) -> None:
    """Fork a server for each line, and say when it is there no more."""
    for place, name in MOMENTS:
        may_die_at(place, name, orders)
    for name in LATE:
        importlib.import_module(name)
    # Each server packs Streamlit's files anew; how small they come is shown elsewhere.
    encodings.BROTLI_QUALITY = 1
    gc.freeze()
    for line in sys.stdin:
        server = os.fork()
        if server == 0:
            serve(port, line.strip())
            os._exit(0)
        sys.stdout.write(f"{server}\n")
        sys.stdout.flush()
        os.waitpid(server, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
