"""Whatever stands in the input, what is said of it stays on one line that a terminal can show."""

import json

import pytest

from tests.cli.conftest import Run
from tests.conftest import healthy


@pytest.mark.parametrize("key", ["a\nb", "a\x1b[2Jb", "a\u2028b"])
def test_a_key_is_printed_on_one_line_without_control_characters(run: Run, key: str) -> None:
    ran = run("assess", "-", stdin=json.dumps(healthy(**{key: 1})).encode())

    assert len(ran.err.splitlines()) == 1
    assert ran.err.rstrip("\n").isprintable()


def test_a_value_with_odd_line_breaks_is_printed_on_one_line(run: Run) -> None:
    ran = run("assess", "-", stdin=json.dumps(healthy(country="a\u2028b\x85")).encode())

    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("on", ["20261102", "2026-W45-1"])
def test_the_day_is_written_year_month_day(run: Run, on: str) -> None:
    assert run("assess", "-", "--on", on, stdin=json.dumps(healthy()).encode()).code == 2
