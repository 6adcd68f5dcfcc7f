"""Killed at any moment, a server has kept each entry that it said was kept, and none twice."""

import os
import secrets
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from backplan.diary.codes import PlanCode
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore

LONGEST_WAIT_S = 0.01

# Forks a saver for each line it reads: a program that has to be imported anew takes far longer.
# A line is said in one write: a printed one can come in pieces, with other words or a kill between.
SAVERS = """
import os
import sys
from datetime import date
from backplan.diary.codes import parse_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore

def say(word, number):
    os.write(sys.stdout.fileno(), f"{word} {number}\\n".encode())

def save(code, url, number):
    store = SqlStore(url)
    while True:
        diary = Diary(parse_plan_code(code), store)
        diary.last_seq()
        diary.save({"id": f"fact-{number}"}, date(2026, 11, 2))
        say("kept", number)
        number += 1

for line in sys.stdin:
    saver = os.fork()
    if saver == 0:
        code, url, number = line.split()
        save(code, url, int(number))
    say("saver", saver)
    os.waitpid(saver, 0)
    say("killed", saver)
"""


@pytest.fixture
def savers() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", SAVERS],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        yield process
        process.stdin.close()


def heard(process: subprocess.Popen[bytes]) -> tuple[str, int]:
    word, number = process.stdout.readline().decode().split()
    return word, int(number)


def kill_soon(process: subprocess.Popen[bytes], lines: int) -> int:
    """Kill the saver asked for, soon after *lines*; return how many facts it said were kept."""
    said = [heard(process) for _ in range(lines)]
    while "saver" not in dict(said):
        said.append(heard(process))
    end = time.monotonic() + secrets.randbelow(1000) / 1000 * LONGEST_WAIT_S
    while (left := end - time.monotonic()) > 0:
        select.select([], [], [], left)
    os.kill(dict(said)["saver"], signal.SIGKILL)
    while said[-1][0] != "killed":
        said.append(heard(process))
    return sum(word == "kept" for word, _ in said)


@pytest.mark.parametrize("rounds", [15, pytest.param(300, marks=pytest.mark.long)])
def test_whenever_it_is_killed_what_was_kept_is_there_once(
    savers: subprocess.Popen[bytes], url: str, code: PlanCode, rounds: int
) -> None:
    SqlStore(url).close()
    kept = 0
    for number in range(rounds):
        # The next saver starts with the fact whose answer never came: perhaps it is kept already.
        savers.stdin.write(f"{code.written} {url} {kept}\n".encode())
        savers.stdin.flush()
        kept += kill_soon(savers, 1 + number % 5)
        store = SqlStore(url)
        opened = Diary(code, store).facts()
        store.close()
        found = Counter(fact["id"] for fact in opened.facts)
        assert opened.broken == 0
        here = {f"fact-{each}" for each in range(kept)}
        assert here <= found.keys() <= here | {f"fact-{kept}"}
        assert set(found.values()) <= {1}

    assert kept > rounds
