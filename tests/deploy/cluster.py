"""nginx, two servers, a real PostgreSQL and many visitors, while one after the other is taken away.

Run it by hand: ``python -m tests.deploy.cluster --visitors 300``. It needs nginx and openssl, and
takes some minutes. It prints what visitors went through, and ends with an error if an entry that a
visitor was told is saved is lost, or any entry is there twice.
"""

import argparse
import asyncio
import functools
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from tests.deploy.front import Front
from tests.deploy.looks import ask, look
from tests.deploy.replica import Replica
from tests.deploy.tally import Kept, Tally, kept, p95
from tests.deploy.visitors import Visitor
from tests.postgres import OwnPostgres, own_postgres

ARRIVE_S = 30
AWAY_S = 10
NEWCOMERS_S = 0.5
EVER = 10**6
MS = 1000
HEAD = """
| what happens | s | pages drawn | p95 ms | saved | press to “saved”, p95 ms | newcomers | p95 ms |
|---|--:|--:|--:|--:|--:|--:|--:|"""


class Part(NamedTuple):
    """A part of the day.

    Attributes:
        name: What happens.
        do: What makes it happen; it may take a while.
    """

    name: str
    do: Callable[[], None]


class Span(NamedTuple):
    """When a part was."""

    name: str
    began: float
    ended: float

    def has(self, at: float) -> bool:
        """Return whether a moment is in it."""
        return self.began <= at < self.ended


def parts(replicas: Sequence[Replica], postgres: OwnPostgres) -> list[Part]:
    """Return what happens to the servers, in turn."""
    first, second = replicas

    def kill_and_revive() -> None:
        first.kill()
        time.sleep(AWAY_S)
        first.start()
        first.wait_until_ready()

    def restart_database() -> None:
        postgres.stop()
        postgres.start()

    def roll() -> None:
        for one in (first, second):
            one.ask_to_stop()
            one.wait_for_end()
            one.start()
            one.wait_until_ready()

    return [
        Part("before", lambda: None),
        Part("a server is killed, and revived after 10 s", kill_and_revive),
        Part("PostgreSQL is restarted", restart_database),
        Part("one server after the other is restarted", roll),
        Part("after", lambda: None),
    ]


async def live_through(
    day: Sequence[Part], chosen: argparse.Namespace, address: str, tally: Tally
) -> list[Span]:
    """Let visitors come, and everything happen; return when it happened."""
    over = asyncio.Event()
    spans = []
    async with asyncio.TaskGroup() as visitors:
        for each in range(chosen.visitors):
            visitor = Visitor(each, [address], tally, chosen.think)
            visitors.create_task(visitor.note_days(EVER, over))
            await asyncio.sleep(ARRIVE_S / chosen.visitors)
        visitors.create_task(keep_looking(address, tally, over))
        for part in day:
            began = time.monotonic()
            await asyncio.to_thread(part.do)
            await asyncio.sleep(chosen.seconds)
            spans.append(Span(part.name, began, time.monotonic()))
            print(row(spans[-1], tally), flush=True)
        over.set()
    return spans


async def keep_looking(address: str, tally: Tally, over: asyncio.Event) -> None:
    """Open the first page again and again, as newcomers do."""
    while not over.is_set():
        began = time.monotonic()
        answer = await asyncio.to_thread(ask, address, "/", "text/html")
        tally.looks.append((time.monotonic(), time.monotonic() - began))
        if answer.status != 200:
            tally.trouble(f"a newcomer got {answer.status}")
        await asyncio.sleep(NEWCOMERS_S)


def row(span: Span, tally: Tally) -> str:
    """Return what visitors went through in one part."""
    cells: list[object] = [span.name, round(span.ended - span.began)]
    for events in (tally.runs, tally.saves, tally.looks):
        took = [each for at, each in events if span.has(at)]
        cells += [len(took), round(MS * p95(took))]
    return "| " + " | ".join(map(str, cells)) + " |"


def troubles(spans: Sequence[Span], tally: Tally) -> str:
    """Return what was not as it should be for visitors, part by part."""
    lines = []
    for span in spans:
        found = Counter(what for at, what in tally.troubles if span.has(at))
        lines += [f"- {span.name}: {what}: {often}" for what, often in found.most_common()]
    return "\n".join(lines) or "- nothing"


def cluster(chosen: argparse.Namespace) -> Kept:
    """Start everything, let the day happen, and print what came of it."""
    tally = Tally()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cluster-")))
        postgres = stack.enter_context(own_postgres())
        url = stack.enter_context(postgres.database())
        environment = {"BACKPLAN_DATABASE_URL": url, "STREAMLIT_SERVER_COOKIE_SECRET": "same"}
        ports = (chosen.port + 2, chosen.port + 3)
        replicas = [Replica(port, folder, environment) for port in ports]
        front = Front(chosen.port, folder, replicas)
        # Before the first connection: whom Python trusts is read from there.
        os.environ["SSL_CERT_FILE"] = str(front.certificate)
        for one in (*replicas, front):
            stack.callback(one.close)
            one.start()
        for one in replicas:
            one.wait_until_ready()
        for line in look(front.address):
            print(f"- {line}", flush=True)
        print(HEAD, flush=True)
        day = parts(replicas, postgres)
        spans = asyncio.run(live_through(day, chosen, front.address, tally))
        print(f"\n{troubles(spans, tally)}", flush=True)
        return kept(tally.told, url)


def main() -> int:
    """Return 0 if nothing was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.deploy.cluster", description=__doc__)
    number = functools.partial(parser.add_argument, type=int)
    number("--visitors", default=300)
    number("--think", default=10, help="seconds between two steps of a visitor, about")
    number("--seconds", default=40, help="how long each part goes on once it has happened")
    number("--port", default=8630, help="the first of four that are used")
    found = cluster(parser.parse_args())
    print(
        f"\nTold that they are saved: {found.told}. Lost: {len(found.lost)}. "
        f"There twice: {len(found.doubled)}. There without a word: {len(found.untold)}."
    )
    return 1 if found.lost or found.doubled else 0


if __name__ == "__main__":
    sys.exit(main())
