"""The JSON text of a diary file: read entry by entry, so that what is wrong has a line."""

import json
import math
import re
from collections.abc import Iterator
from typing import NoReturn

from backplan.core.errors import BackplanError

_SPACES = re.compile(r"[ \t\n\r]*")


class DiaryFileError(BackplanError):
    """A diary file was refused, all of it; the message says nothing of what is in it.

    Attributes:
        line: Where it went wrong, from 1.
        reason: What is wrong, in plain words.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class FileText:
    """The text of a diary file, and how far it has been read."""

    def __init__(self, content: bytes) -> None:
        """Take *content*, which must be UTF-8 without a byte order mark."""
        if content.startswith(b"\xef\xbb\xbf"):
            raise DiaryFileError(1, "the file begins with a byte order mark; save it without one")
        try:
            self._text = content.decode()
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise DiaryFileError(line, "this is not text in UTF-8") from None
        self._at = 0
        self._line_at = 0
        self._line = 1

    def entries(self) -> Iterator[tuple[str, int]]:
        """Yield key and line of each entry of an object; the caller reads its value."""
        keys = set()
        for _ in self._parts("{", "}"):
            line = self._next_line()
            if not self._text.startswith('"', self._at):
                self._refuse_json(self._at)
            key = str(self.value(0))
            if key in keys:
                raise DiaryFileError(line, _TWICE)
            keys.add(key)
            self._take(":")
            yield key, line

    def items(self, depth: int) -> Iterator[tuple[int, object]]:
        """Yield line and value of each item of a list; each may hold *depth* levels."""
        for _ in self._parts("[", "]"):
            yield self._next_line(), self.value(depth)

    def next_is_list(self) -> bool:
        """Return whether a list comes next."""
        self._next_line()
        return self._text.startswith("[", self._at)

    def value(self, depth: int) -> object:
        """Return the next value; it may hold *depth* levels of lists and objects."""
        line = self._next_line()
        try:
            # A scan for depth beforehand would have to know JSON a second time. The decoder stops
            # by itself long before its stack ends, and what it returns is quickly measured.
            value, self._at = _DECODER.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            self._refuse_json(error.pos)
        except _RefusedError as error:
            raise DiaryFileError(line, error.reason) from None
        except RecursionError:
            raise DiaryFileError(line, _TOO_DEEP) from None
        except ValueError:
            raise DiaryFileError(line, _TOO_LONG) from None
        if _is_deeper(value, depth):
            raise DiaryFileError(line, _TOO_DEEP)
        return value

    def end(self) -> None:
        """Refuse anything that follows."""
        self._next_line()
        if self._at < len(self._text):
            self._refuse_json(self._at)

    def _parts(self, opening: str, closing: str) -> Iterator[None]:
        """Yield before each part of a list or object, whose reading is up to the caller."""
        self._take(opening)
        self._next_line()
        if self._text.startswith(closing, self._at):
            self._at += 1
            return
        mark = ","
        while mark == ",":
            yield
            mark = self._take("," + closing)

    def _take(self, marks: str) -> str:
        """Return the next character, which must be one of *marks*."""
        self._next_line()
        mark = self._text[self._at : self._at + 1]
        if not mark or mark not in marks:
            self._refuse_json(self._at)
        self._at += 1
        return mark

    def _next_line(self) -> int:
        """Skip spaces and return the line of what follows."""
        if found := _SPACES.match(self._text, self._at):
            self._at = found.end()
        return self._line_of(self._at)

    def _line_of(self, at: int) -> int:
        # Counted onwards from the last place: from the start each time would be quadratic.
        self._line += self._text.count("\n", self._line_at, at)
        self._line_at = at
        return self._line

    def _refuse_json(self, at: int) -> NoReturn:
        reason = "this is not JSON; the file may have been cut short or changed"
        raise DiaryFileError(self._line_of(at), reason) from None


_TOO_DEEP = "the lists and objects here are nested too deeply"
_TOO_LONG = "a whole number here has too many digits"
_TWICE = "a key stands here twice"
_MAX_DIGITS = 4300


class _RefusedError(Exception):
    """A value that JSON or Python allows and a diary file does not."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object none of whose keys stands twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RefusedError(_TWICE)
    return found


def _whole(text: str) -> int:
    """Return the whole number in *text*; Python may have been told to take any length."""
    if len(text) > _MAX_DIGITS:
        raise _RefusedError(_TOO_LONG)
    return int(text)


def _finite(text: str) -> float:
    """Return the number in *text*; NaN, infinities and what only fits them are refused."""
    number = float(text)
    if not math.isfinite(number):
        raise _RefusedError("a number here is too large or is none")
    return number


def _is_deeper(value: object, depth: int) -> bool:
    """Return whether *value* holds more than *depth* levels of lists and objects."""
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return depth == 0 or any(_is_deeper(one, depth - 1) for one in inner)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=_whole, parse_float=_finite, parse_constant=_finite
)
