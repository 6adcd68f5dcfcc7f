"""The record of deleted diaries, so that no backup brings them back."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of deletions."""
    op.create_table(
        "deleted",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("diary_id", sa.String(32), nullable=False),
        sa.Column("deleted_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
