"""A PostgreSQL to measure with: the one at ``$TEST_DATABASE_URL``, or one started here."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests import postgres


@contextmanager
def some_postgres() -> Iterator[str]:
    """Yield the URL of a new, empty database."""
    with postgres.some_postgres() as server, server.database() as url:
        yield url
