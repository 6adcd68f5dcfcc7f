"""Short sessions in one process, one after the other: what grows, and whether it gets slower.

Ten thousand reruns, or as many as are asked for: ``--soak-sessions 2200`` takes about an hour.
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
BARE_RERUNS = 20
"""After each session; a machine that others use is faster now and slower then."""
FIGURES = (
    ("CPU a rerun, in reruns of a bare page", 1.05, ""),
    ("memory", 1.1, "MiB"),
    ("median wait, in waits for a bare page", 1.1, ""),
)


def measure(ground: Ground) -> list[Result]:
    """Let one session follow another; compare the first and last tenth."""
    sessions = ground.effort.soak_sessions
    codes = list(islice(cycle(ground.codes(30, min(sessions, DIARIES))), sessions))
    part = max(sessions // PARTS, 1)
    parts = [codes[start : start + part] for start in range(0, sessions, part)]
    with server.backplan(ground.folder / "backplan") as one:
        # Libraries come with the first visit, those of the charts with the first look at one.
        asyncio.run(_session(one, codes[0]))
        asyncio.run(_bare_waits(ground.tuned))
        figures = [asyncio.run(_part(one, ground.tuned, some)) for some in parts]
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


async def _part(one: Server, bare: Server, codes: list[str]) -> tuple[float, ...]:
    """Return the processor time a rerun, the memory after it, and how long one waited.

    Times are told in those of a bare page, which is rerun in between.
    """
    start, bare_start = cpu_s(one.pid), cpu_s(bare.pid)
    waits, bare_waits = [], []
    for code in codes:
        waits += await _session(one, code)
        bare_waits += await _bare_waits(bare)
    cpu = (cpu_s(one.pid) - start) / len(waits)
    bare_cpu = (cpu_s(bare.pid) - bare_start) / len(bare_waits)
    wait = median(waits) / median(bare_waits)
    return cpu / bare_cpu, memory(one.pid).resident_mib, wait


async def _bare_waits(bare: Server) -> list[float]:
    """Return how long each rerun of the bare page took."""
    async with open_tab(bare.address) as tab:
        await tab.turn_to("")
        return [(await tab.rerun()).took_s for _ in range(BARE_RERUNS)]


async def _session(one: Server, code: str) -> list[float]:
    """Visit the pages in turn, as often as it takes, and go; return how long each run took."""
    runs = []
    async with open_tab(one.address, code) as tab:
        for _ in range(RERUNS // len(PAGES) // 2):
            for page in PAGES:
                runs += [await tab.turn_to(page), await tab.rerun()]
    return [run.took_s for run in runs]
