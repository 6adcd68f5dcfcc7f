"""What was begun and has not ended: script runs and writes, for which a stop waits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class OpenWork:
    """Pieces of work that many threads begin and end."""

    def __init__(self) -> None:
        self._open: set[object] = set()
        self._change = threading.Condition()

    @contextmanager
    def piece(self) -> Iterator[None]:
        """Let what is done inside count as open, until it ends or fails."""
        piece = object()
        with self._change:
            self._open.add(piece)
        try:
            yield
        finally:
            with self._change:
                self._open.discard(piece)
                self._change.notify_all()

    @property
    def is_any(self) -> bool:
        """Return whether anything is open."""
        return bool(self._open)

    def wait(self, seconds: float) -> bool:
        """Wait until all that is open now has ended, whatever begins meanwhile.

        Returns:
            Whether it ended in time.
        """
        with self._change:
            before = frozenset(self._open)
            return self._change.wait_for(lambda: before.isdisjoint(self._open), seconds)


OPEN_WORK = OpenWork()
