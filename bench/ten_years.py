"""Ten years of diary against thirty days, and one diary in the database against very many."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from backplan.diary.sql import SqlStore
from backplan.diary.sql.address import sqlite_url
from backplan.web.sitemap import FRONT
from bench import server
from bench.cost import Costs, Visit, in_turns
from bench.diaries import MONTH as DAYS
from bench.diaries import keep_diaries
from bench.ground import Ground
from bench.result import Goal, Result
from bench.saving import SEALED_BYTES

ALL = (("progress_look_back", "All"),)
PAGES = ("home", "plan", "diary", "progress")
FACTS = 50
"""In each diary of others."""
A_LOT = 10_000
MONTH, DECADE = "a diary of 30 days", "a diary of ten years"


def measure(ground: Ground) -> list[Result]:
    """Measure pages of a long diary beside those of a short one."""
    visits: list[Visit] = []
    names = [*PAGES, "progress, all days"]
    for name in names:
        page, _, all_days = name.partition(",")
        chosen = ALL if all_days else ()
        visits += [_visit(ground, page, code, chosen) for code in (ground.month, ground.decade)]
    costs = in_turns(visits, ground.effort.rounds, ground.effort.reruns)
    results = []
    for name, month, decade in zip(names, costs[::2], costs[1::2], strict=True):
        results.append(_compared(f"/{name}, ten years: CPU a rerun", MONTH, 1.2, decade, month))
        first = (month.of("first_kib"), decade.of("first_kib"))
        goal = Goal(what=f"/{name}, ten years: first bytes", floor=MONTH, limit=1.5, unit="KiB")
        results.append(Result(goal=goal, ours=first[1], floors=first[0]))
    return results


def measure_others(ground: Ground) -> list[Result]:
    """Measure pages beside very many diaries of others, and beside next to none."""
    folder, effort = ground.folder / "others", ground.effort
    store = SqlStore(sqlite_url(folder))
    code = keep_diaries(store, DAYS, ground.today)[0].written
    store.close()
    fill(sqlite_url(folder), effort.others, ground.today)
    with server.backplan(folder) as full:
        visits: list[Visit] = []
        for page in PAGES:
            alone = _visit(ground, page, ground.month)
            visits += [alone, replace(alone, server=full, code=code)]
        costs = in_turns(visits, effort.rounds, effort.reruns)
    others = f"{effort.others:,} other diaries"
    return [
        _compared(f"/{page}, beside {others}: CPU a rerun", "without them", 1.1, mine, floor)
        for page, floor, mine in zip(PAGES, costs[::2], costs[1::2], strict=True)
    ]


def fill(url: str, diaries: int, today: date) -> None:
    """Fill a database with rows of the usual size, which nothing opens."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        rows: list[tuple[object, ...]] = []
        for one in _rows(diaries, today):
            rows.append(one)
            if len(rows) == A_LOT:
                connection.exec_driver_sql("INSERT INTO facts VALUES (?, ?, ?, ?, ?)", rows)
                rows = []
        if rows:
            connection.exec_driver_sql("INSERT INTO facts VALUES (?, ?, ?, ?, ?)", rows)
    engine.dispose()


def _rows(diaries: int, today: date) -> Iterator[tuple[object, ...]]:
    sealed = secrets.token_bytes(SEALED_BYTES)
    for _ in range(diaries):
        diary = secrets.token_hex(16)
        for seq in range(1, FACTS + 1):
            yield diary, seq, secrets.token_hex(16), today.isoformat(), sealed


def _visit(ground: Ground, page: str, code: str, chosen: tuple[tuple[str, str], ...] = ()) -> Visit:
    path = "" if page == FRONT else page
    return Visit(server=ground.backplan, page=path, code=code, chosen=chosen)


def _compared(what: str, floor: str, limit: float, mine: Costs, other: Costs) -> Result:
    goal = Goal(what=what, floor=floor, limit=limit)
    return Result(goal=goal, ours=mine.of("cpu_ms"), floors=other.of("cpu_ms"))
