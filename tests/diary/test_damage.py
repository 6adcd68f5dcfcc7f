import sqlite3
from datetime import date
from pathlib import Path

import pytest

from backplan.diary.codes import PlanCode
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore, sqlite_url


@pytest.mark.parametrize(
    "damage",
    [
        "written_on = '2026-1q-02'",
        "fact_id = CAST(x'66ff' AS TEXT)",
        "sealed = substr(sealed, 1, 100)",
        "sealed = x''",
    ],
)
def test_damage_to_one_row_leaves_the_others_readable(
    code: PlanCode, today: date, tmp_path: Path, damage: str
) -> None:
    store = SqlStore(sqlite_url(tmp_path))
    diary = Diary(code, store)
    for fact_id in ("fact-1", "fact-2"):
        diary.save({"id": fact_id}, today)
    with sqlite3.connect(tmp_path / "diary.sqlite3") as connection:
        connection.execute(f"UPDATE facts SET {damage} WHERE seq = 1")  # noqa: S608
    connection.close()

    opened = diary.facts()

    assert {"id": "fact-2"} in opened.facts
    assert len(opened.facts) + opened.broken == 2
    store.close()
