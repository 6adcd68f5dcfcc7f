"""What one visitor's reruns of a page cost its server."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from statistics import median

from bench.process import cpu_s
from bench.server import Server
from bench.tab import Run, Tab, open_tab

LOOK_S, LOOKS, IDLE_S = 0.02, 3, 0.001
"""A run is over when its server did next to nothing at so many looks in a row.

Streamlit collects garbage only after the visitor has the page; on a busy machine, that waits.
"""
MS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page, as one visitor has it open.

    Attributes:
        server: Who serves it.
        page: Its path.
        code: The visitor's plan code.
        chosen: What is chosen on it before it is measured, by the key of the control.
    """

    server: Server
    page: str = ""
    code: str = ""
    chosen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a visit cost.

    Attributes:
        cpu_ms: Processor time of the server, a rerun.
        first_cpu_ms: Processor time of the first run.
        rerun_ms: What the visitor waited, the median of the reruns.
        first_kib: What came over the wire the first time.
        rerun_kib: What came a rerun.
    """

    cpu_ms: float
    first_cpu_ms: float
    rerun_ms: float
    first_kib: float
    rerun_kib: float


@dataclass(frozen=True, slots=True)
class Spent:
    """A run, and the processor time of the server that it took."""

    run: Run
    cpu_s: float


@dataclass(slots=True)
class Costs:
    """The costs of each round."""

    rounds: list[Cost] = field(default_factory=list)

    def of(self, name: str) -> list[float]:
        """Return one figure, round by round."""
        return [float(getattr(one, name)) for one in self.rounds]


def in_turns(visits: Sequence[Visit], rounds: int, reruns: int) -> list[Costs]:
    """Return what each visit costs; they take turns, rerun by rerun, so that all share the weather.

    In each round every tab is opened anew; what counts of its reruns is their median.
    """
    costs = [Costs() for _ in visits]
    asyncio.run(_round(visits, 1))  # imports and caches are not what is compared
    for _ in range(rounds):
        for cost, one in zip(costs, asyncio.run(_round(visits, reruns)), strict=True):
            cost.rounds.append(one)
    return costs


async def _round(visits: Sequence[Visit], reruns: int) -> list[Cost]:
    async with AsyncExitStack() as opened:
        tabs = [
            await opened.enter_async_context(open_tab(one.server.address, one.code))
            for one in visits
        ]
        firsts = [
            await _spent(visit.server, partial(_open, tab, visit))
            for tab, visit in zip(tabs, visits, strict=True)
        ]
        runs: list[list[Spent]] = [[] for _ in visits]
        for turn in range(reruns):
            for place in range(len(visits)):
                number = (turn + place) % len(visits)
                runs[number].append(await _spent(visits[number].server, tabs[number].rerun))
    return [
        Cost(
            cpu_ms=MS * median(one.cpu_s for one in later),
            first_cpu_ms=MS * first.cpu_s,
            rerun_ms=MS * median(one.run.took_s for one in later),
            first_kib=first.run.received / 1024,
            rerun_kib=median(one.run.received for one in later) / 1024,
        )
        for first, later in zip(firsts, runs, strict=True)
    ]


async def _open(tab: Tab, visit: Visit) -> Run:
    """Open a page, and choose on it what is to be chosen; return the last run of its script."""
    run = await tab.turn_to(visit.page)
    for key, option in visit.chosen:
        tab.choose(key, option)
        run = await tab.rerun()
    return run


async def _spent(server: Server, do: Callable[[], Awaitable[Run]]) -> Spent:
    """Return a run with what its server spent on it, also after the visitor had the page."""
    before = cpu_s(server.pid)
    run = await do()
    after, quiet = cpu_s(server.pid), 0
    while quiet < LOOKS:
        await asyncio.sleep(LOOK_S)
        now = cpu_s(server.pid)
        quiet = quiet + 1 if now - after < IDLE_S else 0
        after = now
    return Spent(run, after - before)
