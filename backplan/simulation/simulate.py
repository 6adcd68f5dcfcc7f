"""Live many lives, in one process or several, and say how they went.

Reads: a rulebook and how many visitors. Returns: an `Outcome` of each, and the first failing life.
Nothing here reads a file or the clock; progress goes to the `tell` that is handed in.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context

from backplan.core.facts import Fact
from backplan.core.rulebook import Rulebook
from backplan.simulation.invariants import broken
from backplan.simulation.life import WEEKS, live
from backplan.simulation.outcome import Outcome, outcome_of, stuck
from backplan.simulation.visitor import draw_visitor

A_SHARE = 8
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """How all lives went.

    Attributes:
        outcomes: One for each visitor, in order.
        failing: The first of them of whom something does not hold; None where all is well.
    """

    outcomes: tuple[Outcome, ...]
    failing: Outcome | None


def simulate(
    rulebook: Rulebook, *, visitors: int, tell: Tell, weeks: int = WEEKS, processes: int = 2
) -> Simulation:
    """Return how the lives of so many *visitors* went over some *weeks*."""
    shares = [range(at, min(at + A_SHARE, visitors)) for at in range(0, visitors, A_SHARE)]
    outcomes: list[Outcome] = []
    for some in _spread(partial(_lives, rulebook, weeks), shares, processes):
        outcomes += some
        tell(f"{len(outcomes):,} of {visitors:,} visitors")
    failing = next((one for one in outcomes if one.broken is not None), None)
    return Simulation(outcomes=tuple(outcomes), failing=failing)


def live_one(
    number: int, rulebook: Rulebook, *, weeks: int = WEEKS
) -> tuple[Outcome, tuple[Fact, ...]]:
    """Return how the life of one visitor went, and the diary."""
    life = live(draw_visitor(number), rulebook, weeks=weeks)
    outcome = outcome_of(life, broken(life, rulebook))
    if outcome.broken is None:
        outcome = replace(outcome, broken=stuck(outcome))
    return outcome, life.facts


def _lives(rulebook: Rulebook, weeks: int, numbers: Sequence[int]) -> list[Outcome]:
    """Return how some lives went; runs in a process of its own."""
    return [live_one(number, rulebook, weeks=weeks)[0] for number in numbers]


def _spread(
    work: Callable[[Sequence[int]], list[Outcome]], shares: Sequence[range], processes: int
) -> Iterator[list[Outcome]]:
    """Yield what *work* makes of each share, in order, in as many processes as asked for."""
    if processes == 1:
        yield from map(work, shares)
        return
    workers = ProcessPoolExecutor(processes, mp_context=get_context("fork"))
    try:
        yield from workers.map(work, shares)
    finally:
        workers.shutdown(cancel_futures=True)
