"""The store in an SQL database: SQLite by default, one file and no set-up, or PostgreSQL."""

from backplan.diary.sql.address import database_url, sqlite_url
from backplan.diary.sql.store import SqlStore

__all__ = ["SqlStore", "database_url", "sqlite_url"]
