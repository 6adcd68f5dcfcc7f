"""What an error of a database means for a diary."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from backplan.diary.store import StoreError, StoreReadOnlyError, StoreUnavailableError

_NOT_WRITTEN = (
    "25006",  # PostgreSQL: read-only transaction
    "42501",  # insufficient privilege
    "53100",  # disk full
    "SQLITE_READONLY",
    "SQLITE_FULL",
    "SQLITE_IOERR_WRITE",  # a quota, or a limit on the size of files
    "SQLITE_IOERR_SHMSIZE",
)


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn an error of the database into words that hold nothing of what was to be stored."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _meaning(error) from error


def _meaning(error: SQLAlchemyError) -> StoreError:
    cause = getattr(error, "orig", None)
    code = str(getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None) or "")
    if code.startswith(_NOT_WRITTEN):
        return StoreReadOnlyError("the diary store cannot be written")
    return StoreUnavailableError("the diary store cannot be reached")
