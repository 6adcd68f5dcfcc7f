"""A stream that counts what is unpacked, so that a small file cannot become an endless one."""

import io
from collections.abc import Callable
from typing import Protocol

from backplan.diary.steps.faults import Fault, StepsFileError

UNPACKED_AT_MOST = 8 * 1024**3
TELL_EVERY = 4 * 1024 * 1024


class Readable(Protocol):
    """Something that bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """Return at most *size* bytes, none at the end."""
        ...


class Budget:
    """How much may still be unpacked from one file, and how far its reading has come.

    Args:
        tell: Called now and then with the percentage that has been read.
        left: How many bytes may be unpacked.
    """

    def __init__(self, tell: Callable[[int], None], left: int = UNPACKED_AT_MOST) -> None:
        self._tell = tell
        self._expected = 0
        self._left = left
        self._read = 0
        self._told = 0

    def expect(self, size: int) -> None:
        """Begin anew to count how far reading has come, of *size* bytes in all."""
        self._expected, self._read, self._told = size, 0, 0

    def take(self, size: int) -> None:
        """Count *size* bytes that were unpacked."""
        self._left -= size
        if self._left < 0:
            raise StepsFileError(Fault.UNPACKS_TOO_LARGE)
        self._read += size
        if self._read - self._told >= TELL_EVERY:
            self._told = self._read
            self._tell(100 * self._read // max(self._expected, self._read + 1))


class Counted(io.RawIOBase):
    """A stream of which each byte is taken from a budget.

    Args:
        inner: Where the bytes come from.
        budget: What they are taken from.
        head: Bytes of *inner* that were read before; they come first.
    """

    def __init__(self, inner: Readable, budget: Budget, head: bytes = b"") -> None:
        self._inner = inner
        self._budget = budget
        self._head = head

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Return at most *size* bytes; there is no reading of all at once."""
        size = min(size, 1 << 16) if size > 0 else 1 << 16
        if self._head:
            found, self._head = self._head[:size], self._head[size:]
            return found
        found = self._inner.read(size)
        self._budget.take(len(found))
        return found

    def readinto(self, buffer: "memoryview", /) -> int:  # type: ignore[override]
        """Fill *buffer* as far as one read does."""
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)
