"""Looking for entries: by words, by a day however it is written, and by kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from backplan.core.facts import Kind
from backplan.web.history_lines import Line

BYTES_A_LINE = 500
"""A generous guess of what a line takes, but for its text."""


class Shown(StrEnum):
    """What a visitor looks at."""

    ALL = "all"
    CHECKINS = "checkins"
    SESSIONS = "sessions"
    STEPS = "steps"
    REST = "rest"
    TAKEN_OUT = "taken_out"


SHOWN: Mapping[Shown, str] = {
    Shown.ALL: "Everything",
    Shown.CHECKINS: "Check-ins",
    Shown.SESSIONS: "Sessions",
    Shown.STEPS: "Steps from files",
    Shown.REST: "Other things",
    Shown.TAKEN_OUT: "Removed",
}
_OF_KIND: Mapping[str, Shown] = {
    Kind.CHECKIN: Shown.CHECKINS,
    Kind.SESSION: Shown.SESSIONS,
    Kind.STEPS: Shown.STEPS,
}


@dataclass(frozen=True, slots=True)
class SortedLines:
    """The lines of a diary by what of them is shown, newest day first."""

    shown: Mapping[Shown, Sequence[Line]]

    @property
    def is_empty(self) -> bool:
        """Return whether there is no line at all."""
        return not any(self.shown.values())

    @property
    def weight(self) -> int:
        """Return how many bytes they are taken to take."""
        return BYTES_A_LINE * len(self.every)

    @property
    def every(self) -> Sequence[Line]:
        """Return all lines, once each."""
        return (*self.shown[Shown.ALL], *self.shown[Shown.TAKEN_OUT])


@dataclass(frozen=True, slots=True)
class Texts:
    """What a search looks at, by the id of each fact."""

    by_fact: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(cls, lines: SortedLines) -> "Texts":
        """Return the texts of *lines*."""
        return cls({one.fact: _sought(one) for one in lines.every})

    @property
    def weight(self) -> int:
        """Return how many bytes they are taken to take."""
        return sum(BYTES_A_LINE + 4 * len(one) for one in self.by_fact.values())


def sort_out(lines: Iterable[Line]) -> SortedLines:
    """Return *lines*, each kind in the order in which they came."""
    shown: dict[Shown, list[Line]] = {one: [] for one in Shown}
    for line in lines:
        if line.stands:
            shown[Shown.ALL].append(line)
            shown[_OF_KIND.get(line.kind, Shown.REST)].append(line)
        else:
            shown[Shown.TAKEN_OUT].append(line)
    return SortedLines(shown)


def search(lines: Sequence[Line], sought: str, texts: Texts) -> Sequence[Line]:
    """Return the lines that hold every word of *sought*.

    A word with a digit in it has to stand alone: who looks for the 2nd does not mean the 22nd.
    """
    for word in _as_words(sought).split():
        wanted = f" {word} " if any(map(str.isdigit, word)) else word
        lines = [line for line in lines if wanted in texts.by_fact[line.fact]]
    return lines


def _sought(line: Line) -> str:
    """Return the words that find an entry: its own, and every way to write its day."""
    told, on = line.tell(), line.on
    dates = on.strftime(f"%A {on.day} %B %Y %Y-%m-%d %Y-%m %d/%m/%Y %m/%Y {on.day}/{on.month}")
    return _as_words(f"{dates} {line.title} {told.words} {told.typed}")


def _as_words(text: str) -> str:
    """Return *text* with a space round each word, without the marks between them."""
    words = (one.strip(".:;!?()“”'\"") for one in text.casefold().replace(",", "").split())
    return f" {' '.join(one for one in words if one)} "
