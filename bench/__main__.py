"""Measure all, or the benchmarks that are named: ``python -m bench [NAME …]``."""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.benchmarks import BENCHMARKS
from bench.ground import FULL, GLANCE, Ground
from bench.table import HEAD, row


def main() -> int:
    """Print a row for each goal as soon as it is measured."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}")
    parser.add_argument("--rounds", type=int, help=f"how often all take turns ({FULL.rounds})")
    parser.add_argument(
        "--soak-sessions", type=int, help=f"how many sessions a soak has ({FULL.soak_sessions})"
    )
    parser.add_argument("--glance", action="store_true", help="only see that they work")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(BENCHMARKS):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    effort = GLANCE if chosen.glance else FULL
    if chosen.rounds:
        effort = replace(effort, rounds=chosen.rounds)
    if chosen.soak_sessions:
        effort = replace(effort, soak_sessions=chosen.soak_sessions)
    print(HEAD, flush=True)
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        Ground(Path(folder), effort) as ground,
    ):
        for name in chosen.names or BENCHMARKS:
            for result in BENCHMARKS[name](ground):
                print(row(result), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
