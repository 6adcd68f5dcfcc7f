"""A store in an SQL database: SQLite by default, one file and no set-up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from backplan.diary.store import Row, Saved, StoreReadOnlyError, StoreUnavailableError

_FACTS = sa.Table(
    "facts",
    sa.MetaData(),
    sa.Column("diary_id", sa.String(32), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("fact_id", sa.String(64), nullable=False),
    sa.Column("written_on", sa.Date, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("diary_id", "fact_id", name="uq_facts_diary_id_fact_id"),
)
# Built once: building a statement takes as long as running it.
_INSERT = sa.insert(_FACTS)
_OF_DIARY = _FACTS.c.diary_id == sa.bindparam("diary")
_WRITTEN_ON = sa.cast(_FACTS.c.written_on, sa.String)
_ROWS = (
    sa.select(_FACTS.c.seq, _FACTS.c.fact_id, _WRITTEN_ON, _FACTS.c.sealed)
    .where(_OF_DIARY, _FACTS.c.seq > sa.bindparam("after"))
    .order_by(_FACTS.c.seq)
)
_LAST_SEQ = sa.select(sa.func.max(_FACTS.c.seq)).where(_OF_DIARY)
_SEQ_OF_FACT = sa.select(_FACTS.c.seq).where(_OF_DIARY, _FACTS.c.fact_id == sa.bindparam("fact"))
_DELETE = sa.delete(_FACTS).where(_OF_DIARY)
_PRAGMAS = (
    "busy_timeout=5000",  # first, for the others may have to wait
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "trusted_schema=OFF",
)
_READ_ONLY_SIGNS = ("readonly", "read-only", "is full", "no space left")


class SqlStore:
    """A `Store` in the database at *url*; makes its table if there is none."""

    def __init__(self, url: str) -> None:
        with _store_errors():
            # Without its parameters, an error of the database can be logged.
            self._engine = sa.create_engine(url, hide_parameters=True)
            if self._engine.dialect.name == "sqlite":
                sa.event.listen(self._engine, "connect", _set_up_sqlite)
                sa.event.listen(self._engine, "begin", _begin_sqlite)
            self._writing = self._engine.execution_options(writes=True)
            # Looking first lets a read-only database be read.
            if not sa.inspect(self._engine).has_table(_FACTS.name):
                with self._writing.begin() as connection:
                    _FACTS.metadata.create_all(connection)

    def insert(self, row: Row) -> Saved:
        """Store *row* durably, in one statement."""
        try:
            with _store_errors(), self._writing.begin() as connection:
                connection.execute(_INSERT, asdict(row))
        except IntegrityError:
            return self._why_refused(row)
        return Saved.SAVED

    def rows(self, diary_id: str, after: int = 0) -> tuple[Row, ...]:
        """Return the rows of a diary with a seq above *after*, by seq."""
        wanted = {"diary": diary_id, "after": after}
        with _store_errors(), self._engine.connect() as connection:
            return tuple(
                Row(diary_id, seq, fact_id, _date_or_earliest(day), sealed)
                for seq, fact_id, day, sealed in connection.execute(_ROWS, wanted)
            )

    def last_seq(self, diary_id: str) -> int:
        """Return the highest seq of a diary, 0 when it has no rows."""
        with _store_errors(), self._engine.connect() as connection:
            return connection.scalar(_LAST_SEQ, {"diary": diary_id}) or 0

    def delete(self, diary_id: str) -> int:
        """Delete a diary and return how many rows it had."""
        with _store_errors(), self._writing.begin() as connection:
            return connection.execute(_DELETE, {"diary": diary_id}).rowcount

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _why_refused(self, row: Row) -> Saved:
        fact = {"diary": row.diary_id, "fact": row.fact_id}
        with _store_errors(), self._engine.connect() as connection:
            found = connection.scalar(_SEQ_OF_FACT, fact)
        return Saved.SEQ_TAKEN if found is None else Saved.ALREADY_THERE


def sqlite_url(folder: Path) -> str:
    """Return the URL of the database in *folder*, which is made for this user only if absent.

    Raises:
        StoreUnavailableError: *folder* cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder} cannot be made: {error.strerror}"
        raise StoreUnavailableError(message) from error
    path = folder.absolute() / "diary.sqlite3"
    return sa.URL.create("sqlite", database=str(path)).render_as_string()


@contextmanager
def _store_errors() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except SQLAlchemyError as error:
        words = str(error).lower()
        if any(sign in words for sign in _READ_ONLY_SIGNS):
            raise StoreReadOnlyError("the diary store cannot be written") from error
        raise StoreUnavailableError("the diary store cannot be reached") from error


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # `_begin_sqlite` begins, not the driver
    # A flipped bit in one row's text must not keep the other rows from being read.
    connection.text_factory = lambda text: text.decode(errors="replace")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer waits for its turn at the start; a reader's one statement needs no transaction.
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _date_or_earliest(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min  # A damaged date must not hide the fact, which does not depend on it.
