"""Health Connect: a database of SQLite, of which only the table of steps is read."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from backplan.diary.steps.counts import count_of, source_name
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.stream import Counted
from backplan.diary.steps.tally import DAY_S, Tally
from backplan.diary.steps.when import ordinal

NAME = "Health Connect"
TABLES = ("steps_record_table", "application_info_table")
MEMORY = Path("/dev/shm")  # noqa: S108 - a file there has a name for a moment, and a random one
DATABASE_AT_MOST = 512 * 1024**2
HEAP_AT_MOST = 24 * 1024**2
MILLI = 1000
_EPOCH_S = ordinal("1970-01-01") * DAY_S
_RECORDS = """
    SELECT start_time, end_time, start_zone_offset, count, package_name
    FROM steps_record_table LEFT JOIN application_info_table
    ON application_info_table.row_id = steps_record_table.app_info_id
"""


def read_health_connect(stream: Counted, tally: Tally) -> None:
    """Add the records of each app to *tally*, at the local time of their own offset."""
    try:
        with _opened(stream) as database:
            kinds = database.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN (?, ?)", TABLES
            )
            if {name for (name,) in kinds} != set(TABLES):
                raise StepsFileError(Fault.NOT_STEPS)
            for row in database.execute(_RECORDS):
                _add(row, tally)
    except (sqlite3.Error, UnicodeDecodeError):
        # SQLite quotes what is wrong with a database, in whatever bytes stand there.
        raise StepsFileError(Fault.DAMAGED) from None


def _add(row: tuple[object, ...], tally: Tally) -> None:
    """Add one record."""
    start, end, offset, count, package = row
    steps = count_of(count)
    match start, end, offset:
        case int(), int(), int() | None if steps is not None:
            shift = _EPOCH_S + (offset or 0)
            source = source_name(package if isinstance(package, str) else "", NAME)
            if steps:
                tally.add(source, start // MILLI + shift, end // MILLI + shift, steps)
        case _:
            tally.unreadable += 1


@contextmanager
def _opened(stream: Counted) -> Iterator[sqlite3.Connection]:
    """Open the database, in which SQLite must be able to seek: in memory, never on a disk."""
    with closing(_in_memory(stream) if MEMORY.is_dir() else _in_a_heap(stream)) as database:
        # What a database holds may run when it is read: views, triggers, computed columns.
        database.execute("PRAGMA trusted_schema = OFF")
        yield database


def _in_memory(stream: Counted) -> sqlite3.Connection:
    """Return the database in a file of Linux's memory, gone with this process however it ends."""
    handle = os.open(MEMORY, os.O_TMPFILE | os.O_RDWR, 0o600)
    try:
        size = 0
        while piece := stream.read(1 << 16):
            size += os.write(handle, piece)
            if size > DATABASE_AT_MOST:
                raise StepsFileError(Fault.TOO_MUCH)
        return _by_name(handle)
    except OSError:
        raise StepsFileError(Fault.TOO_MUCH) from None
    finally:
        os.close(handle)


def _by_name(handle: int) -> sqlite3.Connection:
    """Return the database in an open file, which has a name only while SQLite opens it."""
    path = MEMORY / f"backplan-{os.getpid()}-{secrets.token_hex(8)}"
    handles = os.open("/proc/self/fd", os.O_RDONLY)
    try:
        os.link(str(handle), path, src_dir_fd=handles, follow_symlinks=True)
        try:
            database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
            database.execute("PRAGMA schema_version").fetchone()
            return database
        finally:
            path.unlink()
    finally:
        os.close(handles)


def _in_a_heap(stream: Counted) -> sqlite3.Connection:
    """Return the database within this process; a large one has no room there."""
    content = b""
    while piece := stream.read(1 << 16):
        content += piece
        if len(content) > HEAP_AT_MOST // 2:
            raise StepsFileError(Fault.TOO_MUCH)
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    return database
