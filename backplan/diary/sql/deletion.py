"""Deleting a diary: its rows go, and that it was deleted is remembered."""

import secrets

import sqlalchemy as sa

from backplan.diary.sql.tables import DELETED, FACTS

_DELETE = sa.delete(FACTS).where(FACTS.c.diary_id == sa.bindparam("diary"))
_REMEMBER = sa.insert(DELETED).values(deleted_on=sa.func.current_date())


def delete_diary(connection: sa.Connection, diary_id: str) -> int:
    """Delete a diary and return how many rows it had."""
    rows = connection.execute(_DELETE, {"diary": diary_id}).rowcount
    if rows:
        connection.execute(_REMEMBER, {"id": secrets.token_hex(16), "diary_id": diary_id})
    return rows
