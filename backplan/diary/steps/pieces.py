"""A file that stays in another process, and is read from there piece by piece.

The reader asks on its standard output, ``read OFFSET SIZE``, and gets the bytes on its standard
input. So nothing is copied as a whole: neither to a disk, nor in memory.
"""

import io
from collections.abc import Callable
from typing import IO

from backplan.diary.steps.faults import Fault, StepsFileError

PIECE_AT_MOST = 4 * 1024 * 1024
AHEAD = 1 << 18


class Pieces(io.RawIOBase):
    """The file, for reading and seeking.

    Args:
        size: How many bytes it has.
        ask: Sends one line.
        answers: Where the bytes come from.
    """

    def __init__(self, size: int, ask: Callable[[str], None], answers: IO[bytes]) -> None:
        self._size = size
        self._ask = ask
        self._answers = answers
        self._at = 0
        self._held_at = 0
        self._held = b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that one can move about in it."""
        return True

    def tell(self) -> int:
        """Return where it is read next."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Read on elsewhere."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise OSError(offset)
        self._at = start + offset
        return self._at

    def read(self, size: int = -1, /) -> bytes:
        """Return *size* bytes, fewer at the end.

        Raises:
            StepsFileError: More are asked for at once than any part of an honest file needs: the
                list of the members of an archive is the longest.
        """
        left = max(0, self._size - self._at)
        wanted = left if size < 0 else min(size, left)
        if wanted > PIECE_AT_MOST:
            raise StepsFileError(Fault.TOO_MANY_FILES)
        begin = self._at - self._held_at
        if not 0 <= begin <= begin + wanted <= len(self._held):
            self._fetch(min(max(wanted, AHEAD), left))
            begin = 0
        self._at += wanted
        return self._held[begin : begin + wanted]

    def _fetch(self, size: int) -> None:
        """Get the next *size* bytes from the other process."""
        self._ask(f"read {self._at} {size}")
        self._held = self._answers.read(size)
        if len(self._held) < size:
            # Whoever wanted to know is gone.
            raise EOFError
        self._held_at = self._at
