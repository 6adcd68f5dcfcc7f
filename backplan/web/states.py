"""What diaries come to, remembered: a rerun that adds no fact folds nothing."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from backplan.core.fold import State

BYTES_A_FACT = 4_096
"""A generous guess of what one fact takes once it is folded into values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A diary as it was read on one day.

    Attributes:
        state: What it comes to.
        ids: The ids of its facts.
        unread: How many of its entries could not be read.
    """

    state: State
    ids: frozenset[str]
    unread: int


class StateKey(NamedTuple):
    """What a reading depends on; a change of any of them is another reading."""

    diary_id: str
    last_seq: int
    today: date
    content: str


class StateCache:
    """Readings of many diaries in one process, bounded in bytes; the longest unused go first."""

    def __init__(self, bytes_at_most: int) -> None:
        self._bytes_at_most = bytes_at_most
        self._bytes = 0
        self._readings: OrderedDict[StateKey, Reading] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: StateKey, make: Callable[[], Reading]) -> Reading:
        """Return the reading for *key*, made by *make* where it is not there yet."""
        with self._lock:
            if key in self._readings:
                self._readings.move_to_end(key)
                return self._readings[key]
        read = make()
        with self._lock:
            self._forget(self._of(key.diary_id))
            self._readings[key] = read
            self._bytes += _size(key)
            while self._bytes > self._bytes_at_most and len(self._readings) > 1:
                self._forget([next(iter(self._readings))])
        return read

    def last(self, diary_id: str) -> Reading | None:
        """Return the newest reading of a diary, for when it cannot be read again."""
        with self._lock:
            return next((self._readings[key] for key in self._of(diary_id)), None)

    def forget(self, diary_id: str) -> None:
        """Drop everything about one diary."""
        with self._lock:
            self._forget(self._of(diary_id))

    def _of(self, diary_id: str) -> list[StateKey]:
        """Return the keys of one diary, of which there is at most one; the lock is held."""
        return [key for key in self._readings if key.diary_id == diary_id]

    def _forget(self, keys: list[StateKey]) -> None:
        """Drop *keys*; the lock is held."""
        for key in keys:
            del self._readings[key]
            self._bytes -= _size(key)


def _size(key: StateKey) -> int:
    """Return what the reading of *key* is taken to weigh, in bytes."""
    return BYTES_A_FACT * (key.last_seq + 1)


STATES = StateCache(bytes_at_most=64 * 2**20)
