"""A store that forgets: for demos, tests, and hosts that want to keep nothing."""

import threading
from collections.abc import Sequence

from backplan.diary.store import Row, Saved


class MemoryStore:
    """A `Store` in this process's memory."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._diaries: dict[str, dict[int, Row]] = {}
        self._fact_ids: set[tuple[str, str]] = set()
        self._deleted: set[str] = set()

    def insert(self, row: Row) -> Saved:
        """Store *row* until the process ends."""
        with self._lock:
            if (row.diary_id, row.fact_id) in self._fact_ids:
                return Saved.ALREADY_THERE
            if row.seq <= next(reversed(self._diaries.get(row.diary_id, {})), 0):
                return Saved.SEQ_TAKEN
            self._add(row)
            return Saved.SAVED

    def insert_all(self, rows: Sequence[Row], *, in_place_of: str | None = None) -> bool:
        """Store *rows* until the process ends, all of them or none."""
        with self._lock:
            if in_place_of is not None and len(self._diaries.get(in_place_of, {})) != len(rows):
                return False
            for row in rows:
                taken = row.seq in self._diaries.get(row.diary_id, {})
                if taken or (row.diary_id, row.fact_id) in self._fact_ids:
                    return False
            for row in rows:
                self._add(row)
            if in_place_of is not None:
                self._delete(in_place_of)
            return True

    def was_deleted(self, diary_id: str) -> bool:
        """Return whether there was a diary, and it was deleted or moved."""
        with self._lock:
            return diary_id in self._deleted

    def rows(self, diary_id: str, after: int = 0) -> tuple[Row, ...]:
        """Return the rows of a diary with a seq above *after*, by seq."""
        with self._lock:
            diary = self._diaries.get(diary_id, {})
            return tuple(row for seq, row in diary.items() if seq > after)

    def last_seq(self, diary_id: str) -> int:
        """Return the highest seq of a diary, 0 when it has no rows."""
        with self._lock:
            return next(reversed(self._diaries.get(diary_id, {})), 0)

    def delete(self, diary_id: str) -> int:
        """Delete a diary and return how many rows it had."""
        with self._lock:
            return self._delete(diary_id)

    def check(self) -> None:
        """Return: a store in memory can always be used."""

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._diaries.clear()
            self._fact_ids.clear()
            self._deleted.clear()

    def _add(self, row: Row) -> None:
        """Store *row*; the lock is held."""
        self._diaries.setdefault(row.diary_id, {})[row.seq] = row
        self._fact_ids.add((row.diary_id, row.fact_id))

    def _delete(self, diary_id: str) -> int:
        """Delete a diary and return how many rows it had; the lock is held."""
        diary = self._diaries.pop(diary_id, {})
        self._fact_ids.difference_update((diary_id, row.fact_id) for row in diary.values())
        if diary:
            self._deleted.add(diary_id)
        return len(diary)
