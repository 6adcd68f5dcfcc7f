"""What the diary tests share: a store of every engine, and a code made up for tests."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from backplan.diary.codes import PlanCode, new_plan_code
from backplan.diary.memory import MemoryStore
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.diary.store import Store
from tests.postgres import Postgres, some_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with some_postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    with postgres.database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of each engine."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened: Store
    match request.param:
        case "memory":
            opened = MemoryStore()
        case "sqlite":
            opened = SqlStore(sqlite_url(tmp_path))
        case _:
            opened = SqlStore(request.getfixturevalue("postgres_url"))
    yield opened
    opened.close()


@pytest.fixture
def code() -> PlanCode:
    return new_plan_code()


@pytest.fixture
def today() -> date:
    return date(2026, 11, 2)
