"""What is held: the memory of a process, and of a session that has a page open."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack

from backplan.web.sitemap import FRONT, PAGES
from bench import server
from bench.diaries import MONTH
from bench.ground import Ground
from bench.process import memory
from bench.result import Goal, Result
from bench.server import Server
from bench.tab import open_tab

CHARTS = "progress"
SESSIONS = 125


def measure(ground: Ground) -> list[Result]:
    """Measure a process before its first chart, then sessions that have the diary page open."""
    process, bare, sessions = [], [], []
    count = min(SESSIONS, ground.effort.crowd_most)
    for _ in range(ground.effort.rounds):
        with server.bare(ground.folder / "resting-bare") as floor:
            asyncio.run(_walk(floor, ("",), ""))
            bare.append(memory(floor.pid).resident_mib)
        codes = ground.codes(MONTH, count)
        with server.backplan(ground.folder / "backplan") as ours:
            pages = ["" if name == FRONT else name for name in PAGES if name != CHARTS]
            asyncio.run(_walk(ours, pages, codes[0]))
            process.append(memory(ours.pid).resident_mib)
        # Another process: what imports needed for a moment goes back to the system bit by bit.
        with server.backplan(ground.folder / "backplan") as ours:
            sessions.append(asyncio.run(_rest(ours, codes)))
    goals = (
        Goal(what="process until its first chart", floor="bare Streamlit", limit=1.6, unit="MiB"),
        Goal(what=f"idle session, of {count} on /diary", limit=0.10, unit="MiB"),
    )
    figures = ((process, bare), (sessions, ()))
    return [
        Result(goal=goal, ours=ours, floors=floors)
        for goal, (ours, floors) in zip(goals, figures, strict=True)
    ]


async def _walk(one: Server, pages: Sequence[str], code: str) -> None:
    """Look at some pages."""
    async with open_tab(one.address, code) as tab:
        for page in pages:
            await tab.turn_to(page)


async def _rest(one: Server, codes: Sequence[str]) -> float:
    """Return the memory that each session adds."""
    async with AsyncExitStack() as opened:
        before = 0.0
        for number, code in enumerate(codes):
            if number == len(codes) // 5:  # imports and caches are not what is measured
                before = memory(one.pid).own_mib
            tab = await opened.enter_async_context(open_tab(one.address, code))
            await tab.turn_to("diary")
        return (memory(one.pid).own_mib - before) / (len(codes) - len(codes) // 5)
