"""The schema: which version a database has, and how it gets the newest."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from backplan.diary.sql.engine import open_engine
from backplan.diary.sql.transactions import alone, run
from backplan.diary.store import NewerSchemaError

VERSIONS = ("0001", "0002")
"""Every version there was, oldest first; the last is this release's."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION = sa.text("SELECT version_num FROM alembic_version")


@contextmanager
def database(url: str) -> Iterator[sa.Engine]:
    """Open the database at *url* for a while, with the newest schema.

    Raises:
        NewerSchemaError: A later release of backplan made it.
        StoreError: It cannot be reached, or is behind and cannot be written.
    """
    engine = open_engine(url)
    try:
        bring_up_to_date(engine)
        yield engine
    finally:
        engine.dispose()


def bring_up_to_date(engine: sa.Engine) -> None:
    """Give the database the newest schema; one that has it is only looked at.

    Raises:
        NewerSchemaError: A later release of backplan made it.
        StoreError: It cannot be reached, or is behind and cannot be written.
    """
    if run(engine, known_version) != VERSIONS[-1]:
        _migrate(engine)


def known_version(connection: sa.Connection) -> str | None:
    """Return the version of a database; None where it is empty, or release 0.1.0 made it.

    Raises:
        NewerSchemaError: A later release of backplan made it.
    """
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(_VERSION)
    if version is not None and version not in VERSIONS:
        message = (
            f"schema {version} was made by a later release of backplan; "
            f"this one knows schemas up to {VERSIONS[-1]}"
        )
        raise NewerSchemaError(message)
    return version


def _migrate(engine: sa.Engine) -> None:
    # Alembic takes a second to import, and is needed once in a database's life and release.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with alone(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
