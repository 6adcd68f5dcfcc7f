import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.diary.steps.exports import apple_zip, walk

TABLE = b"date,steps\n2026-11-01,4180\n2026-11-02,\n2026-11-03,12431\n"


def test_days_sources_and_what_was_left_out_are_printed_as_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "anything.bin"
    path.write_bytes(apple_zip([walk("2026-01-13 12:00:00", 5, 500)]))
    ran = run("steps", str(path))

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {
        "days": {"2026-01-13": 500},
        "sources": {"Ana\u2019s Apple Watch": 500},
        "skipped": {"unreadable": 0, "repeated": 0, "out_of_range": 0},
    }


def test_a_dash_reads_standard_input(run: Run) -> None:
    ran = run("steps", "-", stdin=TABLE)

    assert json.loads(ran.out)["days"] == {"2026-11-01": 4180, "2026-11-03": 12431}


def test_the_order_of_dates_and_the_zone_are_options(run: Run) -> None:
    asked = run("steps", "-", "--dates", "month-first", stdin=b"02/11/2026;4180\n")
    west = run(
        "steps", "-", "--zone", "America/New_York", stdin=b"date,steps\n2026-11-02T01:00Z,5\n"
    )

    assert json.loads(asked.out)["days"] == {"2026-02-11": 4180}
    assert json.loads(west.out)["days"] == {"2026-11-01": 5}


@pytest.mark.parametrize(
    ("stdin", "said"),
    [
        (b"", "the file is empty"),
        (b"{}", "no export of steps"),
        (b"PK\3\4rubbish", "damaged or was cut short"),
        (b"02/11/2026;4180\n", "say --dates day-first or month-first"),
        (b"date,steps\n2026-11-02,\n", "no count of steps"),
    ],
)
def test_bad_input_ends_with_2_and_one_line(run: Run, stdin: bytes, said: str) -> None:
    ran = run("steps", "-", stdin=stdin)

    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert said in ran.err


@pytest.mark.parametrize("name", ["nowhere.zip", "."])
def test_a_file_that_cannot_be_opened_is_named(run: Run, name: str) -> None:
    ran = run("steps", name)

    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert f"{name}: " in ran.err
