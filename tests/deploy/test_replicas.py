"""Two servers on one database: one is killed, one is stopped, and no entry is lost or doubled."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
import sqlalchemy as sa

from tests.browser.conftest import free_port
from tests.deploy.replica import Replica
from tests.deploy.tally import Tally, kept
from tests.deploy.visitors import Visitor
from tests.postgres import some_postgres

VISITORS, ENTRIES = 10, 3
KILLED_AFTER = 8
IN_A_MOMENT_S, LONG_S = 0.01, 180


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with some_postgres() as postgres, postgres.database() as database:
        yield database


@pytest.fixture(scope="module")
def replicas(url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Replica]]:
    folder = tmp_path_factory.mktemp("replicas")
    environment = {"BACKPLAN_DATABASE_URL": url, "STREAMLIT_SERVER_COOKIE_SECRET": "the same"}
    both = [Replica(free_port(), folder, environment) for _ in range(2)]
    for one in both:
        one.start()
    try:
        for one in both:
            one.wait_until_ready()
        yield both
    finally:
        for one in both:
            one.close()


@contextmanager
def nobody_can_save(url: str) -> Iterator[None]:
    """Hold every save up, in the database."""
    address = sa.make_url(url).set(drivername="postgresql")
    with psycopg.connect(address.render_as_string(hide_password=False)) as connection:
        connection.execute("LOCK TABLE facts IN SHARE ROW EXCLUSIVE MODE")
        yield


def test_a_killed_server_loses_and_doubles_nothing(replicas: list[Replica], url: str) -> None:
    first, second = replicas
    tally = Tally()

    async def visit() -> None:
        addresses = [first.address, second.address]
        visitors = [Visitor(each, addresses, tally, IN_A_MOMENT_S) for each in range(VISITORS)]
        over = asyncio.Event()
        async with asyncio.timeout(LONG_S), asyncio.TaskGroup() as days:
            for one in visitors:
                days.create_task(one.note_days(ENTRIES, over))
            while tally.count < KILLED_AFTER:
                await asyncio.sleep(IN_A_MOMENT_S)
            first.kill()

    asyncio.run(visit())

    found = kept(tally.told, url)
    assert (found.told, found.lost, found.doubled) == (VISITORS * ENTRIES, (), ())
    assert tally.troubles, "nobody noticed that a server was killed"
    assert second.ask("/internal/ready") == (200, "ready")


def test_a_server_that_is_stopped_finishes_what_is_being_saved(
    replicas: list[Replica], url: str
) -> None:
    _, server = replicas
    tally = Tally()
    visitor = Visitor(0, [server.address], tally, IN_A_MOMENT_S)

    async def visit() -> None:
        async with asyncio.timeout(LONG_S), asyncio.TaskGroup() as days:
            with nobody_can_save(url):
                days.create_task(visitor.note_days(1, asyncio.Event()))
                while not await asyncio.to_thread(is_held_up, url):
                    await asyncio.sleep(IN_A_MOMENT_S)
                server.ask_to_stop()
                await asyncio.to_thread(server.wait_until, "/internal/ready", 503)
                assert server.ask("/internal/ready") == (503, "stopping")
                assert server.ask("/internal/live") == (200, "alive")

    asyncio.run(visit())

    assert server.wait_for_end() == -signal.SIGTERM
    assert tally.troubles == []
    found = kept(tally.told, url)
    assert (found.told, found.lost, found.doubled) == (1, (), ())


def is_held_up(url: str) -> bool:
    """Return whether a save waits for its turn in the database."""
    address = sa.make_url(url).set(drivername="postgresql")
    with psycopg.connect(address.render_as_string(hide_password=False)) as connection:
        waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'facts'::regclass"
        return connection.execute(waits).fetchone() != (0,)
