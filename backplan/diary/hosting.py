"""What the commands for hosts do, and say."""

import argparse
import calendar
import json
import re
from datetime import date

from backplan.clock import today_here
from backplan.core.errors import InvalidValueError
from backplan.diary.sql.address import database_url
from backplan.diary.sql.backups import back_up, restore
from backplan.diary.sql.contents import facts_in_words
from backplan.diary.sql.schema import VERSIONS, database
from backplan.diary.sql.unused import count_unused, delete_unused, months

_MONTHS = re.compile("([1-9][0-9]{0,2})m")


def months_before(today: date, count: int) -> date:
    """Return the same day so many months ago, or the last of that month where it was shorter."""
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _backup(chosen: argparse.Namespace) -> str:
    copied = back_up(database_url(), chosen.out)
    left_out = f"; left out: damaged, {facts_in_words(copied.left_out)}" if copied.left_out else ""
    return f"{copied.count} copied to {chosen.out}{left_out}"


def _restore(chosen: argparse.Namespace) -> str:
    copied = restore(database_url(), chosen.file, replace=chosen.force)
    left_out = facts_in_words(copied.left_out)
    return f"{copied.count} restored; left out: of diaries deleted since, {left_out}"


def _migrate(_: argparse.Namespace) -> str:
    with database(database_url()):
        return f"the database has schema {VERSIONS[-1]}, the newest"


def _stats(_: argparse.Namespace) -> str:
    found = months(database_url())
    counts = {
        "diaries": sum(each.count.diaries for each in found),
        "facts": sum(each.count.facts for each in found),
        "sealed_bytes": sum(each.sealed_bytes for each in found),
        "diaries_by_month_last_written": {each.month: each.count.diaries for each in found},
    }
    return json.dumps(counts, indent=2)


def _purge(chosen: argparse.Namespace) -> str:
    match = _MONTHS.fullmatch(chosen.unused_for)
    if match is None:
        raise InvalidValueError("--unused-for", chosen.unused_for, "1m to 999m, a number of months")
    last = months_before(today_here(), int(match[1]))
    if chosen.delete:
        return f"{delete_unused(database_url(), last)} deleted, last written by {last}"
    found = count_unused(database_url(), last)
    return f"{found}, last written by {last}; --delete deletes them, nothing was deleted now"


HOSTING = {
    "backup": _backup,
    "restore": _restore,
    "migrate": _migrate,
    "stats": _stats,
    "purge": _purge,
}
