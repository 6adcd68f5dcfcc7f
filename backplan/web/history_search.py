"""Looking for entries: by words, by a day however it is written, and by kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from backplan.core.facts import Kind
from backplan.web.history_lines import Line, as_words

BYTES_A_LINE = 1_000
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
    Shown.TAKEN_OUT: "Taken out",
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
        kept = (*self.shown[Shown.ALL], *self.shown[Shown.TAKEN_OUT])
        return sum(BYTES_A_LINE + 4 * len(one.sought) for one in kept)


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


def search(lines: Sequence[Line], sought: str) -> Sequence[Line]:
    """Return the lines that hold every word of *sought*.

    A word with a digit in it has to stand alone: who looks for the 2nd does not mean the 22nd.
    """
    for word in as_words(sought).split():
        wanted = f" {word} " if any(map(str.isdigit, word)) else word
        lines = [line for line in lines if wanted in line.sought]
    return lines
