"""How statements are run: one by itself, several together, or the whole database at one moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from backplan.diary.sql.errors import store_errors

T = TypeVar("T")

_TOGETHER: dict[str, dict[str, Any]] = {
    "sqlite": {"begins": "BEGIN IMMEDIATE"},
    "postgresql": {"isolation_level": "READ COMMITTED"},
}
_AT_ONE_MOMENT: dict[str, dict[str, Any]] = {
    "sqlite": {"begins": "BEGIN"},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
_ANY_NUMBER = 727_001  # only the same everywhere: whoever holds this lock changes the database


def run(engine: sa.Engine, work: Callable[[sa.Connection], T]) -> T:
    """Return what *work* does; it is done again where the connection turned out to be dead.

    Doing it again has to be harmless, for the first time may have reached the database. This costs
    no round trip, as looking first whether the connection lives would.

    Raises:
        StoreError: The database refused, or cannot be reached.
    """
    with store_errors():
        try:
            with engine.begin() as connection:
                return work(connection)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        with engine.begin() as connection:
            return work(connection)


def together(engine: sa.Engine) -> sa.Engine:
    """Return the same engine, on which several statements are done together or not at all."""
    return engine.execution_options(**_TOGETHER[engine.name])


@contextmanager
def alone(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Let a change to the whole database take its time, one process after the other.

    Raises:
        StoreError: The database refused, or cannot be reached; nothing was done.
    """
    with store_errors(), together(engine).begin() as connection:
        if engine.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ANY_NUMBER})")
        yield connection


@contextmanager
def at_one_moment(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Let everything be read as it stands at one moment, while others write.

    Raises:
        StoreError: The database cannot be reached.
    """
    moment = engine.execution_options(**_AT_ONE_MOMENT[engine.name])
    with store_errors(), moment.begin() as connection:
        if engine.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        yield connection


def keep_writers_out(connection: sa.Connection) -> None:
    """Let nobody else write until the end of this transaction; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE facts, deleted IN EXCLUSIVE MODE")


def empty_log(engine: sa.Engine) -> None:
    """Let nothing that was deleted stand in SQLite's log either; PostgreSQL sees to its own."""
    if engine.name == "sqlite":
        with store_errors(), engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
