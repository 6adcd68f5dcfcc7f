import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from backplan.diary.codes import PlanCode, new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.diary.store import Row, Saved, StoreReadOnlyError, StoreUnavailableError
from tests.diary.databases import for_every_connection

ROW = Row("a" * 32, 1, "fact-1", date(2026, 11, 2), b"sealed")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = SqlStore(sqlite_url(tmp_path))
    yield opened
    opened.close()


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


def test_a_server_that_starts_while_another_sets_up_the_file_waits_for_it(tmp_path: Path) -> None:
    file = tmp_path / "diary.sqlite3"
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.3, other.rollback)

    done.start()
    store = SqlStore(sqlite_url(tmp_path))

    assert store.insert(ROW) is Saved.SAVED
    store.close()
    done.join()
    other.close()


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


WRITE_UNTIL_FULL = """
import resource
import sys
from datetime import date
from backplan.diary.codes import parse_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore
from backplan.diary.store import StoreReadOnlyError

url, code = sys.stdin.read().split()
diary = Diary(parse_plan_code(code), SqlStore(url))
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, unlimited[1]))
number = 0
try:
    while number < 1000:
        diary.save({"id": f"fact-{number}"}, date(2026, 11, 2))
        number += 1
except StoreReadOnlyError:
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    diary.save({"id": "fact-after"}, date(2026, 11, 2))
print(number)
"""


def test_when_the_system_refuses_to_write_what_was_kept_stays_and_saving_goes_on_after(
    code: PlanCode, tmp_path: Path
) -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", WRITE_UNTIL_FULL],
        cwd=Path(__file__).parents[2],
        input=f"{sqlite_url(tmp_path)} {code.written}",
        capture_output=True,
        text=True,
        check=True,
    )
    store = SqlStore(sqlite_url(tmp_path))
    opened = Diary(code, store).facts()
    store.close()

    kept = [f"fact-{number}" for number in range(int(ran.stdout))]
    assert 1 < len(kept) < 1000
    assert [fact["id"] for fact in opened.facts] == [*kept, "fact-after"]
    assert opened.broken == 0


def test_no_file_holds_a_byte_of_a_deleted_diary(
    store: SqlStore, code: PlanCode, today: date, tmp_path: Path
) -> None:
    kept = Diary(new_plan_code(), store)
    gone = Diary(code, store)
    for number in range(60):
        # Of every size: rows that fit in a page, fill it, or need many.
        note = os.urandom(number**2).hex()
        gone.save({"id": f"gone-{number:03}", "note": note}, today)
        kept.save({"id": f"kept-{number:03}"}, today)
    pieces = [
        row.sealed[at : at + 8]
        for row in store.rows(gone.id)
        for at in range(13, len(row.sealed) - 8, 200)
    ]
    pieces += [f"gone-{number:03}".encode() for number in range(60)]
    other_process = SqlStore(sqlite_url(tmp_path))  # whose connection keeps the log open
    other_process.last_seq(kept.id)

    assert gone.delete() == 60

    files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert len(kept.facts().facts) == 60
    assert files.keys() == {"diary.sqlite3", "diary.sqlite3-wal", "diary.sqlite3-shm"}
    assert not [name for piece in pieces for name, held in files.items() if piece in held]
    other_process.close()


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
