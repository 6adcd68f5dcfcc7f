"""`python -m backplan simulate`: let made-up visitors live with the plan, and say how it went.

Reads: how many. Returns: a table; a whole run is written to docs/ as well, with its drawing.
"""

import argparse
import sys
from pathlib import Path

from backplan.content import load_rulebook
from backplan.core.facts import Fact
from backplan.core.rulebook import Rulebook
from backplan.diary.diary_file import write_diary_file
from backplan.simulation.chart import chart_of
from backplan.simulation.outcome import Outcome
from backplan.simulation.report import CHART, page_of
from backplan.simulation.simulate import live_one, simulate
from backplan.simulation.table import as_text, rows_of

VISITORS = 10_000
PAGE = Path(__file__).parent.parent.parent / "docs" / "simulation.md"


class StuckError(Exception):
    """Raised where something does not hold of a life; `diary` is it as a file."""

    def __init__(self, outcome: Outcome, others: int, rulebook: Rulebook) -> None:
        more = f" (and {others} more)" if others else ""
        super().__init__(f"visitor {outcome.number}, who {outcome.kind}: {outcome.broken}{more}")
        self.diary = _as_file(live_one(outcome.number, rulebook)[1])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--visitors", metavar="N", type=int, default=VISITORS, help="how many")
    parser.add_argument("--out", metavar="FILE", type=Path, help="the report, docs/ if left out")


def run_simulation(chosen: argparse.Namespace) -> str:
    """Return how the lives went; a run that is not whole is written down only where asked.

    Raises:
        StuckError: Something does not hold of somebody; the run is written down all the same.
    """
    rulebook = load_rulebook()
    simulation = simulate(rulebook, visitors=max(chosen.visitors, 1), tell=_tell)
    print(file=sys.stderr)
    rows = rows_of(simulation.outcomes)
    if chosen.out is not None or chosen.visitors >= VISITORS:
        page = chosen.out or PAGE
        drawing = page.parent / CHART
        drawing.parent.mkdir(parents=True, exist_ok=True)
        drawing.write_text(chart_of(rows), encoding="utf-8")
        page.write_text(page_of(simulation), encoding="utf-8")
    if simulation.failing is not None:
        others = sum(one.broken is not None for one in simulation.outcomes) - 1
        raise StuckError(simulation.failing, others, rulebook)
    return as_text(rows)


def _as_file(facts: tuple[Fact, ...]) -> str:
    """Return a diary as the file that `replay` reads."""
    return write_diary_file([one.as_json() for one in facts]).decode()


def _tell(line: str) -> None:
    """Show on one line how far it has come."""
    print(f"\r{line:<60}", end="", file=sys.stderr, flush=True)
