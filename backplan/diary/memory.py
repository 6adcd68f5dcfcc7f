"""A store that forgets: for demos, tests, and hosts that want to keep nothing."""

import threading

from backplan.diary.store import Row, Saved


class MemoryStore:
    """A `Store` in this process's memory."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._diaries: dict[str, dict[int, Row]] = {}
        self._fact_ids: set[tuple[str, str]] = set()

    def insert(self, row: Row) -> Saved:
        """Store *row* until the process ends."""
        with self._lock:
            diary = self._diaries.setdefault(row.diary_id, {})
            if (row.diary_id, row.fact_id) in self._fact_ids:
                return Saved.ALREADY_THERE
            if row.seq in diary:
                return Saved.SEQ_TAKEN
            diary[row.seq] = row
            self._fact_ids.add((row.diary_id, row.fact_id))
            return Saved.SAVED

    def rows(self, diary_id: str, after: int = 0) -> tuple[Row, ...]:
        """Return the rows of a diary with a seq above *after*, by seq."""
        with self._lock:
            diary = self._diaries.get(diary_id, {})
            return tuple(diary[seq] for seq in sorted(diary) if seq > after)

    def last_seq(self, diary_id: str) -> int:
        """Return the highest seq of a diary, 0 when it has no rows."""
        with self._lock:
            return max(self._diaries.get(diary_id, {}), default=0)

    def delete(self, diary_id: str) -> int:
        """Delete a diary and return how many rows it had."""
        with self._lock:
            diary = self._diaries.pop(diary_id, {})
            self._fact_ids.difference_update((diary_id, row.fact_id) for row in diary.values())
            return len(diary)

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._diaries.clear()
            self._fact_ids.clear()
