"""A visitor's diary: facts in, sealed rows kept; rows out, opened facts returned."""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from backplan.core.errors import InvalidValueError
from backplan.diary.codes import PlanCode
from backplan.diary.sealing import NewerSealError, Seal, SealBrokenError, seal_for
from backplan.diary.store import Row, Saved, Store, StoreUnavailableError

MAX_FACT_ID_LENGTH = 64
_MAX_TRIES = 50
# Two threads that save to one diary at once can fall into step, and one then come second for ever.
# Between processes, waiting for the database breaks the step. Diaries share these locks by chance;
# there are enough that a slow save seldom holds up another diary.
_TURNS = tuple(threading.Lock() for _ in range(64))


@dataclass(frozen=True, slots=True)
class Opened:
    """What a diary held when it was read; its repr shows no fact.

    Attributes:
        facts: Every fact that opened, by seq.
        gaps: How many of them stood before each row that did not open: damaged, moved, or from a
            newer release.
    """

    facts: tuple[Mapping[str, object], ...] = field(repr=False)
    gaps: tuple[int, ...] = ()

    @property
    def broken(self) -> int:
        """Return how many rows did not open."""
        return len(self.gaps)

    def has_gap_after(self, kind: str) -> bool:
        """Return whether a row that did not open is newer than the last fact of *kind*."""
        places = (at for at, fact in enumerate(self.facts, start=1) if fact.get("kind") == kind)
        last = max(places, default=0)
        return any(gap >= last for gap in self.gaps)


class Diary:
    """The diary that *code* opens in *store*; nothing is written before the first `save`."""

    def __init__(self, code: PlanCode, store: Store) -> None:
        self._seal = seal_for(code)
        self._store = store
        self._turn = _TURNS[int(self.id, 16) % len(_TURNS)]
        self._seen: int | None = None

    @property
    def id(self) -> str:
        """Return the name of this diary in the store."""
        return self._seal.diary_id

    def last_seq(self) -> int:
        """Return the seq of the newest fact, 0 when there is no diary yet."""
        self._seen = self._store.last_seq(self.id)
        return self._seen

    def facts(self) -> Opened:
        """Return every fact that opens; one broken row does not hide the others."""
        facts: list[Mapping[str, object]] = []
        gaps: list[int] = []
        for row in self._store.rows(self.id):
            try:
                plain = self._seal.open(row.sealed, row.seq, row.fact_id)
            except SealBrokenError:
                gaps.append(len(facts))
            else:
                facts.append(json.loads(plain))
        return Opened(tuple(facts), tuple(gaps))

    def save(self, fact: Mapping[str, object], written_on: date) -> Saved:
        """Add *fact* at the end; one that has the id of a stored fact changes nothing.

        Args:
            fact: What JSON can hold, with an ``id`` of 1 to 64 printable characters.
            written_on: The day it is written.

        Returns:
            `Saved.SAVED` or `Saved.ALREADY_THERE`: either way the diary has it now.

        Raises:
            InvalidValueError: It has no such id, or is too large.
            StoreUnavailableError: The store cannot be reached, or others were first too often.
            StoreReadOnlyError: The store cannot be written.
        """
        fact_id = _fact_id(fact)
        plain = _compact_json(fact)
        for _ in range(_MAX_TRIES):
            with self._turn:
                seq = self._next_seq()
                sealed = self._seal.seal(plain, seq, fact_id)
                saved = self._store.insert(Row(self.id, seq, fact_id, written_on, sealed))
            if saved is not Saved.SEQ_TAKEN:
                return saved
        raise StoreUnavailableError("another writer was first, every time")

    def save_all(self, facts: Sequence[Mapping[str, object]], written_on: date) -> int:
        """Add those of *facts* that the diary has not yet, all of them or none; return how many.

        Args:
            facts: Each as `save` takes it.
            written_on: The day they are written.

        Raises:
            InvalidValueError: One has no id, or is too large.
            StoreUnavailableError: The store cannot be reached, or others were first too often.
            StoreReadOnlyError: The store cannot be written.
        """
        given = {_fact_id(fact): _compact_json(fact) for fact in facts}
        for _ in range(_MAX_TRIES):
            there = self._store.rows(self.id)
            known = {row.fact_id for row in there}
            new = [(each, plain) for each, plain in given.items() if each not in known]
            first = max((row.seq for row in there), default=0) + 1
            rows = [
                Row(self.id, seq, fact_id, written_on, self._seal.seal(plain, seq, fact_id))
                for seq, (fact_id, plain) in enumerate(new, start=first)
            ]
            if self._store.insert_all(rows):
                self._seen = None
                return len(rows)
        raise StoreUnavailableError("another writer was first, every time")

    def move_to(self, code: PlanCode) -> "Diary":
        """Return the diary that *code* opens, with all of this one in it and none left here.

        It is done in one step: killed at any point, either code opens the whole. A row that does
        not open here goes along as it is, and is counted there.

        Raises:
            NewerSealError: A newer release sealed a row: only that one can seal it anew.
            StoreError: It could not be done, and nothing was.
        """
        moved = Diary(code, self._store)
        for _ in range(_MAX_TRIES):
            rows = self._store.rows(self.id)
            if not rows:
                return moved
            after = moved.last_seq()
            sealed = [moved._sealed_anew(row, after + row.seq, self._seal) for row in rows]
            # What another device added meanwhile is moved in another round.
            self._store.insert_all(sealed, in_place_of=self.id)
        raise StoreUnavailableError("another writer was first, every time")

    def was_deleted(self) -> bool:
        """Return whether this diary was deleted, or moved to another code."""
        return self._store.was_deleted(self.id)

    def _sealed_anew(self, row: Row, seq: int, before: Seal) -> Row:
        """Return *row* of another diary as a row of this one."""
        try:
            plain = before.open(row.sealed, row.seq, row.fact_id)
        except NewerSealError:
            raise
        except SealBrokenError:
            sealed = row.sealed
        else:
            sealed = self._seal.seal(plain, seq, row.fact_id)
        return Row(self.id, seq, row.fact_id, row.written_on, sealed)

    def delete(self) -> int:
        """Delete the diary and return how many rows it had."""
        return self._store.delete(self.id)

    def _next_seq(self) -> int:
        # What was seen last is believed once, which spares the first save a look. Whoever saves
        # again and again takes turns with others.
        seen = self._store.last_seq(self.id) if self._seen is None else self._seen
        self._seen = None
        return seen + 1


def _fact_id(fact: Mapping[str, object]) -> str:
    match fact.get("id"):
        case str(text) if text.isprintable() and 0 < len(text) <= MAX_FACT_ID_LENGTH:
            return text
        case other:
            allowed = f"a text of 1 to {MAX_FACT_ID_LENGTH} printable characters"
            raise InvalidValueError("id", other, allowed)


def _compact_json(fact: Mapping[str, object]) -> bytes:
    text = json.dumps(
        dict(fact), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    # An imported note may hold half a surrogate pair; `json.loads` reads it back the same way.
    return text.encode("utf-8", "surrogatepass")
