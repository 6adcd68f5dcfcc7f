"""Apple Health: ``export.xml``, one ``Record`` a count, among millions that are dropped unread."""

import re
from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from backplan.diary.steps.counts import count_of, source_name
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.stream import Counted
from backplan.diary.steps.tally import Tally
from backplan.diary.steps.when import local_s, offset_s

NAME = "Apple Health"
STEPS = "HKQuantityTypeIdentifierStepCount"
PIECE = 1 << 16
TAG_LENGTH, DTD_LENGTH = 1024 * 1024, 256 * 1024
_OFFSET_AT = len("2026-01-13 19:08:24 ")
_DTD = re.compile(rb"(<!DOCTYPE\s+HealthData)\s*\[(.*?)\]\s*>", re.DOTALL)
_RECORD = rb'<Record type="HK(?!QuantityTypeIdentifierStepCount")'
_OTHERS = re.compile(rb"(?:" + _RECORD + rb'|<MetadataEntry )[^>]*+(?<="/)>')
_OTHERS_WITH_MORE = re.compile(_RECORD + rb'[^>]*+(?<=")>')
_DTD_BEGINS = re.compile(rb"<!DOCTYPE\s+HealthData\s*\[")


def read_apple(stream: Counted, tally: Tally) -> None:
    """Add the counts of an export to *tally*, each at the local time of its own offset."""
    parser = expat.ParserCreate()
    reader = _Records(parser, tally)
    parser.specified_attributes = True
    parser.StartElementHandler = reader.start
    parser.EntityDeclHandler = _refuse_entities
    parser.ExternalEntityRefHandler = _refuse_entities
    try:
        fed = 0
        for piece in _pieces(stream):
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes no keywords
            fed += len(piece)
            # A tag is read again with each piece until it ends: an endless one for ever.
            if fed - parser.CurrentByteIndex > TAG_LENGTH:
                raise StepsFileError(Fault.DAMAGED)
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError:
        raise StepsFileError(Fault.DAMAGED) from None


class _Records:
    """What is done at each tag.

    Args:
        parser: Whose tags these are.
        tally: What is counted with.
    """

    def __init__(self, parser: expat.XMLParserType, tally: Tally) -> None:
        self._parser = parser
        self._tally = tally
        self._in_correlation = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Count a record of steps; what stands in a correlation stands outside as well."""
        if name == "Record":
            if attributes.get("type") == STEPS:
                self._count(attributes)
        elif name == "Correlation":
            self._in_correlation = True
            self._parser.EndElementHandler = self._end

    def _end(self, name: str) -> None:
        """Leave a correlation; the ends of other tags are not told, for speed."""
        if name == "Correlation":
            self._in_correlation = False
            self._parser.EndElementHandler = None

    def _count(self, record: dict[str, str]) -> None:
        """Add one record."""
        if self._in_correlation:
            self._tally.repeated += 1
            return
        steps = count_of(record.get("value"))
        try:
            start, end = record["startDate"], record["endDate"]
            start_s, end_s = local_s(start), local_s(end)
            if start[_OFFSET_AT:] != end[_OFFSET_AT:]:
                end_s += offset_s(start[_OFFSET_AT:]) - offset_s(end[_OFFSET_AT:])
        except (KeyError, ValueError):
            steps = None
        if steps is None:
            self._tally.unreadable += 1
        elif steps:
            source = source_name(record.get("sourceName", ""), NAME)
            self._tally.add(source, start_s, end_s, steps)


def _pieces(stream: Counted) -> Iterator[bytes]:
    """Yield the file in pieces, without the tags of other records where these are plain to see.

    There are some ten of them for each that counts, and dropping them takes a tenth of the time
    that reading them does.
    """
    held = _without_dtd(stream)
    while piece := stream.read(PIECE):
        whole, mark, begun = held.rpartition(b"<")
        if len(begun) < TAG_LENGTH:
            yield _only_steps(whole)
            held = mark + begun + piece
        else:
            yield held
            held = piece
    yield _only_steps(held)


def _only_steps(piece: bytes) -> bytes:
    """Return a piece of whole tags without those that say nothing of steps."""
    # Old exports hold vertical tabs, which no XML may.
    piece = _OTHERS.sub(b"", piece.replace(b"\x0b", b" "))
    return _OTHERS_WITH_MORE.sub(b"<Record>", piece)


def _without_dtd(stream: Counted) -> bytes:
    """Return the beginning of the file without its DTD: that of some releases is not well formed.

    Raises:
        StepsFileError: The DTD declares an entity.
    """
    held = stream.read(PIECE)
    while _DTD_BEGINS.search(held) and not _DTD.search(held) and len(held) < DTD_LENGTH:
        piece = stream.read(PIECE)
        if not piece:
            break
        held += piece
    found = _DTD.search(held)
    if found is None:
        return held
    if b"<!ENTITY" in found[2]:
        _refuse_entities()
    return held[: found.end(1)] + b">" + held[found.end() :]


def _refuse_entities(*_: object) -> NoReturn:
    """Refuse entities: no export has any, and with them a small file says endless things."""
    raise StepsFileError(Fault.ENTITIES)
