"""Backups: every diary, still sealed, in one SQLite file that is a database of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from backplan.diary.sql import contents
from backplan.diary.sql.address import file_url
from backplan.diary.sql.contents import Count
from backplan.diary.sql.engine import open_copy, open_engine
from backplan.diary.sql.errors import store_errors
from backplan.diary.sql.schema import database, known_version
from backplan.diary.sql.tables import FACTS
from backplan.diary.sql.transactions import alone, at_one_moment, empty_log, keep_writers_out
from backplan.diary.store import Row, StoreError

_FACTS = sa.select(sa.func.count()).select_from(FACTS)


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied from one database to another.

    Attributes:
        count: How much it is.
        left_out: How many facts were not copied.
    """

    count: Count
    left_out: int


def back_up(url: str, out: Path) -> Copied:
    """Copy the database at *url*, as it stands at this moment, to the new file *out*.

    Others may go on writing. A damaged row, which no plan code opens, is left out.

    Raises:
        StoreError: There is no database, or such a file already, or it cannot be written.
    """
    if out.exists():
        raise StoreError(f"{out} is there already")
    part = out.absolute().with_name(f"{out.name}.part")
    try:
        part.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise StoreError(f"{part} cannot be made: {error.strerror}") from error
    try:
        with _reading(open_engine(url)) as reading, database(file_url(part)) as copy:
            _refuse_unknown(reading, "the database")
            with alone(copy) as writing:
                copied = _copy(reading, writing, contents.is_whole)
                contents.remember(writing, contents.deletions(reading).values())
            with store_errors(), copy.connect() as connection:
                # One file without a log beside it, which opens where nothing can be written.
                connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return copied


def restore(url: str, file: Path, *, replace: bool) -> Copied:
    """Fill the database at *url* with the backup in *file*, but for diaries deleted since.

    Args:
        url: The database; it gets this release's schema if it is behind.
        file: What `back_up` wrote, or a copy of an SQLite database of backplan.
        replace: Whether facts that are there may be replaced. What was deleted stays deleted.

    Raises:
        StoreError: The file is no backup, or damaged; or the database holds diaries that may not
            be replaced. Nothing was changed.
    """
    if not file.is_file():
        raise StoreError(f"{file} is no file")
    with _reading(open_copy(file)) as reading:
        _verify(reading, str(file))
        with database(url) as engine:
            with alone(engine) as writing:
                keep_writers_out(writing)
                there = writing.scalar(_FACTS)
                if there and not replace:
                    found = contents.facts_in_words(there)
                    message = f"the database holds {found} already; --force replaces what it holds"
                    raise StoreError(message)
                copied = _refill(reading, writing)
            empty_log(engine)
    return copied


def _refill(reading: sa.Connection, writing: sa.Connection) -> Copied:
    """Put what is read in the place of what there is."""
    then, now = contents.deletions(reading), contents.deletions(writing)
    deleted_since = {now[each]["diary_id"] for each in now.keys() - then.keys()}
    writing.execute(sa.delete(FACTS))
    contents.remember(writing, (then[each] for each in then.keys() - now.keys()))
    return _copy(reading, writing, lambda row: row.diary_id not in deleted_since)


def _copy(reading: sa.Connection, writing: sa.Connection, keep: Callable[[Row], bool]) -> Copied:
    rows = (row for row in contents.every_row(reading) if keep(row))
    count = contents.write_rows(writing, rows)
    return Copied(count, left_out=(reading.scalar(_FACTS) or 0) - count.facts)


@contextmanager
def _reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Look at a database as it stands; it is not changed, not even to a newer schema."""
    try:
        with at_one_moment(engine) as reading:
            yield reading
    finally:
        engine.dispose()


def _verify(reading: sa.Connection, name: str) -> None:
    """Raise a StoreError unless the file is sound and each of its rows can be a fact."""
    try:
        found = reading.exec_driver_sql("PRAGMA integrity_check").scalar()
    except SQLAlchemyError:
        found = None
    if found != "ok":
        raise StoreError(f"{name} is damaged, or no backup of backplan")
    _refuse_unknown(reading, name)
    for number, row in enumerate(contents.every_row(reading), start=1):
        if not contents.is_whole(row):
            raise StoreError(f"{name} is damaged: row {number} can be no fact")


def _refuse_unknown(reading: sa.Connection, name: str) -> None:
    """Raise a StoreError unless this release knows what stands there."""
    known_version(reading)
    if not sa.inspect(reading).has_table(FACTS.name):
        raise StoreError(f"{name} holds no diaries")
