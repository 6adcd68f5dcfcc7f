import socket
import sys
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import psycopg
import pytest
import sqlalchemy as sa

from backplan.diary.codes import PlanCode
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore
from backplan.diary.store import Row, Saved, StoreReadOnlyError, StoreUnavailableError
from tests.diary.databases import for_every_connection, sql
from tests.diary.lossy_way import lossy_way
from tests.postgres import OwnPostgres, Postgres, own_postgres

ROW = Row("a" * 32, 1, "fact-1", date(2026, 11, 2), b"sealed")
CLOSE_ALL = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture
def store(postgres_url: str) -> Iterator[SqlStore]:
    opened = SqlStore(postgres_url)
    yield opened
    opened.close()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_the_url_may_begin_in_each_usual_way(postgres_url: str, scheme: str) -> None:
    _, rest = postgres_url.split("://")

    SqlStore(f"{scheme}://{rest}").close()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ana:canary@host:canary/diaries",
        "postgresql://ana:canary@127.0.0.1:1/diaries",
        "postgresql://ana:canary@[::1/diaries",
        "postgresql://ana:canary/%@127.0.0.1:1/diaries",
        "postgresql://ana:canary@127.0.0.1:1/diaries?no_such_option=1",
        "mysql://ana:canary@host/diaries",
        "canary",
    ],
)
def test_a_url_that_leads_nowhere_is_said_without_its_password(url: str) -> None:
    with pytest.raises(StoreUnavailableError) as caught:
        SqlStore(url)

    assert "canary" not in "".join(traceback.format_exception(caught.value))


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(StoreUnavailableError, match=r"requirements-postgres\.txt"):
        SqlStore("postgresql://host/diaries")


def test_connections_that_the_server_closed_are_replaced_unnoticed(
    store: SqlStore, postgres_url: str
) -> None:
    sql(postgres_url, CLOSE_ALL)
    assert store.insert(ROW) is Saved.SAVED
    sql(postgres_url, CLOSE_ALL)
    assert store.rows(ROW.diary_id) == (ROW,)
    sql(postgres_url, CLOSE_ALL)
    assert store.delete(ROW.diary_id) == 1


def test_a_server_that_was_away_is_found_again(
    postgres: Postgres, code: PlanCode, today: date
) -> None:
    if not isinstance(postgres, OwnPostgres):
        with own_postgres() as server:
            test_a_server_that_was_away_is_found_again(server, code, today)
        return
    with postgres.database() as url:
        store = SqlStore(url)
        diary = Diary(code, store)
        diary.save({"id": "before"}, today)
        postgres.stop()
        try:
            for _ in range(2):
                with pytest.raises(StoreUnavailableError):
                    diary.save({"id": "meanwhile"}, today)
            with pytest.raises(StoreUnavailableError):
                SqlStore(url)
        finally:
            postgres.start()

        assert diary.save({"id": "meanwhile"}, today) is Saved.SAVED
        assert [fact["id"] for fact in diary.facts().facts] == ["before", "meanwhile"]
        store.close()


def test_a_commit_whose_answer_was_lost_is_found_when_it_is_sent_again(
    postgres_url: str, code: PlanCode, today: date
) -> None:
    with lossy_way(postgres_url) as way:
        store = SqlStore(way.url)
        diary = Diary(code, store)
        diary.save({"id": "before"}, today)
        way.to_lose = 1

        assert diary.save({"id": "lost"}, today) is Saved.ALREADY_THERE
        assert [fact["id"] for fact in diary.facts().facts] == ["before", "lost"]
        store.close()


def test_a_commit_whose_answer_was_lost_with_the_server_is_found_once_it_is_back(
    postgres_url: str, code: PlanCode, today: date
) -> None:
    with lossy_way(postgres_url) as way:
        store = SqlStore(way.url)
        diary = Diary(code, store)
        diary.last_seq()
        way.to_lose, way.closed = 1, True
        with pytest.raises(StoreUnavailableError):
            diary.save({"id": "lost"}, today)
        way.closed = False

        assert diary.save({"id": "lost"}, today) is Saved.ALREADY_THERE
        assert [fact["id"] for fact in diary.facts().facts] == ["lost"]
        store.close()


@pytest.mark.parametrize("code", ["53100", "25006"])
def test_a_full_disk_or_a_server_that_became_read_only_is_said(
    store: SqlStore, postgres_url: str, code: str
) -> None:
    store.insert(ROW)
    sql(
        postgres_url,
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION 'refused' USING ERRCODE = '{code}'; END $$",
        "CREATE TRIGGER refusing BEFORE INSERT ON facts EXECUTE FUNCTION refuse()",
    )

    with pytest.raises(StoreReadOnlyError):
        store.insert(replace(ROW, seq=2, fact_id="fact-2"))

    assert store.rows(ROW.diary_id) == (ROW,)


def test_a_role_that_may_only_read_reads_and_is_refused_to_write(
    store: SqlStore, postgres_url: str
) -> None:
    store.insert(ROW)
    sql(
        postgres_url,
        "CREATE ROLE backplan_test_reader LOGIN",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO backplan_test_reader",
    )
    reading = SqlStore(f"{postgres_url}&options=-c%20role%3Dbackplan_test_reader")

    assert reading.rows(ROW.diary_id) == (ROW,)
    with pytest.raises(StoreReadOnlyError):
        reading.insert(replace(ROW, seq=2, fact_id="fact-2"))
    reading.close()
    sql(postgres_url, "DROP OWNED BY backplan_test_reader", "DROP ROLE backplan_test_reader")


def test_every_connection_writes_durably_and_waits_five_seconds_at_most(postgres_url: str) -> None:
    name = sa.make_url(postgres_url).database
    sql(postgres_url, f"ALTER DATABASE {name} SET synchronous_commit = off")
    seen: list[str] = []

    def look(connection: psycopg.Connection) -> None:
        for name in ("synchronous_commit", "statement_timeout"):
            seen.extend(*connection.execute(f"SHOW {name}"))

    with for_every_connection(look):
        SqlStore(postgres_url).close()

    assert seen[:2] == ["on", "5s"]


@pytest.mark.long
def test_a_locked_table_is_waited_for_five_seconds(store: SqlStore, postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as other:
        other.execute("LOCK TABLE facts")
        with pytest.raises(StoreUnavailableError):
            store.insert(ROW)

    assert store.insert(ROW) is Saved.SAVED


@pytest.mark.long
def test_a_server_that_says_nothing_is_waited_for_a_few_seconds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(StoreUnavailableError):
        SqlStore(f"postgresql://ana@127.0.0.1:{silent.getsockname()[1]}/diaries")
