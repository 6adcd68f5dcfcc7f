"""Ten thousand reruns of short sessions in one process: what grows, and whether it gets slower."""

import asyncio

from bench import server
from bench.ground import Ground
from bench.process import cpu_s, memory
from bench.result import Goal, Result
from bench.server import Server
from bench.tab import open_tab

PAGES = ("", "plan", "diary", "progress", "learn")
RERUNS = 50
PARTS = 10
MS = 1000


def measure(ground: Ground) -> list[Result]:
    """Let one session follow another, each with its own diary; compare the first and last tenth."""
    codes = ground.codes(30, ground.effort.soak_sessions)
    part = max(len(codes) // PARTS, 1)
    parts = [codes[start : start + part] for start in range(0, len(codes), part)]
    with server.backplan(ground.folder / "backplan") as one:
        asyncio.run(_session(one, codes[0]))  # the libraries of the charts come with the first
        figures = [asyncio.run(_part(one, some)) for some in parts]
    reruns = f"{len(codes) * RERUNS:,} reruns over {len(codes)} sessions"
    first, last = figures[0], figures[-1]
    return [
        Result(
            goal=Goal(what=f"{reruns}: {words}", floor="the first tenth", limit=limit, unit=unit),
            ours=[last[which]],
            floors=[first[which]],
        )
        for which, (words, limit, unit) in enumerate(
            (("CPU a rerun", 1.05, "ms"), ("memory", 1.1, "MiB"))
        )
    ]


async def _part(one: Server, codes: list[str]) -> tuple[float, float]:
    """Return the processor time a rerun, and the memory after it."""
    start = cpu_s(one.pid)
    for code in codes:
        await _session(one, code)
    return (
        MS * (cpu_s(one.pid) - start) / (len(codes) * RERUNS),
        memory(one.pid).resident_mib,
    )


async def _session(one: Server, code: str) -> None:
    """Visit the pages in turn, as often as it takes, and go."""
    async with open_tab(one.address, code) as tab:
        for _ in range(RERUNS // len(PAGES) // 2):
            for page in PAGES:
                await tab.turn_to(page)
                await tab.rerun()
