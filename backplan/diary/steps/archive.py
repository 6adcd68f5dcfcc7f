"""A zip file, of which members are read as streams; none is ever unpacked to a disk."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, cast

from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.stream import Budget, Counted, Readable

MEMBERS_AT_MOST = 20_000
LOCKED = 0x1
PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive.

    Attributes:
        name: Its path, to look at and never to write to.
        size: How long it says it is.
        info: Where it stands in the archive.
    """

    name: str
    size: int
    info: zipfile.ZipInfo


class Archive:
    """An archive that somebody else made.

    Args:
        file: It, open for reading and seeking.
        budget: What everything that is unpacked is taken from.

    Attributes:
        has_locked: Whether a member needs a password.

    Raises:
        StepsFileError: It is no zip file, was cut short, or has too many members.
    """

    def __init__(self, file: IO[bytes], budget: Budget) -> None:
        self._budget = budget
        try:
            self._zip = zipfile.ZipFile(file)
        except _BROKEN:
            raise StepsFileError(Fault.DAMAGED) from None
        infos = self._zip.infolist()
        if len(infos) > MEMBERS_AT_MOST:
            raise StepsFileError(Fault.TOO_MANY_FILES)
        self.has_locked = any(one.flag_bits & LOCKED for one in infos)
        self._infos = infos

    def members(self) -> Iterator[Member]:
        """Yield the members that can be read."""
        for one in self._infos:
            # Other methods than these two unpack with as much memory as a file asks for.
            plain = one.compress_type in PLAIN_METHODS and not one.flag_bits & LOCKED
            if plain and not one.is_dir():
                yield Member(one.filename, one.file_size, one)

    def open(self, member: Member) -> Counted:
        """Return the stream of a member."""
        return Counted(_Unzipped(self._zip, member), self._budget)


class _Unzipped:
    """A member that is being unpacked; whatever is wrong with it is told in one way."""

    def __init__(self, archive: zipfile.ZipFile, member: Member) -> None:
        try:
            self._file = cast("Readable", archive.open(member.info))
        except _BROKEN:
            raise StepsFileError(Fault.DAMAGED) from None

    def read(self, size: int, /) -> bytes:
        """Return at most *size* bytes, none at the end."""
        try:
            return self._file.read(size)
        except _BROKEN:
            raise StepsFileError(Fault.DAMAGED) from None
