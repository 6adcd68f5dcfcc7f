"""Where the database is: what a host wrote, as a URL that SQLAlchemy understands."""

import os
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from backplan.diary.folder import default_folder
from backplan.diary.store import StoreUnavailableError

URL = "BACKPLAN_DATABASE_URL"
_POSTGRESQL = ("postgres", "postgresql")  # hosting services still hand out the short one


def database_url() -> str:
    """Return ``$BACKPLAN_DATABASE_URL``, or else the URL of the file in the data folder.

    Raises:
        StoreUnavailableError: There is no such folder and it cannot be made.
    """
    return os.environ.get(URL) or sqlite_url(default_folder())


def sqlite_url(folder: Path) -> str:
    """Return the URL of the database in *folder*, which is made for this user only if absent.

    Raises:
        StoreUnavailableError: *folder* cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder} cannot be made: {error.strerror}"
        raise StoreUnavailableError(message) from error
    return file_url(folder.absolute() / "diary.sqlite3")


def file_url(file: Path) -> str:
    """Return the URL of an SQLite file."""
    return sa.URL.create("sqlite", database=str(file)).render_as_string()


def read_only_url(file: Path) -> sa.URL:
    """Return the URL of an SQLite file that is only to be read."""
    query = {"mode": "ro", "uri": "true"}
    return sa.URL.create("sqlite", database=file.absolute().as_uri(), query=query)


def address(url: str) -> sa.URL:
    """Return *url* with the driver that backplan uses.

    Raises:
        StoreUnavailableError: It names no database that backplan can use; the message leaves the
            URL out, for it may hold a password.
    """
    try:
        parsed = sa.make_url(url)
    except (ArgumentError, ValueError):
        raise StoreUnavailableError(f"{URL} is no URL of a database") from None
    engine = parsed.get_backend_name()
    if engine in _POSTGRESQL:
        return parsed.set(drivername="postgresql+psycopg")
    if engine != "sqlite":
        raise StoreUnavailableError(f"{URL} has to begin with sqlite: or postgresql:")
    if parsed.database in (None, "", ":memory:"):
        raise StoreUnavailableError(f"{URL} has to name a file: sqlite:////folder/diary.sqlite3")
    return parsed
