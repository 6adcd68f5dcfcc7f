"""What a host types and reads; what the commands do to a database is in tests/diary."""

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from backplan.clock import today_here
from backplan.diary.hosting import months_before
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.diary.store import Row
from tests.cli.conftest import Ran, Run

NEW = Row("a" * 32, 1, "fact-1", today_here(), bytes(541))
OLD = replace(NEW, diary_id="b" * 32, written_on=date(2026, 2, 28))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    chosen = tmp_path / "data"
    monkeypatch.setenv("BACKPLAN_DATA", str(chosen))
    monkeypatch.delenv("BACKPLAN_DATABASE_URL", raising=False)
    return chosen


@pytest.fixture
def rows(folder: Path) -> tuple[Row, ...]:
    """A diary that is written to, and one that was left long ago."""
    kept = (NEW, replace(NEW, seq=2, fact_id="fact-2"), OLD)
    store = SqlStore(sqlite_url(folder))
    for row in kept:
        store.insert(row)
    store.close()
    return kept


def diaries(folder: Path) -> int:
    store = SqlStore(sqlite_url(folder))
    found = [bool(store.last_seq(each.diary_id)) for each in (NEW, OLD)]
    store.close()
    return sum(found)


def is_refused(ran: Ran, *said: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("backplan: ")
    for part in said:
        assert part in ran.err


def test_a_backup_is_made_and_restored(
    run: Run, rows: tuple[Row, ...], folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "backup.sqlite3"
    made = run("backup", str(out))
    SqlStore(sqlite_url(folder)).delete(OLD.diary_id)
    restored = run("restore", str(out), "--force")

    assert (made.code, made.err) == (0, "")
    assert made.out == f"2 diaries with {len(rows)} facts copied to {out}\n"
    assert (restored.code, restored.err) == (0, "")
    assert restored.out == (
        "1 diary with 2 facts restored; left out: of diaries deleted since, 1 fact\n"
    )


def test_a_restore_over_diaries_needs_the_flag(
    run: Run, rows: tuple[Row, ...], tmp_path: Path
) -> None:
    out = tmp_path / "backup.sqlite3"
    run("backup", str(out))

    is_refused(run("restore", str(out)), f"holds {len(rows)} facts already", "--force")


def test_a_backup_that_is_there_or_has_no_folder_is_refused(
    run: Run, rows: tuple[Row, ...], tmp_path: Path
) -> None:
    assert rows
    (tmp_path / "there").write_text("")

    is_refused(run("backup", str(tmp_path / "there")), "is there already")
    is_refused(run("backup", str(tmp_path / "no" / "where")), "cannot be made: No such file")


def test_what_is_no_backup_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("some text")

    is_refused(run("restore", str(tmp_path / "text")), "damaged, or no backup")
    is_refused(run("restore", str(tmp_path)), "is no file")


def test_the_counts_are_counts_alone(run: Run, rows: tuple[Row, ...]) -> None:
    ran = run("stats")

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {
        "diaries": 2,
        "facts": len(rows),
        "sealed_bytes": len(rows) * 541,
        "diaries_by_month_last_written": {"2026-02": 1, str(NEW.written_on)[:7]: 1},
    }


def test_an_empty_database_counts_nothing(run: Run) -> None:
    assert json.loads(run("stats").out)["diaries"] == 0


def test_unused_diaries_are_only_counted_unless_that_is_said(
    run: Run, rows: tuple[Row, ...], folder: Path
) -> None:
    assert rows
    months = (today_here().year - 2026) * 12 + today_here().month - 2
    last = months_before(today_here(), months - 1)
    counted = run("purge", "--unused-for", f"{months - 1}m")

    assert (counted.code, counted.err) == (0, "")
    assert counted.out.startswith(f"1 diary with 1 fact, last written by {last}; --delete")
    assert diaries(folder) == 2

    deleted = run("purge", "--unused-for", f"{months - 1}m", "--delete")

    assert deleted.out == f"1 diary with 1 fact deleted, last written by {last}\n"
    assert diaries(folder) == 1
    assert run("purge", "--unused-for", "1m").out.startswith("0 diaries with 0 facts")


@pytest.mark.parametrize("months", ["", "24", "0m", "-1m", "1.5m", "24 m", "2y", "1000m"])
def test_what_is_no_number_of_months_is_refused(run: Run, months: str) -> None:
    ran = run("purge", f"--unused-for={months}")

    is_refused(ran, f'--unused-for is "{months}"; allowed is 1m to 999m')


@pytest.mark.parametrize(
    ("today", "count", "before"),
    [
        (date(2026, 11, 22), 1, date(2026, 10, 22)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 24, date(2024, 12, 31)),
    ],
)
def test_months_are_those_of_the_calendar(today: date, count: int, before: date) -> None:
    assert months_before(today, count) == before


def test_the_schema_is_made_the_newest_by_hand(run: Run, folder: Path) -> None:
    ran = run("migrate")

    assert (ran.code, ran.out) == (0, "the database has schema 0002, the newest\n")
    assert diaries(folder) == 0


@pytest.mark.parametrize("command", ["migrate", "stats", "restore", "purge"])
def test_a_database_of_a_later_release_is_refused(
    run: Run, rows: tuple[Row, ...], folder: Path, tmp_path: Path, command: str
) -> None:
    assert rows
    run("backup", str(tmp_path / "backup"))
    with sqlite3.connect(folder / "diary.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
    connection.close()
    given = {"restore": [str(tmp_path / "backup")], "purge": ["--unused-for", "1m"]}

    is_refused(run(command, *given.get(command, [])), "schema 0099 was made by a later release")


def test_a_database_that_is_away_is_refused_without_its_password(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKPLAN_DATABASE_URL", "postgresql://ana:canary@127.0.0.1:1/diaries")
    ran = run("stats")

    is_refused(ran, "cannot be reached")
    assert "canary" not in ran.err


def test_commands_that_need_no_database_do_not_wait_for_it() -> None:
    look = "import sys, backplan.__main__; print('sqlalchemy' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", look],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout == "False\n"
