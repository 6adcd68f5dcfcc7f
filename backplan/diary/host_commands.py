"""What whoever hosts backplan can type: back up, restore, migrate, count, delete the unused."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class HostCommand:
    """One command; `run_host_command` runs it.

    Attributes:
        name: What is typed.
        help: What it does, in one line.
        add_arguments: Adds its arguments to its parser.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]


def run_host_command(chosen: argparse.Namespace) -> str:
    """Run the command in ``chosen.name`` and return what to print."""
    # SQLAlchemy takes as long to import as other commands take: only these wait for it.
    from backplan.diary.hosting import HOSTING  # noqa: PLC0415

    return HOSTING[chosen.name](chosen)


def _no_arguments(_: argparse.ArgumentParser) -> None:
    """Leave the parser as it is."""


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=Path, help="a new file, an SQLite database")


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="what backup wrote")
    parser.add_argument("--force", action="store_true", help="replace the facts that are there")


def _purge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unused-for", metavar="MONTHS", required=True, help="such as 24m")
    parser.add_argument("--delete", action="store_true", help="delete them; else only count them")


HOST_COMMANDS = (
    HostCommand(
        "backup", "copy every diary, sealed, also while backplan serves", _backup_arguments
    ),
    HostCommand("restore", "fill the database with a backup", _restore_arguments),
    HostCommand("migrate", "give the database the newest schema", _no_arguments),
    HostCommand("stats", "count diaries and facts, as JSON", _no_arguments),
    HostCommand("purge", "count, or delete, diaries nobody writes to", _purge_arguments),
)
