import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from backplan.diary.codes import PlanCode
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.diary.store import Row, Saved, StoreReadOnlyError, StoreUnavailableError

ROW = Row("a" * 32, 1, "fact-1", date(2026, 11, 2), b"sealed")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = SqlStore(sqlite_url(tmp_path))
    yield opened
    opened.close()


@contextmanager
def for_every_connection(do: Callable[[sqlite3.Connection], None]) -> Iterator[None]:
    def on_checkout(connection: sqlite3.Connection, _entry: object, _proxy: object) -> None:
        do(connection)

    sa.event.listen(sa.pool.Pool, "checkout", on_checkout)
    try:
        yield
    finally:
        sa.event.remove(sa.pool.Pool, "checkout", on_checkout)


def change(folder: Path, statement: str) -> None:
    connection = sqlite3.connect(folder / "diary.sqlite3")
    with connection:
        connection.execute(statement)
    connection.close()


def test_no_file_of_the_database_holds_what_was_written_or_the_code(
    store: SqlStore, code: PlanCode, tmp_path: Path
) -> None:
    fact = {"id": "fact-1", "kind": "kind-canary", "data": {"note": "note-canary " * 50}}
    Diary(code, store).save(fact, date(2026, 11, 2))

    files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}

    assert b"fact-1" in files["diary.sqlite3-wal"]  # so this is where a plain text would stand
    number = code.number.to_bytes(16, "big")
    for secret in (b"canary", b"note", code.written.encode(), code.written[:5].encode(), number):
        assert not [name for name, content in files.items() if secret in content]


def test_a_row_outlives_its_store(tmp_path: Path) -> None:
    first = SqlStore(sqlite_url(tmp_path))
    first.insert(ROW)
    first.close()
    second = SqlStore(sqlite_url(tmp_path))

    assert second.rows(ROW.diary_id) == (ROW,)
    second.close()


def test_a_row_is_seen_by_another_process_at_once(store: SqlStore, tmp_path: Path) -> None:
    other = SqlStore(sqlite_url(tmp_path))
    store.insert(ROW)

    assert other.last_seq(ROW.diary_id) == 1
    assert other.insert(ROW) is Saved.ALREADY_THERE
    other.close()


def test_every_connection_writes_durably_and_leaves_no_deleted_bytes(tmp_path: Path) -> None:
    seen: list[object] = []

    def look(connection: sqlite3.Connection) -> None:
        for pragma in ("journal_mode", "synchronous", "busy_timeout", "secure_delete"):
            seen.extend(*connection.execute(f"PRAGMA {pragma}"))

    with for_every_connection(look):
        SqlStore(sqlite_url(tmp_path)).close()

    assert seen[:4] == ["wal", 2, 5000, 1]


def test_a_read_only_database_is_read_and_refuses_to_be_written(
    store: SqlStore, tmp_path: Path
) -> None:
    store.insert(ROW)
    read_only = SqlStore(f"sqlite:///file:{tmp_path}/diary.sqlite3?mode=ro&uri=true")

    assert read_only.rows(ROW.diary_id) == (ROW,)
    with pytest.raises(StoreReadOnlyError):
        read_only.insert(Row("b" * 32, 1, "fact-2", ROW.written_on, b""))
    with pytest.raises(StoreReadOnlyError):
        read_only.delete(ROW.diary_id)
    read_only.close()


def test_a_full_disk_refuses_the_row_and_keeps_the_others(tmp_path: Path) -> None:
    def leave_little_room(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count = 8")

    with for_every_connection(leave_little_room):
        store = SqlStore(sqlite_url(tmp_path))
        store.insert(ROW)
        with pytest.raises(StoreReadOnlyError):
            store.insert(Row("b" * 32, 1, "fact-2", ROW.written_on, bytes(100_000)))

        assert store.rows(ROW.diary_id) == (ROW,)
        store.close()


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "diary.sqlite3").write_bytes(b"not a database, " * 100)

    with pytest.raises(StoreUnavailableError):
        SqlStore(sqlite_url(tmp_path))


@pytest.mark.parametrize("url", ["", "nonsense", "sqlite:////nowhere/at/all.sqlite3"])
def test_a_url_that_leads_nowhere_is_unavailable(url: str) -> None:
    with pytest.raises(StoreUnavailableError):
        SqlStore(url)


def test_an_error_of_the_database_holds_nothing_of_the_row(store: SqlStore, tmp_path: Path) -> None:
    change(tmp_path, "DROP TABLE facts")

    with pytest.raises(StoreUnavailableError) as caught:
        store.insert(ROW)

    for secret in (ROW.diary_id, ROW.fact_id, repr(ROW.sealed)):
        assert secret not in f"{caught.value!r} {caught.value.__cause__}"
