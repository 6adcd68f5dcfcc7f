"""What diaries come to, remembered: a rerun that adds no fact folds nothing."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, TypeVar, cast

from backplan.core.fold import State

BYTES_A_FACT = 1_024
"""What one fact takes once it is folded into values: up to 650 bytes were measured."""


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


class Weighed(Protocol):
    """What is made of a reading and kept beside it, such as a chart."""

    @property
    def weight(self) -> int:
        """Return how many bytes it takes."""


Made = TypeVar("Made", bound=Weighed)


class StateCache:
    """Readings of many diaries in one process, bounded in bytes; the longest unused go first."""

    def __init__(self, bytes_at_most: int) -> None:
        self._bytes_at_most = bytes_at_most
        self._bytes = 0
        self._readings: OrderedDict[StateKey, Reading] = OrderedDict()
        self._beside: dict[StateKey, dict[Hashable, Weighed]] = {}
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
            self._beside[key] = {}
            self._bytes += _size(key)
            self._make_room()
        return read

    def beside(
        self, diary_id: str, reading: Reading, name: Hashable, make: Callable[[], Made]
    ) -> Made:
        """Return what *make* makes of *reading*, kept under a *name* for as long as the reading is.

        The same name always stands for the same type.
        """
        with self._lock:
            made = next((one.get(name) for one in self._held(diary_id, reading)), None)
        if made is not None:
            return cast("Made", made)
        new = make()
        with self._lock:
            for kept in self._held(diary_id, reading):
                before = kept.get(name)
                self._bytes += new.weight - (0 if before is None else before.weight)
                kept[name] = new
            self._make_room()
        return new

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

    def _held(self, diary_id: str, reading: Reading) -> list[dict[Hashable, Weighed]]:
        """Return what is kept beside *reading*, if it is still there; the lock is held."""
        return [self._beside[key] for key in self._of(diary_id) if self._readings[key] is reading]

    def _make_room(self) -> None:
        """Drop the longest unused readings, but for the last one; the lock is held."""
        while self._bytes > self._bytes_at_most and len(self._readings) > 1:
            self._forget([next(iter(self._readings))])

    def _forget(self, keys: list[StateKey]) -> None:
        """Drop *keys* and what is kept beside them; the lock is held."""
        for key in keys:
            del self._readings[key]
            self._bytes -= _size(key) + sum(one.weight for one in self._beside.pop(key).values())


def _size(key: StateKey) -> int:
    """Return what the reading of *key* is taken to weigh, in bytes."""
    return BYTES_A_FACT * (key.last_seq + 1)


STATES = StateCache(bytes_at_most=64 * 2**20)
