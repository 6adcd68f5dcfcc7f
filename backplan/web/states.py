"""What diaries come to, remembered: a rerun that adds no fact folds nothing."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from backplan.core.fold import State

Read = tuple[State, int]
"""A state, and how many rows of its diary could not be read."""

BYTES_A_FACT = 4_096
"""A generous guess of what one fact takes once it is folded into values."""


class StateKey(NamedTuple):
    """What a state depends on; a change of any of them is another state."""

    diary_id: str
    last_seq: int
    today: date
    content: str


class StateCache:
    """States of many diaries in one process, bounded in bytes; the least recently used go first."""

    def __init__(self, bytes_at_most: int) -> None:
        self._bytes_at_most = bytes_at_most
        self._bytes = 0
        self._states: OrderedDict[StateKey, Read] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: StateKey, make: Callable[[], Read]) -> Read:
        """Return the state for *key*, made by *make* where it is not there yet."""
        with self._lock:
            if key in self._states:
                self._states.move_to_end(key)
                return self._states[key]
        read = make()
        with self._lock:
            self._forget([old for old in self._states if old.diary_id == key.diary_id])
            self._states[key] = read
            self._bytes += _size(key)
            while self._bytes > self._bytes_at_most and len(self._states) > 1:
                self._forget([next(iter(self._states))])
        return read

    def forget(self, diary_id: str) -> None:
        """Drop everything about one diary."""
        with self._lock:
            self._forget([key for key in self._states if key.diary_id == diary_id])

    def _forget(self, keys: list[StateKey]) -> None:
        """Drop *keys*; the lock is held."""
        for key in keys:
            del self._states[key]
            self._bytes -= _size(key)


def _size(key: StateKey) -> int:
    """Return what the state of *key* is taken to weigh, in bytes."""
    return BYTES_A_FACT * (key.last_seq + 1)


STATES = StateCache(bytes_at_most=64 * 2**20)
