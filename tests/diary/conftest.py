"""What the diary tests share: a store of every engine, and a code made up for tests."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from backplan.diary.codes import PlanCode, new_plan_code
from backplan.diary.memory import MemoryStore
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.diary.store import Store


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened: Store = MemoryStore() if request.param == "memory" else SqlStore(sqlite_url(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def code() -> PlanCode:
    return new_plan_code()


@pytest.fixture
def today() -> date:
    return date(2026, 11, 2)
