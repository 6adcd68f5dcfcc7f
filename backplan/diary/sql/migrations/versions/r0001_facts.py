"""The sealed facts. Release 0.1.0 made this table without a version: it is taken as it is."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table of facts unless it is there."""
    op.create_table(
        "facts",
        sa.Column("diary_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("fact_id", sa.String(64), nullable=False),
        sa.Column("written_on", sa.Date, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("diary_id", "seq"),
        sa.UniqueConstraint("diary_id", "fact_id", name="uq_facts_diary_id_fact_id"),
        if_not_exists=True,
    )
