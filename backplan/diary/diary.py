"""A visitor's diary: facts in, sealed rows kept; rows out, opened facts returned."""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from backplan.core.errors import InvalidValueError
from backplan.diary.codes import PlanCode
from backplan.diary.sealing import SealBrokenError, seal_for
from backplan.diary.store import Row, Saved, Store, StoreUnavailableError

MAX_FACT_ID_LENGTH = 64
_MAX_TRIES = 50
# Two threads that save at once can fall into step, and one then come second for ever. Between
# processes, waiting for the database breaks the step.
_ONE_WRITER = threading.Lock()


@dataclass(frozen=True, slots=True)
class Opened:
    """What a diary held when it was read; its repr shows no fact.

    Attributes:
        facts: Every fact that opened, by seq.
        broken: How many rows did not open: damaged, moved, or from a newer release.
    """

    facts: tuple[Mapping[str, object], ...] = field(repr=False)
    broken: int


class Diary:
    """The diary that *code* opens in *store*; nothing is written before the first `save`."""

    def __init__(self, code: PlanCode, store: Store) -> None:
        self._seal = seal_for(code)
        self._store = store

    @property
    def id(self) -> str:
        """Return the name of this diary in the store."""
        return self._seal.diary_id

    def last_seq(self) -> int:
        """Return the seq of the newest fact, 0 when there is no diary yet."""
        return self._store.last_seq(self.id)

    def facts(self) -> Opened:
        """Return every fact that opens; one broken row does not hide the others."""
        facts: list[Mapping[str, object]] = []
        broken = 0
        for row in self._store.rows(self.id):
            try:
                plain = self._seal.open(row.sealed, row.seq, row.fact_id)
            except SealBrokenError:
                broken += 1
            else:
                facts.append(json.loads(plain))
        return Opened(tuple(facts), broken)

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
            with _ONE_WRITER:
                seq = self.last_seq() + 1
                sealed = self._seal.seal(plain, seq, fact_id)
                saved = self._store.insert(Row(self.id, seq, fact_id, written_on, sealed))
            if saved is not Saved.SEQ_TAKEN:
                return saved
        raise StoreUnavailableError("another writer was first, every time")

    def delete(self) -> int:
        """Delete the diary and return how many rows it had."""
        return self._store.delete(self.id)


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
