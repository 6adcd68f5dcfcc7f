"""Databases as tests need them: looked at from outside, and as release 0.1.0 left them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from backplan.diary.sql.address import address

_RELEASE_0_1_0 = """
CREATE TABLE facts (
    diary_id VARCHAR(32) NOT NULL,
    seq INTEGER NOT NULL,
    fact_id VARCHAR(64) NOT NULL,
    written_on DATE NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (diary_id, seq),
    CONSTRAINT uq_facts_diary_id_fact_id UNIQUE (diary_id, fact_id)
)
"""
_OLD_ROW = "INSERT INTO facts VALUES ('{diary_id}', 1, 'fact-1', '2026-11-02', {sealed})"
OLD_DIARY = "0" * 32


def sql(url: str, *statements: str) -> list[sa.Row]:
    """Run *statements* and return what the last one found."""
    engine = sa.create_engine(address(url))
    with engine.begin() as connection:
        found: list[sa.Row] = []
        for statement in statements:
            result = connection.exec_driver_sql(statement)
            found = list(result) if result.returns_rows else []
    engine.dispose()
    return found


def tables(url: str) -> set[str]:
    """Return the names of the tables."""
    engine = sa.create_engine(address(url))
    found = set(sa.inspect(engine).get_table_names())
    engine.dispose()
    return found


def make_release_0_1_0(url: str) -> None:
    """Make the database as release 0.1.0 did, with one row in it."""
    sqlite = url.startswith("sqlite")
    sql(
        url,
        _RELEASE_0_1_0.format(bytes="BLOB" if sqlite else "BYTEA"),
        _OLD_ROW.format(diary_id=OLD_DIARY, sealed="x'6f6c64'" if sqlite else r"'\x6f6c64'"),
    )


@contextmanager
def for_every_connection(do: Callable[[Any], None]) -> Iterator[None]:
    """Call *do* with each of the driver's connections, each time that a store takes it."""

    def on_checkout(connection: Any, _entry: object, _proxy: object) -> None:
        do(connection)

    sa.event.listen(sa.pool.Pool, "checkout", on_checkout)
    try:
        yield
    finally:
        sa.event.remove(sa.pool.Pool, "checkout", on_checkout)
