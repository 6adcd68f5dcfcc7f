"""The command `steps`: a phone's export to steps by day, as JSON."""

import argparse
import io
import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import IO

from backplan.clock import today_here
from backplan.core.errors import BackplanError
from backplan.diary.steps.asked import Asked, DayOrder
from backplan.diary.steps.process import StepsProcess

STDIN = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its parser."""
    parser.add_argument("file", help="what a phone exported, or - for standard input")
    parser.add_argument(
        "--zone", default="", help="time zone of times told in UTC, such as Europe/London"
    )
    parser.add_argument(
        "--dates",
        choices=(str(DayOrder.DAY_FIRST), str(DayOrder.MONTH_FIRST)),
        default=str(DayOrder.UNKNOWN),
        help="how dates such as 02/11/2026 are meant",
    )


def run_steps(chosen: argparse.Namespace) -> str:
    """Return the steps in a file, by day and by source, and how many records were left out."""
    # Somebody east of this machine may have walked on its tomorrow.
    latest = today_here() + timedelta(days=1)
    asked = Asked(latest=latest, zone=chosen.zone, order=DayOrder(chosen.dates))
    try:
        with _opened(chosen.file) as file:
            size = file.seek(0, io.SEEK_END)
            found = StepsProcess(file, size, asked, _tell_nobody).read()
    except OSError as error:
        raise BackplanError(f"{chosen.file}: {error.strerror or 'cannot be read'}") from None
    told = found.as_json()
    shown = {key: told[key] for key in ("days", "sources", "skipped")}
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _opened(name: str) -> IO[bytes]:
    """Return a file, or what comes on standard input, for reading and seeking."""
    return io.BytesIO(sys.stdin.buffer.read()) if name == STDIN else Path(name).open("rb")


def _tell_nobody(_: int) -> None:
    """Pass over how far it has come: what is printed is JSON alone."""
