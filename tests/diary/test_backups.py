import sqlite3
import stat
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from backplan.diary.codes import PlanCode
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.diary.sql.address import file_url
from backplan.diary.sql.backups import Copied, back_up, restore
from backplan.diary.sql.contents import Count
from backplan.diary.store import Row, StoreError
from tests.diary.databases import OLD_DIARY, make_release_0_1_0, sql, tables

ROW = Row("a" * 32, 1, "fact-1", date(2026, 11, 2), b"sealed")
BEN = replace(ROW, diary_id="b" * 32)
CEM = replace(ROW, diary_id="c" * 32)


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    opened = SqlStore(url)
    yield opened
    opened.close()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "a backup?100%#.sqlite3"


def test_a_backup_is_a_database_with_every_diary_in_it(
    store: SqlStore, url: str, out: Path, code: PlanCode, today: date
) -> None:
    for fact_id in ("fact-1", "fact-2"):
        Diary(code, store).save({"id": fact_id}, today)
    store.insert(BEN)

    assert back_up(url, out) == Copied(Count(diaries=2, facts=3), left_out=0)

    copy = SqlStore(file_url(out))
    assert [fact["id"] for fact in Diary(code, copy).facts().facts] == ["fact-1", "fact-2"]
    assert copy.rows(BEN.diary_id) == (BEN,)
    copy.close()


def test_a_backup_is_one_file_for_its_owner_only(store: SqlStore, url: str, out: Path) -> None:
    store.insert(ROW)
    back_up(url, out)

    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [each.name for each in out.parent.iterdir() if each.name.startswith("a b")] == [out.name]


def test_a_backup_holds_one_moment_while_others_write(
    store: SqlStore, url: str, out: Path, code: PlanCode, today: date
) -> None:
    stop = threading.Event()
    begun = threading.Event()
    saved: list[str] = []

    def write() -> None:
        while not stop.is_set():
            Diary(code, store).save({"id": f"fact-{len(saved)}"}, today)
            saved.append(f"fact-{len(saved)}")
            begun.set()

    thread = threading.Thread(target=write)
    thread.start()
    begun.wait()
    before = len(saved)
    copied = back_up(url, out)
    stop.set()
    thread.join()

    copy = SqlStore(file_url(out))
    ids = [fact["id"] for fact in Diary(code, copy).facts().facts]
    copy.close()
    assert before <= len(ids) == copied.count.facts
    assert ids == saved[: len(ids)]


def test_a_backup_never_replaces_a_file(store: SqlStore, url: str, out: Path) -> None:
    store.insert(ROW)
    out.write_text("something else")

    with pytest.raises(StoreError, match="is there already"):
        back_up(url, out)

    assert out.read_text() == "something else"


def test_the_database_of_the_last_release_is_backed_up_as_it_is(url: str, out: Path) -> None:
    make_release_0_1_0(url)

    assert back_up(url, out).count == Count(1, 1)
    assert tables(url) == {"facts"}


def test_an_empty_database_is_said_to_be_no_backplan_database(url: str, out: Path) -> None:
    with pytest.raises(StoreError, match="holds no diaries"):
        back_up(url, out)

    assert not out.exists()


def test_a_damaged_row_does_not_stand_in_the_way_of_the_others(tmp_path: Path, out: Path) -> None:
    store = SqlStore(sqlite_url(tmp_path))
    for row in (ROW, BEN, CEM):
        store.insert(row)
    sql(
        sqlite_url(tmp_path),
        "UPDATE facts SET sealed = '' WHERE diary_id LIKE 'b%%'",
        "UPDATE facts SET written_on = 'x' WHERE diary_id LIKE 'c%%'",
    )

    assert back_up(sqlite_url(tmp_path), out) == Copied(Count(2, 2), left_out=1)
    store.close()


def test_a_restored_diary_opens_as_it_did(
    store: SqlStore, url: str, out: Path, code: PlanCode, today: date, tmp_path: Path
) -> None:
    Diary(code, store).save({"id": "fact-1"}, today)
    back_up(url, out)
    elsewhere = sqlite_url(tmp_path / "elsewhere")

    assert restore(elsewhere, out, replace=False) == Copied(Count(1, 1), left_out=0)

    restored = SqlStore(elsewhere)
    assert Diary(code, restored).facts() == Diary(code, store).facts()
    restored.close()


def test_what_is_there_is_not_replaced_unless_that_is_said(
    store: SqlStore, url: str, out: Path
) -> None:
    store.insert(ROW)
    back_up(url, out)
    store.insert(BEN)

    with pytest.raises(StoreError, match="holds 2 facts"):
        restore(url, out, replace=False)

    assert store.rows(BEN.diary_id) == (BEN,)
    assert restore(url, out, replace=True) == Copied(Count(1, 1), left_out=0)
    assert store.rows(ROW.diary_id) == (ROW,)
    assert store.rows(BEN.diary_id) == ()


def test_a_diary_that_was_deleted_since_does_not_come_back(
    store: SqlStore, url: str, out: Path
) -> None:
    store.insert(ROW)
    store.insert(BEN)
    back_up(url, out)
    store.delete(BEN.diary_id)

    assert restore(url, out, replace=True) == Copied(Count(1, 1), left_out=1)
    assert store.rows(BEN.diary_id) == ()
    # Nor from there, if that is backed up and restored in its turn.
    assert restore(url, out, replace=True) == Copied(Count(1, 1), left_out=1)


def test_a_diary_that_was_deleted_and_begun_anew_before_the_backup_comes_back(
    store: SqlStore, url: str, out: Path
) -> None:
    store.insert(ROW)
    store.delete(ROW.diary_id)
    store.insert(ROW)
    back_up(url, out)

    assert restore(url, out, replace=True) == Copied(Count(1, 1), left_out=0)
    assert store.rows(ROW.diary_id) == (ROW,)


def test_a_backup_remembers_what_was_deleted_before_it(
    store: SqlStore, url: str, out: Path, tmp_path: Path
) -> None:
    store.insert(ROW)
    back_up(url, out)
    store.delete(ROW.diary_id)
    store.insert(BEN)
    later = tmp_path / "later.sqlite3"
    back_up(url, later)
    elsewhere = sqlite_url(tmp_path / "elsewhere")
    restore(elsewhere, later, replace=False)

    assert restore(elsewhere, out, replace=True) == Copied(Count(0, 0), left_out=1)


def test_a_copy_of_the_last_releases_file_can_be_restored(
    store: SqlStore, url: str, tmp_path: Path
) -> None:
    make_release_0_1_0(file_url(tmp_path / "old.sqlite3"))

    assert restore(url, tmp_path / "old.sqlite3", replace=False).count == Count(1, 1)
    assert store.rows(OLD_DIARY)[0].sealed == b"old"


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE facts SET diary_id = 'A'", "row 1 can be no fact"),
        ("UPDATE facts SET seq = 0", "row 1 can be no fact"),
        ("UPDATE facts SET seq = 'x'", "row 1 can be no fact"),
        ("UPDATE facts SET fact_id = ''", "row 1 can be no fact"),
        ("UPDATE facts SET fact_id = x'00'", "row 1 can be no fact"),
        ("UPDATE facts SET fact_id = char(10)", "row 1 can be no fact"),
        ("UPDATE facts SET sealed = x''", "row 1 can be no fact"),
        ("UPDATE facts SET sealed = 'text'", "row 1 can be no fact"),
        ("DROP TABLE facts", "holds no diaries"),
        ("UPDATE alembic_version SET version_num = '0099'", "later release"),
    ],
)
def test_a_damaged_or_strange_backup_is_refused_whole(
    store: SqlStore, url: str, out: Path, damage: str, said: str
) -> None:
    store.insert(ROW)
    back_up(url, out)
    store.insert(BEN)
    with sqlite3.connect(out) as connection:
        connection.execute(damage)
    connection.close()

    with pytest.raises(StoreError, match=said):
        restore(url, out, replace=True)

    assert store.rows(BEN.diary_id) == (BEN,)


def test_a_file_with_a_broken_page_or_that_is_no_database_is_refused(
    store: SqlStore, url: str, out: Path, tmp_path: Path
) -> None:
    for number in range(1, 100):
        store.insert(replace(ROW, seq=number, fact_id=f"fact-{number}"))
    back_up(url, out)
    held = bytearray(out.read_bytes())
    held[5 * 4096 : 5 * 4096 + 100] = bytes(100)
    out.write_bytes(held)
    (tmp_path / "text").write_text("not a database, " * 100)

    for file in (out, tmp_path / "text"):
        with pytest.raises(StoreError, match="damaged, or no backup"):
            restore(url, file, replace=True)
    with pytest.raises(StoreError, match="is no file"):
        restore(url, tmp_path / "nothing", replace=True)

    assert store.last_seq(ROW.diary_id) == 99
    assert not (tmp_path / "nothing").exists()
