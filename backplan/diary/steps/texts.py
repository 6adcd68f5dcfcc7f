"""Text of an export in pieces of bounded length: lines, rows of a table, items of a JSON list."""

import csv
import io
import json
import re
from collections.abc import Iterator

from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.stream import Counted

LINE_LENGTH, ITEM_LENGTH = 256 * 1024, 1024 * 1024
PIECE = 1 << 16
_BETWEEN = re.compile(r"[\s,]*")


def text_of(stream: Counted) -> io.TextIOWrapper:
    """Return the text in *stream*, by its byte order mark or in UTF-8; what is not is replaced."""
    buffered = io.BufferedReader(stream, PIECE)
    head = buffered.peek(2)[:2]
    encoding = "utf-16" if head in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return io.TextIOWrapper(buffered, encoding, "replace", newline="")


def lines_of(text: io.TextIOWrapper) -> Iterator[str]:
    """Yield the lines; one that is longer than any table has is no line."""
    while line := text.readline(LINE_LENGTH):
        if len(line) == LINE_LENGTH:
            raise StepsFileError(Fault.DAMAGED)
        # Control characters stand in no table; NUL alone would stop the reader of rows.
        yield line.replace("\0", "")


def rows_of(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of a table."""
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        raise StepsFileError(Fault.DAMAGED) from None


def items_of(stream: Counted, after: str = "") -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON list one by one.

    Args:
        stream: Where the list stands.
        after: The key that leads to the list; without one, the list is all there is.
    """
    text = text_of(stream)
    held = _start_of_list(text, after)
    at = 0
    while True:
        if found := _BETWEEN.match(held, at):
            at = found.end()
        if held.startswith("]", at):
            return
        try:
            item, at = _DECODER.raw_decode(held, at)
        except (ValueError, RecursionError):
            piece = text.read(PIECE)
            # A list that ends in the middle was cut short: half an export is no export.
            if not piece or len(held) - at > ITEM_LENGTH:
                raise StepsFileError(Fault.DAMAGED) from None
            held, at = held[at:] + piece, 0
            continue
        if isinstance(item, dict):
            yield item


def _start_of_list(text: io.TextIOWrapper, after: str) -> str:
    """Return what follows the bracket that opens the list."""
    held = ""
    opening = re.compile(rf'"{re.escape(after)}"\s*:\s*\[' if after else r"\A\s*\[")
    while piece := text.read(PIECE):
        held += piece
        if found := opening.search(held):
            return held[found.end() :]
        if len(held) > ITEM_LENGTH:
            break
    raise StepsFileError(Fault.DAMAGED)


def _no_constant(name: str) -> float:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_no_constant)
