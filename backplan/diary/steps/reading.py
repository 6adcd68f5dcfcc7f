"""Reading a file of steps, whatever app it is from: which parts of it count, and what they say.

Reads: a file, and what it cannot tell about itself.
Returns: `StepsFound`; locations, heart beats and all else are dropped unread.
"""

from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import PurePosixPath
from typing import IO, TypeAlias

from backplan.diary.steps.apple import read_apple
from backplan.diary.steps.archive import Archive, Member
from backplan.diary.steps.asked import Asked
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.fitbit import read_fitbit
from backplan.diary.steps.found import StepsFound, together
from backplan.diary.steps.garmin import read_garmin
from backplan.diary.steps.google_fit import read_fit_points
from backplan.diary.steps.health_connect import read_health_connect
from backplan.diary.steps.samsung import read_samsung_days, read_samsung_minutes
from backplan.diary.steps.shapes import FIT_DAY, HEAD_BYTES, ZIP, ZIPS, Shape, shape_of
from backplan.diary.steps.stream import Budget, Counted, Readable
from backplan.diary.steps.tables import read_table
from backplan.diary.steps.tally import Tally
from backplan.diary.steps.when import ordinal

Reader: TypeAlias = Callable[[Counted, Tally, Asked, str], None]
ORDER = tuple(Shape)


def read_steps(file: IO[bytes], size: int, asked: Asked, tell: Callable[[int], None]) -> StepsFound:
    """Return the steps in *file*.

    Args:
        file: The export, open for reading and seeking.
        size: How many bytes it has.
        asked: What it cannot tell about itself.
        tell: Called now and then with the percentage that is done.

    Raises:
        StepsFileError: It is no export of steps, or one that cannot be read.
    """
    budget = Budget(tell)
    budget.expect(size)
    head = file.read(HEAD_BYTES)
    if not head.strip():
        raise StepsFileError(Fault.EMPTY)
    if head.startswith(ZIPS):
        found = _read_archive(Archive(file, budget), asked, budget)
    else:
        found = _read_alone(head, file, asked, budget)
    if not found.days:
        raise StepsFileError(Fault.NO_STEPS)
    return found


def _read_alone(head: bytes, rest: Readable, asked: Asked, budget: Budget) -> StepsFound:
    """Return what a file says that is no archive."""
    shape = shape_of(head, None)
    if shape is None:
        raise StepsFileError(Fault.NOT_STEPS)
    tally = Tally(asked.latest)
    _READERS[shape](Counted(rest, budget, head), tally, asked, "")
    return together([[tally.found(shape.app)]])


def _read_archive(archive: Archive, asked: Asked, budget: Budget) -> StepsFound:
    """Return what the members of an archive say together."""
    chosen: dict[Shape, list[Member]] = {}
    nested = False
    for member in archive.members():
        head = _head_of(archive.open(member))
        nested |= head.startswith(ZIP)
        shape = shape_of(head, member.name)
        if shape is not None:
            chosen.setdefault(shape, []).append(member)
    if not chosen:
        locked = Fault.ENCRYPTED if archive.has_locked else Fault.NOT_STEPS
        raise StepsFileError(Fault.NESTED if nested else locked)
    budget.expect(sum(one.size for members in chosen.values() for one in members))
    groups = groupby(sorted(chosen, key=ORDER.index), key=lambda one: one.app)
    return together(
        [_read_members(shape, chosen[shape], archive, asked) for shape in group]
        for _, group in groups
    )


def _read_members(
    shape: Shape, members: list[Member], archive: Archive, asked: Asked
) -> StepsFound:
    """Return what all members of one shape say."""
    tally = Tally(asked.latest)
    for member in members:
        _READERS[shape](archive.open(member), tally, asked, member.name)
    return tally.found(shape.app)


def _head_of(stream: Counted) -> bytes:
    """Return the first bytes of a stream."""
    head = b""
    while len(head) < HEAD_BYTES and (piece := stream.read(HEAD_BYTES - len(head))):
        head += piece
    return head


def _read_fit_day(stream: Counted, tally: Tally, asked: Asked, name: str) -> None:
    """Read a table of one day, which only its name tells."""
    stem = PurePosixPath(name).stem
    try:
        day = ordinal(stem) if FIT_DAY.fullmatch(stem) else None
    except ValueError:
        day = None
    read_table(stream, tally, asked, name=Shape.GOOGLE_FIT.app, on=day)


def _read_points(stream: Counted, tally: Tally, asked: Asked, name: str) -> None:
    """Read data points; each file of them is a source of its own."""
    source = PurePosixPath(name).stem.rpartition(":")[2][:40] or Shape.GOOGLE_FIT.app
    read_fit_points(stream, tally, asked.place, source)


def _table(shape: Shape) -> Reader:
    """Return the reader of a table that an app writes."""

    def read(stream: Counted, tally: Tally, asked: Asked, _: str) -> None:
        read_table(stream, tally, asked, name=shape.app)

    return read


def _only(read: Callable[[Counted, Tally], None]) -> Reader:
    """Return the reader of a file that tells everything by itself."""
    return lambda stream, tally, _asked, _name: read(stream, tally)


_READERS: Mapping[Shape, Reader] = {
    Shape.APPLE: _only(read_apple),
    Shape.HEALTH_CONNECT: _only(read_health_connect),
    Shape.SAMSUNG_DAYS: _only(read_samsung_days),
    Shape.SAMSUNG_SUMMARY: _only(read_samsung_days),
    Shape.SAMSUNG_MINUTES: _only(read_samsung_minutes),
    Shape.FITBIT: _only(read_fitbit),
    Shape.GOOGLE_HEALTH: _table(Shape.GOOGLE_HEALTH),
    Shape.GARMIN: _only(read_garmin),
    Shape.GARMIN_REPORT: _table(Shape.GARMIN),
    Shape.GOOGLE_FIT: _table(Shape.GOOGLE_FIT),
    Shape.GOOGLE_FIT_DAY: _read_fit_day,
    Shape.GOOGLE_FIT_POINTS: _read_points,
    Shape.TABLE: _table(Shape.TABLE),
}
