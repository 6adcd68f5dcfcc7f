"""Tables: any CSV with a day and its steps, as people make them and as several exports have them.

Fitbit's web export, Google Health's and Google Fit's tables and Garmin's report are among them.
"""

from collections.abc import Iterable
from itertools import chain, islice

from backplan.diary.steps.asked import Asked
from backplan.diary.steps.columns import DELIMITERS, Columns, columns_in
from backplan.diary.steps.counts import count_of, source_name
from backplan.diary.steps.days import Moment, OpenMoment, moment_of, order_of
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.stream import Counted
from backplan.diary.steps.tally import DAY_S, Tally
from backplan.diary.steps.texts import lines_of, rows_of, text_of
from backplan.diary.steps.when import seconds_of

NAME = "Table"
HEADER_WITHIN, OPEN_AT_MOST = 30, 50_000
CELLS_OF_A_BARE_ROW = 2
SEPARATOR = "sep="
NO_COUNT = frozenset(("", "-", "--", "\u2013", "\u2014", "n/a", "na", "null", "none"))


def delimiter_in(head: str) -> str | None:
    """Return what separates the cells of a table of steps that begins so, None for no such table.

    Args:
        head: The first lines; the last may be cut short.
    """
    lines = [one for one in head.splitlines() if not one.startswith(SEPARATOR)][:HEADER_WITHIN]
    for delimiter in DELIMITERS:
        rows = tuple(rows_of(iter(lines), delimiter))
        if any(columns_in(row) for row in rows) or any(map(_is_bare, rows[:1])):
            return delimiter
    return None


def read_table(
    stream: Counted, tally: Tally, asked: Asked, *, name: str = NAME, on: int | None = None
) -> None:
    """Add the rows of a table to *tally*.

    Args:
        stream: The table.
        tally: What is counted with.
        asked: What the table cannot tell.
        name: What its source is called where no column says so.
        on: The day of the whole table, where its rows tell only the time.
    """
    lines = lines_of(text_of(stream))
    first = [one for one in islice(lines, HEADER_WITHIN) if not one.startswith(SEPARATOR)]
    delimiter = delimiter_in("".join(first))
    if delimiter is None:
        raise StepsFileError(Fault.NOT_STEPS)
    table = _Table(tally, asked, name, on)
    table.read(rows_of(chain(first, lines), delimiter))


class _Table:
    """A table that is being read; dates that can be read two ways wait for its end."""

    def __init__(self, tally: Tally, asked: Asked, name: str, on: int | None) -> None:
        self._tally = tally
        self._asked = asked
        self._place = asked.place
        self._name = name
        self._on = on
        self._open: list[tuple[OpenMoment, str, float]] = []

    def read(self, rows: Iterable[list[str]]) -> None:
        """Read every section that has a day and steps; other sections are passed over."""
        columns: Columns | None = None
        for at, row in enumerate(rows):
            if not any(row):
                columns = None
            elif found := columns_in(row):
                columns = found
            elif columns is not None:
                if len(row) > 1:
                    self._take(row, columns)
            elif at == 0 and _is_bare(row):
                columns = Columns(0, 1)
                self._take(row, columns)
        self._settle()

    def _take(self, row: list[str], columns: Columns) -> None:
        """Take one row; an empty cell says that nothing was counted."""
        if len(row) <= max(columns.day, columns.steps):
            self._tally.unreadable += 1
            return
        if row[columns.steps].strip().casefold() in NO_COUNT:
            return
        steps = count_of(row[columns.steps])
        moment = self._moment(row[columns.day])
        if steps is None or moment is None:
            self._tally.unreadable += 1
            return
        source = self._name
        if columns.source is not None and columns.source < len(row):
            source = source_name(row[columns.source], self._name)
        if isinstance(moment, Moment):
            self._count(moment, source, steps)
        elif len(self._open) < OPEN_AT_MOST:
            self._open.append((moment, source, steps))
        else:
            raise StepsFileError(Fault.TOO_MUCH)

    def _moment(self, text: str) -> Moment | OpenMoment | None:
        """Return when a row is of; None where that cannot be read."""
        try:
            if self._on is not None and text[2:3] == ":":
                return Moment(self._on, seconds_of(text))
            return moment_of(text, self._place)
        except ValueError:
            return None

    def _settle(self) -> None:
        """Count the rows that waited, now that all of them have been seen."""
        order = order_of([moment for moment, _, _ in self._open], self._asked.order)
        for moment, source, steps in self._open:
            try:
                self._count(moment.settled(order), source, steps)
            except ValueError:
                self._tally.unreadable += 1

    def _count(self, moment: Moment, source: str, steps: float) -> None:
        """Count one row: the total of a day, or of the hour of a time."""
        if moment.second is None:
            self._tally.add_day(source, moment.day, steps)
        else:
            at = moment.day * DAY_S + moment.second
            self._tally.add(source, at, at, steps)


def _is_bare(row: list[str]) -> bool:
    """Return whether a row without a header is a day and its steps."""
    if len(row) != CELLS_OF_A_BARE_ROW or count_of(row[1]) is None:
        return False
    try:
        moment_of(row[0], None)
    except ValueError:
        return False
    return True
