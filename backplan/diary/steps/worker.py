"""The process that reads a file of steps, with little memory, little time and no way to write.

``python -m backplan.diary.steps.worker SIZE LATEST ZONE ORDER``; see `pieces` and `process`.
"""

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import IO, cast

from backplan.diary.steps.asked import Asked, DayOrder
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.health_connect import DATABASE_AT_MOST
from backplan.diary.steps.pieces import Pieces
from backplan.diary.steps.reading import read_steps

MEMORY_AT_MOST = 64 * 1024**2
CPU_AT_MOST_S = 180
FILES_AT_MOST = 16
NICE = 15
"""How far it stands back; with 5, others waited 1.4 times as long meanwhile on two cores."""


def main(arguments: Sequence[str]) -> None:
    """Read the file that the other process has, and tell it what was found."""
    size, latest, zone, order = arguments
    _limit()
    asked = Asked(latest=date.fromisoformat(latest), zone=zone, order=DayOrder(order))
    file = cast("IO[bytes]", Pieces(int(size), _say, sys.stdin.buffer))
    try:
        found = read_steps(file, int(size), asked, lambda percent: _say(f"at {percent}"))
        _say(f"found {json.dumps(found.as_json())}")
    except StepsFileError as error:
        _say(f"refused {error.fault}")
    except MemoryError:
        _say(f"refused {Fault.TOO_MUCH}")
    except (EOFError, BrokenPipeError):
        return


def _say(line: str) -> None:
    """Send one line."""
    sys.stdout.buffer.write(f"{line}\n".encode())
    sys.stdout.buffer.flush()


def _limit() -> None:
    """Give up what reading a file needs not; other processes come first."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    os.nice(NICE)
    limits = {
        resource.RLIMIT_CPU: CPU_AT_MOST_S,
        resource.RLIMIT_NOFILE: FILES_AT_MOST,
        resource.RLIMIT_FSIZE: DATABASE_AT_MOST,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_DATA: MEMORY_AT_MOST,
    }
    for limit, most in limits.items():
        # A host that allows less stays with that.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    main(sys.argv[1:])
