"""The engine: one database and how its connections are set up."""

import sqlite3
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from backplan.diary.sql.address import address, read_only_url
from backplan.diary.store import StoreUnavailableError

_ANY_ENGINE: dict[str, Any] = {
    "hide_parameters": True,  # so that an error of the database can be logged
    "pool_size": 5,
    "max_overflow": 15,
    "pool_timeout": 5,
}
_WAIT_S = 5.0
_PRAGMAS = (
    f"busy_timeout={_WAIT_S * 1000:.0f}",  # first, for the others may have to wait
    "synchronous=FULL",
    "secure_delete=ON",
    "trusted_schema=OFF",
)
# No page waits for ever, whether the server is away, the network silent or a table locked.
_WAITS = {
    "connect_timeout": 3,
    "tcp_user_timeout": 5000,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
}
# "Saved" has to outlive a power cut, also where the server is set up not to wait for its disk.
_SETTINGS = """
    SELECT set_config('statement_timeout', '5000', false),
           CASE current_setting('synchronous_commit')
               WHEN 'off' THEN set_config('synchronous_commit', 'on', false) END
"""


def open_engine(url: str) -> sa.Engine:
    """Return the engine for *url*, where each statement commits by itself; nothing is connected.

    Raises:
        StoreUnavailableError: It names no database that backplan can use.
    """
    where = address(url)
    if where.get_backend_name() == "sqlite":
        engine = _sqlite(where)
        sa.event.listen(engine, "connect", _set_pragmas)
        return engine
    waits = {name: _WAITS[name] for name in _WAITS if name not in where.query}
    try:
        engine = sa.create_engine(
            where, isolation_level="AUTOCOMMIT", connect_args=waits, **_ANY_ENGINE
        )
    except ModuleNotFoundError:
        message = "PostgreSQL needs psycopg: pip install -r requirements-postgres.txt"
        raise StoreUnavailableError(message) from None
    sa.event.listen(engine, "connect", _set_settings)
    return engine


def open_copy(file: Path) -> sa.Engine:
    """Return an engine that only reads an SQLite *file* which lies somewhere, perhaps a backup."""
    return _sqlite(read_only_url(file))


def _sqlite(where: sa.URL) -> sa.Engine:
    engine = sa.create_engine(where, **_ANY_ENGINE)
    sa.event.listen(engine, "connect", _take_over)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _take_over(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # `_begin` begins, not the driver
    # A flipped bit in one row's text must not keep the other rows from being read.
    connection.text_factory = lambda text: text.decode(errors="replace")


def _begin(connection: sa.Connection) -> None:
    if begins := connection.get_execution_options().get("begins"):
        connection.exec_driver_sql(begins)


def _set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)


def _write_ahead(connection: DBAPIConnection) -> None:
    # A new file changes to its log only while nobody else reads it; alone among all statements,
    # this one does not wait for that by itself. Two servers that start at once meet here.
    until = time.monotonic() + _WAIT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _set_settings(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.execute(_SETTINGS)
    connection.commit()
