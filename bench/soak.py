"""Short sessions in one process, one after the other: what grows, and whether it gets slower.

Ten thousand reruns, or as many as are asked for: ``--soak-sessions 3000`` takes about an hour.
"""

import asyncio
from itertools import cycle, islice
from statistics import median

from bench import server
from bench.ground import Ground
from bench.process import cpu_s, memory
from bench.result import Goal, Result
from bench.server import Server
from bench.tab import open_tab

PAGES = ("", "plan", "diary", "progress", "learn")
RERUNS = 50
PARTS = 10
DIARIES = 400
"""More sessions than this come back to diaries that were there before."""
MS = 1000
FIGURES = (("CPU a rerun", 1.05, "ms"), ("memory", 1.1, "MiB"), ("median wait", 1.1, "ms"))


def measure(ground: Ground) -> list[Result]:
    """Let one session follow another; compare the first and last tenth."""
    sessions = ground.effort.soak_sessions
    codes = list(islice(cycle(ground.codes(30, min(sessions, DIARIES))), sessions))
    part = max(sessions // PARTS, 1)
    parts = [codes[start : start + part] for start in range(0, sessions, part)]
    with server.backplan(ground.folder / "backplan") as one:
        asyncio.run(_session(one, codes[0]))  # the libraries of the charts come with the first
        figures = [asyncio.run(_part(one, some)) for some in parts]
    reruns = f"{sessions * RERUNS:,} reruns over {sessions} sessions"
    first, last = figures[0], figures[-1]
    return [
        Result(
            goal=Goal(what=f"{reruns}: {words}", floor="the first tenth", limit=limit, unit=unit),
            ours=[last[which]],
            floors=[first[which]],
        )
        for which, (words, limit, unit) in enumerate(FIGURES)
    ]


async def _part(one: Server, codes: list[str]) -> tuple[float, ...]:
    """Return the processor time a rerun, the memory after it, and how long one waited."""
    start = cpu_s(one.pid)
    waits = [wait for code in codes for wait in await _session(one, code)]
    cpu_ms = MS * (cpu_s(one.pid) - start) / len(waits)
    return cpu_ms, memory(one.pid).resident_mib, MS * median(waits)


async def _session(one: Server, code: str) -> list[float]:
    """Visit the pages in turn, as often as it takes, and go; return how long each run took."""
    runs = []
    async with open_tab(one.address, code) as tab:
        for _ in range(RERUNS // len(PAGES) // 2):
            for page in PAGES:
                runs += [await tab.turn_to(page), await tab.rerun()]
    return [run.took_s for run in runs]
