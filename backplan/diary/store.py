"""What a diary needs of the place that keeps its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from backplan.core.errors import BackplanError


class StoreError(BackplanError):
    """Something could not be read from, or kept in, the store."""


class StoreUnavailableError(StoreError):
    """The store cannot be opened or reached; what was to be saved is not saved."""


class StoreReadOnlyError(StoreError):
    """The store can be read but not written: no permission, or no room."""


class NewerSchemaError(StoreError):
    """A later release of backplan made the store: this one would not understand it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One sealed fact as it is stored.

    Attributes:
        diary_id: The diary it belongs to.
        seq: Its number in that diary, from 1.
        fact_id: Its id, unique in that diary.
        written_on: The day it was written; for hosts that delete old diaries.
        sealed: The fact, sealed.
    """

    diary_id: str
    seq: int
    fact_id: str
    written_on: date
    sealed: bytes


class Saved(StrEnum):
    """What became of a row that was to be stored.

    `ALREADY_THERE` means that the diary has a fact with this id: a resend, nothing was changed.
    `SEQ_TAKEN` means that another writer was first, and a row stands at this seq or further on:
    nothing was stored, seal it anew. So whoever sees the last seq of a diary unchanged knows that
    nothing was added to it.
    """

    SAVED = "saved"
    ALREADY_THERE = "already_there"
    SEQ_TAKEN = "seq_taken"


class Store(Protocol):
    """Keeps rows, knows nothing of what is in them; safe to use from many threads.

    Every method but `close` raises `StoreUnavailableError` when the store cannot be reached, and
    `StoreReadOnlyError` when it would have to write and cannot.
    """

    def insert(self, row: Row) -> Saved:
        """Store *row*; when this returns `Saved.SAVED`, it outlives a power cut if any row can."""
        ...

    def insert_all(self, rows: Sequence[Row], *, in_place_of: str | None = None) -> bool:
        """Store *rows*, durably, all of them or none; return whether they are stored now.

        Args:
            rows: Of one diary, by seq.
            in_place_of: A diary that is deleted at the same moment, if it has just as many rows.

        Returns:
            False when another writer was first; nothing was changed then.
        """
        ...

    def was_deleted(self, diary_id: str) -> bool:
        """Return whether there was a diary, and it was deleted or moved."""
        ...

    def rows(self, diary_id: str, after: int = 0) -> tuple[Row, ...]:
        """Return the rows of a diary with a seq above *after*, by seq; perhaps none."""
        ...

    def last_seq(self, diary_id: str) -> int:
        """Return the highest seq of a diary, 0 when it has no rows."""
        ...

    def delete(self, diary_id: str) -> int:
        """Delete a diary and return how many rows it had."""
        ...

    def check(self) -> None:
        """Return if the store can be used as it is.

        Raises:
            NewerSchemaError: A later release of backplan changed it.
            StoreUnavailableError: It has not this release's schema.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
