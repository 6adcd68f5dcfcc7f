"""What one diary takes: its place in a database, and the first look at it."""

import asyncio
from pathlib import Path

import sqlalchemy as sa

from backplan.diary.sql import SqlStore
from backplan.diary.sql.address import address, sqlite_url
from bench.cost import MS
from bench.diaries import DECADE, MONTH, keep_diaries
from bench.ground import Ground
from bench.postgres import some_postgres
from bench.process import cpu_s
from bench.result import Goal, Result
from bench.server import Server
from bench.tab import open_tab

YEAR = 365
LENGTHS = {MONTH: "30 days", YEAR: "a year", DECADE: "ten years"}
MANY = {MONTH: 200, YEAR: 20}
SIZE = "SELECT pg_total_relation_size('facts')"


def measure(ground: Ground) -> list[Result]:
    """Measure diaries of several lengths; there is no goal, but docs/scaling.md builds on it."""
    with some_postgres() as url:
        results = _places("PostgreSQL", url, ground)
    file = ground.folder / "sizes"
    results += _places("SQLite", sqlite_url(file), ground)
    return results + [_first_look(days, words, ground) for days, words in LENGTHS.items()]


def _places(database: str, url: str, ground: Ground) -> list[Result]:
    """Return how much a database grows with each diary."""
    store = SqlStore(url)
    results = []
    for days, most in MANY.items():
        count = min(most, ground.effort.crowd_most)
        before = _size(url)
        keep_diaries(store, days, ground.today, count)
        kib = (_size(url) - before) / 1024 / count
        goal = Goal(what=f"diary of {LENGTHS[days]} in {database}", unit="KiB")
        results.append(Result(goal=goal, ours=[kib]))
    store.close()
    return results


def _size(url: str) -> int:
    """Return the bytes that a database takes, with its indexes."""
    engine = sa.create_engine(address(url))
    with engine.connect() as connection:
        if engine.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            size = Path(str(engine.url.database)).stat().st_size
        else:
            size = int(connection.exec_driver_sql(SIZE).scalar_one())
    engine.dispose()
    return size


def _first_look(days: int, words: str, ground: Ground) -> Result:
    """Return what the first page costs of diaries that nobody has looked at since the start."""
    # The first of them brings imports and caches, which are not what is compared.
    codes = ground.codes(days, 1 + ground.effort.rounds)
    _, *costs = [asyncio.run(_look(ground.backplan, code)) for code in codes]
    return Result(goal=Goal(what=f"first look at a diary of {words}: CPU"), ours=costs)


async def _look(server: Server, code: str) -> float:
    async with open_tab(server.address, code) as tab:
        start = cpu_s(server.pid)
        await tab.turn_to("")
        return MS * (cpu_s(server.pid) - start)
