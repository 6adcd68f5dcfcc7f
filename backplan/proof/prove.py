"""Run every block of the safety case, in one process or several.

Reads: a rulebook and a day. Returns: `Proof`: how many cases, what they reached, the failure.
Nothing here reads a file or the clock; progress goes to the `tell` that is handed in.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import combinations
from multiprocessing import get_context
from typing import Any

from backplan.core.rulebook import Rulebook
from backplan.core.safety_rules import StartLevel
from backplan.proof import contract_block, flag_blocks, level_block, routine_block, rung_block
from backplan.proof.bounds import ages
from backplan.proof.failure import BrokenError, Failure
from backplan.proof.judging import Judge
from backplan.proof.reach import missing
from backplan.proof.starts import kits, starts
from backplan.proof.world import PLAIN, Alike, Part, World

SHARES = 64
Block = Callable[[World, Judge, Part, Any], None]
Tell = Callable[[str], None]


@dataclass(slots=True, kw_only=True)
class Proof:
    """What was found.

    Attributes:
        world: What was crossed with what.
        cases: How many cases each block assessed.
        reached: How many cases reached each level, outcome and rule.
        failure: The first case that broke an invariant; None where all hold.
    """

    world: World
    cases: dict[str, int] = field(default_factory=dict)
    reached: Counter[str] = field(default_factory=Counter)
    failure: Failure | None = None

    @property
    def total(self) -> int:
        """Return how many cases were assessed in all."""
        return sum(self.cases.values())


def prove(
    rulebook: Rulebook, *, today: date, tell: Tell, processes: int = 2, quick: bool = False
) -> Proof:
    """Return the proof of *rulebook*, or the first failure on the way to it."""
    proof = Proof(world=World.of(rulebook, today, quick=quick))
    with _workers(processes) as spread:
        for name, block, tasks in _blocks(proof):
            shares = _shares(tasks)
            parts = spread(partial(_share, proof.world, block), shares)
            _run(proof, name, parts, len(shares), tell)
            if proof.failure is not None:
                return proof
    lost = missing(rulebook, proof.reached)
    if lost:
        says = f"no case reaches {', '.join(lost)}"
        proof.failure = Failure(invariant=6, says=says, answers=dict(PLAIN))
    return proof


def _blocks(proof: Proof) -> Iterator[tuple[str, Block, Sequence[Any]]]:
    """Yield the blocks in order; each may build on what those before it found."""
    rows = list(proof.world.rows)
    rulebook, quick = proof.world.rulebook, proof.world.quick
    yield "refusals", contract_block.refused, ["all"]
    yield "rows alone", flag_blocks.single, [flag_blocks.NOTHING, *rows]
    people = starts(proof.world)
    with_kit = [(one, kit) for one in people for kit in kits(one, rulebook)]
    yield "routines", routine_block.routines, with_kit
    yield "training days", routine_block.days, people[:: 2 if quick else 1]
    yield "goals", routine_block.goals, [people[0], people[-1]]
    gentle = [one for one in people if one.level is StartLevel.GENTLE]
    yield "rungs", rung_block.rungs, gentle[-1:]
    tasks = [(name, age) for name in level_block.CLEARED_FOR for age in ages(rulebook)]
    yield "start levels", level_block.levels, tasks
    yield "pairs of rows", flag_blocks.pair, list(combinations(rows, 2))
    yield "orders", contract_block.orders, rows
    if not quick:
        yield "triples of rows", flag_blocks.triple, list(combinations(rows, 2))


def _shares(tasks: Sequence[Any]) -> list[Sequence[Any]]:
    """Return the tasks in order, in as many shares as are worth a message between processes."""
    size = math.ceil(len(tasks) / SHARES)
    return [tasks[at : at + size] for at in range(0, len(tasks), size)]


def _share(world: World, block: Block, tasks: Sequence[Any]) -> Part:
    """Return what some tasks of a block found; runs in a process of its own."""
    judge = Judge(world.rulebook, world.today)
    found = Part()
    try:
        for task in tasks:
            block(world, judge, found, task)
    except BrokenError as broken:
        found.failure = broken.failure
    found.cases = judge.cases
    found.reached = judge.reached()
    return found


def _run(proof: Proof, name: str, parts: Iterator[Part], shares: int, tell: Tell) -> None:
    """Gather the parts of one block."""
    levels, alike = {}, {}
    proof.cases[name] = 0
    for done, part in enumerate(parts, start=1):
        proof.cases[name] += part.cases
        proof.reached += part.reached
        levels.update(part.levels)
        alike.update(part.alike)
        tell(f"{name}: {100 * done // shares} %, {proof.total:,} cases")
        if part.failure is not None:
            proof.failure = part.failure
            return
    if alike:
        proof.world = replace(proof.world, alike=_joined(alike))
    proof.world = replace(proof.world, levels=proof.world.levels | levels)


def _joined(alike: dict[str, tuple[tuple[int, ...], tuple[int, ...]]]) -> Alike:
    """Return what is alike: sayings within their row, settings for all rows at once."""
    first: dict[tuple[int, ...], int] = {}
    columns = zip(*(places for _, places in alike.values()), strict=True)
    settings = tuple(first.setdefault(column, at) for at, column in enumerate(columns))
    return Alike(sayings={row: said for row, (said, _) in alike.items()}, settings=settings)


@contextmanager
def _workers(processes: int) -> Iterator[Callable[..., Iterator[Part]]]:
    """Yield a map over tasks: in this process for one, else spread over as many as asked for."""
    if processes == 1:
        yield map
        return
    # An executor, because a pool that is ended with work under way can wait for ever.
    workers = ProcessPoolExecutor(processes, mp_context=get_context("fork"))
    try:
        yield workers.map
    finally:
        workers.shutdown(cancel_futures=True)
