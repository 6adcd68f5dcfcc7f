"""The tables as this release knows them; the migrations make them."""

from datetime import date

import sqlalchemy as sa

MAX_FACT_ID_LENGTH = 64

METADATA = sa.MetaData()

FACTS = sa.Table(
    "facts",
    METADATA,
    sa.Column("diary_id", sa.String(32), primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("fact_id", sa.String(MAX_FACT_ID_LENGTH), nullable=False),
    sa.Column("written_on", sa.Date, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("diary_id", "fact_id", name="uq_facts_diary_id_fact_id"),
)

# One row for each time that a diary was deleted: a backup from before must not bring it back. The
# id is random. Two deletions of one diary stay apart by it, whatever the date.
DELETED = sa.Table(
    "deleted",
    METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("diary_id", sa.String(32), nullable=False),
    sa.Column("deleted_on", sa.Date, nullable=False),
)


def date_or_earliest(text: object) -> date:
    """Return the date; a damaged one must not hide the fact, which does not depend on it."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return date.min
