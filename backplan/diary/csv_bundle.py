"""The CSV bundle: check-ins, sessions and sets as tables for a spreadsheet.

Reads: what a diary says, and the catalogue for the names of exercises.
Returns: the bytes of a zip file, the same for the same diary.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from backplan.core.catalogue import Catalogue
from backplan.core.history import History
from backplan.core.sessions import EffortLeft

Cell: TypeAlias = str | float | None
_CHECK_INS = (
    "date",
    "pain_0_to_10",
    "morning",
    "steps_per_day",
    "sitting_hours_per_day",
    "flare",
    "note",
)
_SESSIONS = (
    "session",
    "date",
    "pain_before_0_to_10",
    "pain_after_0_to_10",
    "stopped_early",
    "stop_reason",
    "exercises",
    "sets",
)
_SETS = (
    "session",
    "date",
    "exercise",
    "exercise_name",
    "set",
    "repetitions",
    "hold_seconds",
    "minutes",
    "side",
    "load_kg",
    "repetitions_left",
    "pain_during_0_to_10",
)
# "2-3" would become the second of March.
_LEFT = {EffortLeft.NONE: "0 to 1", EffortLeft.SOME: "2 to 3", EffortLeft.PLENTY: "4 or more"}
_README = """\
Your backplan diary as tables, for a spreadsheet.

check-ins.csv   one line a day; where a day was noted twice, the last counts.
                Steps are those that count for the day, counted by hand or imported.
sessions.csv    one line a session, oldest first, numbered in the first column.
sets.csv        one line a set, with the number of its session.

Pain is 0 (none) to 10. Dates are year, month, day. Entries that you took back are left out,
and so is what the tables have no place for. The diary file has everything: only that one can be
imported again.

An apostrophe (') in front of a text keeps a spreadsheet from running it as a formula.
"""
_STARTS = r"=+\-@\uff1d\uff0b\uff0d\uff20"
# A spreadsheet that splits at semicolons, tabs or lines sees cells where we see none.
_FORMULA = re.compile(rf"\A(?=[\s\"'`]*[{_STARTS}\t\r\n])|(?<=[;\t\r\n])(?=[\s\"'`]*[{_STARTS}])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def write_csv_bundle(history: History, catalogue: Catalogue) -> bytes:
    """Return a zip file with the check-ins, sessions and sets that stand in a diary."""
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (
            ("readme.txt", _README.encode()),
            ("check-ins.csv", _table(_CHECK_INS, _check_ins(history))),
            ("sessions.csv", _table(_SESSIONS, _sessions(history))),
            ("sets.csv", _table(_SETS, _sets(history, catalogue))),
        ):
            # Without a date of its own, a member bears the hour at which it was written.
            member = zipfile.ZipInfo(name)
            member.create_system = 3
            member.external_attr = 0o644 << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return bundle.getvalue()


def _check_ins(history: History) -> Iterator[Sequence[Cell]]:
    """Yield a row for each day that was noted."""
    for one in history.checkins:
        yield (
            one.on.isoformat(),
            one.pain,
            one.morning,
            history.steps.get(one.on),
            one.sitting_hours,
            _yes_no(one.flare),
            one.note,
        )


def _sessions(history: History) -> Iterator[Sequence[Cell]]:
    """Yield a row for each session."""
    for number, one in enumerate(history.sessions, start=1):
        yield (
            number,
            one.on.isoformat(),
            one.pain_before,
            one.pain_after,
            _yes_no(one.stopped),
            one.stop_reason,
            len(one.items),
            sum(len(item.sets) for item in one.items),
        )


def _sets(history: History, catalogue: Catalogue) -> Iterator[Sequence[Cell]]:
    """Yield a row for each set of each session."""
    for number, session in enumerate(history.sessions, start=1):
        for item in session.items:
            for index, one in enumerate(item.sets, start=1):
                yield (
                    number,
                    session.on.isoformat(),
                    item.exercise,
                    catalogue.exercises[item.exercise].name,
                    index,
                    one.reps,
                    one.hold_s,
                    one.minutes,
                    one.side,
                    one.load_kg,
                    _LEFT[item.effort_left],
                    item.pain_during,
                )


def _table(names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a CSV file that spreadsheets open in the right encoding."""
    table = io.StringIO(newline="")
    # Text in quotes stays one cell where a spreadsheet splits at semicolons.
    writer = csv.writer(table, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(names)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig", "replace")


def _safe(cell: Cell) -> Cell:
    """Return *cell*; text that a spreadsheet would run as a formula is marked as text."""
    if not isinstance(cell, str):
        return cell
    return _FORMULA.sub("'", _CONTROL.sub(" ", cell))


def _yes_no(said: bool) -> str:  # noqa: FBT001 - it is the value itself
    """Return the word for true or false."""
    return "yes" if said else "no"
