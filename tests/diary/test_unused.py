from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from backplan.diary.sql import SqlStore, sqlite_url
from backplan.diary.sql.contents import Count
from backplan.diary.sql.unused import Month, count_unused, delete_unused, months
from backplan.diary.store import Row
from tests.diary.databases import sql

LAST = date(2026, 11, 2)
LEFT = Row("a" * 32, 1, "fact-1", LAST, bytes(541))
USED = replace(LEFT, diary_id="b" * 32, written_on=date(2026, 11, 3))


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    opened = SqlStore(url)
    yield opened
    opened.close()


def test_a_diary_counts_by_the_newest_day_it_was_written_on(store: SqlStore, url: str) -> None:
    store.insert(LEFT)
    store.insert(replace(USED, written_on=date(2026, 1, 1)))
    store.insert(replace(USED, seq=2, fact_id="fact-2"))

    assert count_unused(url, LAST) == Count(1, 1)
    assert delete_unused(url, LAST) == Count(1, 1)
    assert store.rows(LEFT.diary_id) == ()
    assert len(store.rows(USED.diary_id)) == 2


def test_a_diary_that_was_left_is_remembered_as_deleted(store: SqlStore, url: str) -> None:
    store.insert(LEFT)
    delete_unused(url, LAST)

    assert sql(url, "SELECT diary_id FROM deleted") == [(LEFT.diary_id,)]


def test_a_damaged_date_is_not_a_long_time(tmp_path: Path) -> None:
    store = SqlStore(sqlite_url(tmp_path))
    store.insert(LEFT)
    sql(sqlite_url(tmp_path), "UPDATE facts SET written_on = '0026-11-02'")

    assert count_unused(sqlite_url(tmp_path), LAST) == Count(0, 0)
    store.close()


def test_counts_are_by_the_month_last_written(store: SqlStore, url: str) -> None:
    store.insert(replace(USED, written_on=date(2026, 9, 1)))
    store.insert(replace(USED, seq=2, fact_id="fact-2"))
    store.insert(LEFT)
    store.insert(replace(LEFT, diary_id="c" * 32, written_on=date(2026, 10, 31)))

    assert months(url) == (
        Month("2026-10", Count(1, 1), 541),
        Month("2026-11", Count(2, 3), 3 * 541),
    )
