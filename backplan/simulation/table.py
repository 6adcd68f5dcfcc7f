"""How many lives went, as a table by kind of visitor.

Reads: the outcomes. Returns: a `Row` for each kind, and lines of text or Markdown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from backplan.simulation.outcome import Outcome
from backplan.simulation.visitor import KINDS, Kind

HEAD = (
    *("visitors", "count", "sessions", "rungs up", "went up", "stepped back"),
    *("on hold", "told by week 8"),
)
TOLD_BY = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How it went for one kind of visitor.

    Attributes:
        kind: The kind.
        count: Visitors of it.
        sessions: Sessions that the one in the middle did.
        rungs: The median of the mean rung gained, for each week.
        told: The share told to be seen by the end of each week.
        up: The share for whom something became harder.
        back: The share for whom something became gentler.
        held: The share whose plan was ever on hold.
    """

    kind: Kind
    count: int
    sessions: float
    rungs: tuple[float, ...]
    told: tuple[float, ...]
    up: float
    back: float
    held: float

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the row as text."""
        told = self.told[min(TOLD_BY, len(self.told) - 1)]
        return (
            *(str(self.kind), f"{self.count:,}", f"{self.sessions:.0f}", f"{self.rungs[-1]:+.1f}"),
            *(f"{one:.0%}" for one in (self.up, self.back, self.held, told)),
        )


def rows_of(outcomes: Iterable[Outcome]) -> list[Row]:
    """Return a row for each kind that is there."""
    by_kind: dict[Kind, list[Outcome]] = {}
    for one in outcomes:
        by_kind.setdefault(one.kind, []).append(one)
    return [_row(kind, by_kind[kind]) for kind in KINDS if kind in by_kind]


def _row(kind: Kind, some: Sequence[Outcome]) -> Row:
    """Return the row of one kind."""
    count, weeks = len(some), range(len(some[0].rungs))
    told = [one.told for one in some if one.told is not None]
    return Row(
        kind=kind,
        count=count,
        sessions=median(one.sessions for one in some),
        rungs=tuple(median(one.rungs[week] for one in some) for week in weeks),
        told=tuple(sum(one <= week for one in told) / count for week in weeks),
        up=sum(one.ups > 0 for one in some) / count,
        back=sum(one.backs > 0 for one in some) / count,
        held=sum(one.held for one in some) / count,
    )


def as_text(rows: Iterable[Row]) -> str:
    """Return the table for a terminal."""
    lines = [HEAD, *(one.cells for one in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def as_markdown(rows: Iterable[Row]) -> str:
    """Return the table for a page."""
    rule = ("---", *("---:" for _ in HEAD[1:]))
    lines = [HEAD, rule, *(one.cells for one in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
