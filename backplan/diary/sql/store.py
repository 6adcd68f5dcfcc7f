"""A store in an SQL database: every method is one statement, but `delete` and a refused insert."""

from collections.abc import Sequence

import sqlalchemy as sa

from backplan.diary.sql.deletion import delete_diary
from backplan.diary.sql.engine import open_engine
from backplan.diary.sql.schema import VERSIONS, bring_up_to_date, known_version
from backplan.diary.sql.tables import DELETED, FACTS, date_or_earliest
from backplan.diary.sql.transactions import empty_log, run, together
from backplan.diary.store import Row, Saved, StoreError, StoreUnavailableError

# Built once: building a statement takes as long as running it.
_OF_DIARY = FACTS.c.diary_id == sa.bindparam("diary")
_WRITTEN_ON = sa.cast(FACTS.c.written_on, sa.String)
_ROWS = (
    sa.select(FACTS.c.seq, FACTS.c.fact_id, _WRITTEN_ON, FACTS.c.sealed)
    .where(_OF_DIARY, FACTS.c.seq > sa.bindparam("after"))
    .order_by(FACTS.c.seq)
)
_LAST_SEQ = sa.select(sa.func.max(FACTS.c.seq)).where(_OF_DIARY)
_SEQ_OF_FACT = sa.select(FACTS.c.seq).where(_OF_DIARY, FACTS.c.fact_id == sa.bindparam("fact"))
_WAS_DELETED = sa.select(
    sa.exists().where(DELETED.c.diary_id == sa.bindparam("diary", type_=sa.String))
)
# The new row, unless one stands there or further on: a seq that was seen says what was seen.
_NEW_ROW = sa.select(*(sa.bindparam(each.name, type_=each.type) for each in FACTS.c)).where(
    ~sa.exists().where(
        FACTS.c.diary_id == sa.bindparam("diary_id", type_=FACTS.c.diary_id.type),
        FACTS.c.seq >= sa.bindparam("seq", type_=FACTS.c.seq.type),
    )
)


class SqlStore:
    """A `Store` in the database at *url*, which gets this release's schema if it is behind."""

    def __init__(self, url: str) -> None:
        self._engine = open_engine(url)
        self._insert, self._insert_all = _inserts_for(self._engine)
        try:
            bring_up_to_date(self._engine)
        except StoreError:
            self.close()
            raise

    def insert(self, row: Row) -> Saved:
        """Store *row* durably, in one statement."""
        values = {each.name: getattr(row, each.name) for each in FACTS.c}
        if run(self._engine, lambda connection: connection.execute(self._insert, values).rowcount):
            return Saved.SAVED
        fact = {"diary": row.diary_id, "fact": row.fact_id}
        found = run(self._engine, lambda connection: connection.scalar(_SEQ_OF_FACT, fact))
        return Saved.SEQ_TAKEN if found is None else Saved.ALREADY_THERE

    def insert_all(self, rows: Sequence[Row], *, in_place_of: str | None = None) -> bool:
        """Store *rows* durably, in one transaction."""
        values = [{each.name: getattr(row, each.name) for each in FACTS.c} for row in rows]

        def insert(connection: sa.Connection) -> None:
            if in_place_of is not None and delete_diary(connection, in_place_of) != len(rows):
                raise _OtherFirstError
            if values and connection.execute(self._insert_all, values).rowcount != len(rows):
                raise _OtherFirstError

        try:
            run(together(self._engine), insert)
        except _OtherFirstError:
            return False
        if in_place_of is not None:
            empty_log(self._engine)
        return True

    def was_deleted(self, diary_id: str) -> bool:
        """Return whether there was a diary, and it was deleted or moved."""
        wanted = {"diary": diary_id}
        return bool(run(self._engine, lambda connection: connection.scalar(_WAS_DELETED, wanted)))

    def rows(self, diary_id: str, after: int = 0) -> tuple[Row, ...]:
        """Return the rows of a diary with a seq above *after*, by seq."""
        wanted = {"diary": diary_id, "after": after}
        found = run(self._engine, lambda connection: connection.execute(_ROWS, wanted).all())
        return tuple(
            Row(diary_id, seq, fact_id, date_or_earliest(day), sealed)
            for seq, fact_id, day, sealed in found
        )

    def last_seq(self, diary_id: str) -> int:
        """Return the highest seq of a diary, 0 when it has no rows."""
        wanted = {"diary": diary_id}
        return run(self._engine, lambda connection: connection.scalar(_LAST_SEQ, wanted)) or 0

    def delete(self, diary_id: str) -> int:
        """Delete a diary and return how many rows it had; that it was deleted is remembered."""
        rows = run(together(self._engine), lambda connection: delete_diary(connection, diary_id))
        empty_log(self._engine)
        return rows

    def check(self) -> None:
        """Return if the database can be reached and has this release's schema."""
        if run(self._engine, known_version) != VERSIONS[-1]:
            raise StoreUnavailableError("the database has not the schema of this release")

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


class _OtherFirstError(Exception):
    """Another writer was first: what was begun is undone."""


def _inserts_for(engine: sa.Engine) -> tuple[sa.Insert, sa.Insert]:
    # The engine's own: a clash is then no error, which PostgreSQL would log with the ids.
    if engine.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]  # noqa: PLC0415
    one = insert(FACTS).from_select(list(FACTS.c), _NEW_ROW).on_conflict_do_nothing()
    every = insert(FACTS).on_conflict_do_nothing()
    counted = {"preserve_rowcount": True}
    return one.execution_options(**counted), every.execution_options(**counted)
