"""All that a database holds, row by row, for backups."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import sqlalchemy as sa

from backplan.diary.sql.tables import DELETED, FACTS, MAX_FACT_ID_LENGTH, date_or_earliest
from backplan.diary.store import Row

_AT_ONCE = 1000
# Without types, so that a damaged value is looked at here and not stumbled over on the way.
_EVERY_ROW = sa.text(
    "SELECT diary_id, seq, fact_id, CAST(written_on AS VARCHAR), sealed FROM facts "
    "ORDER BY diary_id, seq"
)
_DIARY_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Count:
    """How much it is.

    Attributes:
        diaries: Diaries.
        facts: Facts in them.
    """

    diaries: int
    facts: int

    def __str__(self) -> str:
        diaries = "1 diary" if self.diaries == 1 else f"{self.diaries} diaries"
        return f"{diaries} with {facts_in_words(self.facts)}"


def facts_in_words(count: int) -> str:
    """Return the number with its noun."""
    return "1 fact" if count == 1 else f"{count} facts"


def every_row(connection: sa.Connection) -> Iterator[Row]:
    """Yield every row, by diary and seq, whether or not it is whole."""
    found = connection.execution_options(yield_per=_AT_ONCE).execute(_EVERY_ROW)
    for diary_id, seq, fact_id, written_on, sealed in found:
        yield Row(diary_id, seq, fact_id, date_or_earliest(written_on), sealed)


def is_whole(row: Row) -> bool:
    """Return whether a row can be one that backplan wrote; its seal cannot be tried here."""
    return (
        isinstance(row.diary_id, str)
        and _DIARY_ID.fullmatch(row.diary_id) is not None
        and isinstance(row.seq, int)
        and row.seq > 0
        and isinstance(row.fact_id, str)
        and 0 < len(row.fact_id) <= MAX_FACT_ID_LENGTH
        and row.fact_id.isprintable()
        and isinstance(row.sealed, bytes)
        and len(row.sealed) > 0
    )


def write_rows(connection: sa.Connection, rows: Iterable[Row]) -> Count:
    """Add *rows* and return how many there were."""
    diaries: set[str] = set()
    facts = 0
    left = iter(rows)
    while batch := list(islice(left, _AT_ONCE)):
        values = [{each.name: getattr(row, each.name) for each in FACTS.c} for row in batch]
        connection.execute(sa.insert(FACTS), values)
        diaries.update(row.diary_id for row in batch)
        facts += len(batch)
    return Count(len(diaries), facts)


def deletions(connection: sa.Connection) -> dict[str, sa.RowMapping]:
    """Return each time that a diary was deleted, by its id; release 0.1.0 kept no record."""
    if not sa.inspect(connection).has_table(DELETED.name):
        return {}
    return {each["id"]: each for each in connection.execute(sa.select(DELETED)).mappings()}


def remember(connection: sa.Connection, those: Iterable[sa.RowMapping]) -> None:
    """Add deletions to the record."""
    if values := [dict(each) for each in those]:
        connection.execute(sa.insert(DELETED), values)
