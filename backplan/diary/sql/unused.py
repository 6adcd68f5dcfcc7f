"""Diaries by when they were last written: how many there are, and deleting the unused."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from backplan.diary.sql.contents import Count
from backplan.diary.sql.deletion import delete_diary
from backplan.diary.sql.schema import database
from backplan.diary.sql.tables import FACTS
from backplan.diary.sql.transactions import alone, at_one_moment, empty_log, keep_writers_out

# The year of the first release: an earlier date was damaged, and must not look like a long time.
_BEGINNING = date(2026, 1, 1)
_LAST = sa.func.max(FACTS.c.written_on)
_UNUSED = (
    sa.select(FACTS.c.diary_id, sa.func.count().label("facts"))
    .group_by(FACTS.c.diary_id)
    .having(sa.between(_LAST, _BEGINNING, sa.bindparam("last", type_=sa.Date)))
)
_DIARIES = (
    sa.select(
        sa.func.substr(sa.cast(_LAST, sa.String), 1, 7).label("month"),
        sa.func.count().label("facts"),
        sa.func.sum(sa.func.length(FACTS.c.sealed)).label("bytes"),
    )
    .group_by(FACTS.c.diary_id)
    .subquery()
)
_MONTHS = (
    sa.select(
        _DIARIES.c.month,
        sa.func.count(),
        sa.func.sum(_DIARIES.c.facts),
        sa.func.sum(_DIARIES.c.bytes),
    )
    .group_by(_DIARIES.c.month)
    .order_by(_DIARIES.c.month)
)


@dataclass(frozen=True, slots=True)
class Month:
    """The diaries that were last written in one month.

    Attributes:
        month: ``2026-11``.
        count: How much it is.
        sealed_bytes: The size of the sealed facts.
    """

    month: str
    count: Count
    sealed_bytes: int


def months(url: str) -> tuple[Month, ...]:
    """Return what the database at *url* holds, by the month in which each diary was last written.

    Raises:
        StoreError: It cannot be read.
    """
    with database(url) as engine, at_one_moment(engine) as connection:
        return tuple(
            Month(month, Count(diaries, int(facts)), int(size))
            for month, diaries, facts, size in connection.execute(_MONTHS)
        )


def count_unused(url: str, last: date) -> Count:
    """Return how much is in diaries that were last written on *last* or before.

    Raises:
        StoreError: The database cannot be read.
    """
    with database(url) as engine, at_one_moment(engine) as connection:
        found = connection.execute(_UNUSED, {"last": last}).all()
    return Count(len(found), sum(facts for _, facts in found))


def delete_unused(url: str, last: date) -> Count:
    """Delete the diaries that were last written on *last* or before; return how much that was.

    Raises:
        StoreError: The database cannot be read or written; nothing was deleted.
    """
    with database(url) as engine:
        with alone(engine) as connection:
            keep_writers_out(connection)
            found = connection.execute(_UNUSED, {"last": last}).all()
            for diary_id, _ in found:
                delete_diary(connection, diary_id)
        empty_log(engine)
    return Count(len(found), sum(facts for _, facts in found))
