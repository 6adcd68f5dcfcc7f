"""Room for files that are in memory while nobody reads them: bounded, whoever asks."""

import threading
from weakref import WeakKeyDictionary

BYTES_AT_MOST = 64 * 1024 * 1024


class Room:
    """A number of bytes that many share.

    Args:
        bytes_at_most: How many they may have together.
    """

    def __init__(self, bytes_at_most: int = BYTES_AT_MOST) -> None:
        self._bytes_at_most = bytes_at_most
        # Whoever is gone, as with a page that was closed, needs no room and gives none back.
        self._taken: WeakKeyDictionary[object, int] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def take(self, owner: object, size: int) -> bool:
        """Return whether there are *size* bytes for *owner*, who has them then."""
        with self._lock:
            if sum(self._taken.values()) + size > self._bytes_at_most:
                return False
            self._taken[owner] = size
            return True

    def give_back(self, owner: object) -> None:
        """Let others have what *owner* took, if anything."""
        with self._lock:
            self._taken.pop(owner, None)


ROOM = Room()
