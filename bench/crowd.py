"""How many visitors with time to think one process serves until a run takes more than a second."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from bench.ground import Ground
from bench.result import Goal, Result
from bench.server import Server
from bench.tab import Tab, open_tab

RERUNS = 4
P95_S = 1.0
CLOSE_ENOUGH = 1.15
"""The search ends where the last crowd that fitted is nearly as large as the first that did not."""
GOLDEN = 0.6180339887
"""Its multiples are spread evenly between two whole numbers, without chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Visitors of one page.

    Attributes:
        server: Who serves them.
        page: What they look at.
        codes: Their plan codes, which are taken in turns; one empty one where there are none.
        begin: How many are tried first.
    """

    server: Server
    page: str
    codes: Sequence[str]
    begin: int


def measure(ground: Ground) -> list[Result]:
    """Search the largest crowd for the bare page and three of backplan's."""
    most, think = ground.effort.crowd_most, ground.effort.think_s
    with_diary = ground.codes(30, min(most, 400))
    new = ground.codes(0, min(most, 400))
    bare = _largest(Crowd(server=ground.tuned, page="", codes=("",), begin=800), most, think)
    results = []
    for page, codes, begin in (("check", new, 200), ("diary", with_diary, 200)):
        crowd = Crowd(server=ground.backplan, page=page, codes=codes, begin=begin)
        found = _largest(crowd, most, think)
        goal = Goal(
            what=f"sessions on /{page}, p95 below 1 s",
            floor="tuned bare page",
            limit=0.28,
            at_least=True,
            unit="",
        )
        results.append(Result(goal=goal, ours=[found], floors=[bare]))
    crowd = Crowd(server=ground.backplan, page="progress", codes=with_diary, begin=120)
    found = _largest(crowd, most, think)
    goal = Goal(
        what="sessions on /progress, p95 below 1 s", limit=120, at_least=True, unit="sessions"
    )
    return [*results, Result(goal=goal, ours=[found])]


def _largest(crowd: Crowd, most: int, think_s: float) -> int:
    """Return the largest crowd that was served in time: doubled or halved, then closed in on."""
    good, bad = 0, 0
    size = min(crowd.begin, most)
    while size > 1 and (not bad or bad > good * CLOSE_ENOUGH):
        p95 = asyncio.run(_serve(crowd, size, think_s))
        if p95 <= P95_S:
            good = size
        else:
            bad = size
        if good >= most:
            break
        size = (good + bad) // 2 if bad else min(2 * good, most)
    return good


async def _serve(crowd: Crowd, size: int, think_s: float) -> float:
    """Return the time within which nineteen of twenty reruns were served."""
    async with AsyncExitStack() as opened:
        tabs: list[Tab] = []
        for number in range(size):  # one after the other: a crowd does not come all at once
            code = crowd.codes[number % len(crowd.codes)]
            tab = await opened.enter_async_context(open_tab(crowd.server.address, code))
            await tab.turn_to(crowd.page)
            tabs.append(tab)
        took = await asyncio.gather(
            *(_rerun(tab, number, think_s) for number, tab in enumerate(tabs))
        )
    waits = sorted(one for times in took for one in times)
    return waits[int(0.95 * (len(waits) - 1))]


async def _rerun(tab: Tab, number: int, think_s: float) -> list[float]:
    """Rerun with a pause before each, from half the usual to one and a half."""
    took = []
    for one in range(RERUNS):
        share = (number * GOLDEN + one * GOLDEN * GOLDEN) % 1
        await asyncio.sleep(think_s * (0.5 + share) if one else think_s * share)
        took.append((await tab.rerun()).took_s)
    return took
