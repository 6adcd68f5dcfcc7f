"""The same pages on PostgreSQL and on SQLite."""

from backplan.diary.sql import SqlStore
from backplan.web.sitemap import FRONT
from bench import server
from bench.cost import Visit, in_turns
from bench.diaries import MONTH, keep_diaries
from bench.ground import Ground
from bench.postgres import some_postgres
from bench.result import Goal, Result

PAGES = ("home", "plan", "diary", "progress")


def measure(ground: Ground) -> list[Result]:
    """Measure each page on both."""
    with some_postgres() as url, server.backplan(ground.folder / "postgresql", url) as other:
        store = SqlStore(url)
        code = keep_diaries(store, MONTH, ground.today)[0].written
        store.close()
        visits = []
        for name in PAGES:
            path = "" if name == FRONT else name
            visits.append(Visit(server=ground.backplan, page=path, code=ground.month))
            visits.append(Visit(server=other, page=path, code=code))
        costs = in_turns(visits, ground.effort.rounds, ground.effort.reruns)
    results = []
    for name, sqlite, postgresql in zip(PAGES, costs[::2], costs[1::2], strict=True):
        for figure, words in (("rerun_ms", "a rerun"), ("cpu_ms", "CPU a rerun")):
            goal = Goal(what=f"/{name} on PostgreSQL: {words}", floor="on SQLite", limit=1.15)
            ours, floors = postgresql.of(figure), sqlite.of(figure)
            results.append(Result(goal=goal, ours=ours, floors=floors))
    return results
