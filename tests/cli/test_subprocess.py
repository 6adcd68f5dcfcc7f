"""A few runs as somebody at a terminal has them: a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def backplan(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backplan", *arguments],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_good_answers_print_json_and_nothing_else(ana: dict[str, object]) -> None:
    ran = backplan("assess", "-", "--on", "2026-11-02", stdin=json.dumps(ana))

    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["triage"] == "ok"


@pytest.mark.parametrize("stdin", ["", "[]", "NaN", "[" * 100_000, '{"age": ' + "9" * 5000 + "}"])
def test_bad_answers_end_with_2_and_one_line(stdin: str) -> None:
    ran = backplan("assess", "-", stdin=stdin)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert len(ran.stderr.splitlines()) == 1
    assert "Traceback" not in ran.stderr


def test_no_command_ends_with_2_and_one_line() -> None:
    ran = backplan()

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("backplan: the following arguments are required: COMMAND")


def test_check_content_says_that_all_is_right() -> None:
    ran = backplan("check-content")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith("sources: all right\n")
