"""A saved fact, sealed and durable, against one row that is inserted durably and nothing else."""

import secrets
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import psycopg

from backplan.diary.codes import new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore
from backplan.diary.sql.address import sqlite_url
from bench.diaries import facts
from bench.ground import Ground
from bench.postgres import some_postgres
from bench.result import Goal, Result

MS = 1000
SEALED_BYTES = 541
"""What a check-in has once it is sealed: the floor writes as much."""
SAVES_A_RERUN = 5
TABLE = (
    "CREATE TABLE raw (diary_id TEXT NOT NULL, seq INTEGER NOT NULL, fact_id TEXT NOT NULL, "
    "written_on TEXT NOT NULL, sealed {bytes} NOT NULL, PRIMARY KEY (diary_id, seq), "
    "UNIQUE (diary_id, fact_id))"
)
Save = Callable[[int], object]


def measure(ground: Ground) -> list[Result]:
    """Measure on both databases."""
    results = []
    with sqlite(ground) as ways:
        results += _compare("SQLite", 2, ways, ground)
    with some_postgres() as url, postgresql(ground, url) as ways:
        results += _compare("PostgreSQL", 2.5, ways, ground)
    return results


@contextmanager
def sqlite(ground: Ground) -> Iterator[tuple[Save, Save]]:
    """Yield ways to save to SQLite: backplan's, and the floor."""
    folder = ground.folder / "saving"
    connection = sqlite3.connect(_new_folder(folder) / "raw.sqlite3", isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"):
        connection.execute(statement)
    connection.execute(TABLE.format(bytes="BLOB"))

    def raw(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO raw VALUES (?, ?, ?, ?, ?)", _row(number))
        connection.execute("COMMIT")

    store = SqlStore(sqlite_url(folder))
    yield _saves(store, ground), raw
    store.close()
    connection.close()


@contextmanager
def postgresql(ground: Ground, url: str) -> Iterator[tuple[Save, Save]]:
    """Yield ways to save to PostgreSQL: backplan's, and the floor."""
    store = SqlStore(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(TABLE.format(bytes="BYTEA"))
        statement = "INSERT INTO raw VALUES (%s, %s, %s, %s, %s)"
        yield _saves(store, ground), lambda number: connection.execute(statement, _row(number))
    store.close()


def _saves(store: SqlStore, ground: Ground) -> Save:
    """Return what saves a check-in to a diary, as a page does after it has looked at it."""
    diary = Diary(new_plan_code(), store)
    checkin = next(one for one in facts(1, ground.today) if one["kind"] == "checkin")

    def save(_: int) -> float:
        diary.last_seq()  # a script run looks anyway, saving or not
        start = time.perf_counter()
        diary.save({**checkin, "id": str(uuid.uuid4())}, ground.today)
        return time.perf_counter() - start

    return save


def _row(number: int) -> tuple[object, ...]:
    return ("0" * 32, number, str(uuid.uuid4()), "2026-11-22", secrets.token_bytes(SEALED_BYTES))


def _compare(name: str, limit: float, ways: tuple[Save, Save], ground: Ground) -> list[Result]:
    """Return what a save takes, as the median of each round; the two ways take turns."""
    effort = ground.effort
    ours: list[float] = []
    floors: list[float] = []
    number = 0
    for _ in range(effort.rounds):
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(effort.reruns * SAVES_A_RERUN):
            number += 1
            for save, spent in zip(ways, times, strict=True):
                start = time.perf_counter()
                took = save(number)
                all_ = time.perf_counter() - start
                spent.append(took if isinstance(took, float) else all_)
        ours.append(MS * median(times[0]))
        floors.append(MS * median(times[1]))
    goal = Goal(what=f"save, {name}", floor="raw durable insert", limit=limit)
    return [Result(goal=goal, ours=ours, floors=floors)]


def _new_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
