"""A store that is measured: how long it takes, what becomes of saves; a stop waits for writes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from backplan.diary.store import Row, Saved, Store, StoreError, StoreReadOnlyError
from backplan.web.metrics import SAVES, STORE_SECONDS, Failed
from backplan.web.open_work import OPEN_WORK


class MeasuredStore:
    """The same `Store` as *store*, measured."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def insert(self, row: Row) -> Saved:
        """Store *row*, as the store does."""
        with _save("insert", 1):
            saved = self._store.insert(row)
        SAVES.labels(saved).inc()
        return saved

    def insert_all(self, rows: Sequence[Row], *, in_place_of: str | None = None) -> bool:
        """Store *rows*, as the store does."""
        with _save("insert_all", len(rows)):
            stored = self._store.insert_all(rows, in_place_of=in_place_of)
        SAVES.labels(Saved.SAVED if stored else Saved.SEQ_TAKEN).inc(len(rows))
        return stored

    def was_deleted(self, diary_id: str) -> bool:
        """Return whether there was a diary, and it was deleted or moved."""
        with STORE_SECONDS.labels("was_deleted").time():
            return self._store.was_deleted(diary_id)

    def rows(self, diary_id: str, after: int = 0) -> tuple[Row, ...]:
        """Return the rows of a diary with a seq above *after*, by seq."""
        with STORE_SECONDS.labels("rows").time():
            return self._store.rows(diary_id, after)

    def last_seq(self, diary_id: str) -> int:
        """Return the highest seq of a diary, 0 when it has no rows."""
        with STORE_SECONDS.labels("last_seq").time():
            return self._store.last_seq(diary_id)

    def delete(self, diary_id: str) -> int:
        """Delete a diary and return how many rows it had."""
        with OPEN_WORK.piece(), STORE_SECONDS.labels("delete").time():
            return self._store.delete(diary_id)

    def check(self) -> None:
        """Return if the store can be used as it is."""
        with STORE_SECONDS.labels("check").time():
            self._store.check()

    def close(self) -> None:
        """Let go of files and connections."""
        self._store.close()


@contextmanager
def _save(operation: str, facts: int) -> Iterator[None]:
    """Measure a write of some *facts*, and count them where it fails."""
    try:
        with OPEN_WORK.piece(), STORE_SECONDS.labels(operation).time():
            yield
    except StoreReadOnlyError:
        SAVES.labels(Failed.READ_ONLY).inc(facts)
        raise
    except StoreError:
        SAVES.labels(Failed.UNAVAILABLE).inc(facts)
        raise
