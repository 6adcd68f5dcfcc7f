"""The process that reads: what it may use, how it is stopped, and what it says."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from backplan.diary.steps import process as process_module
from backplan.diary.steps.asked import Asked, DayOrder
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.found import StepsFound
from backplan.diary.steps.process import StepsProcess
from tests.diary.steps.exports import (
    LATEST,
    apple_xml,
    apple_zip,
    health_connect,
    read,
    walk,
    zipped,
)

ASKED = Asked(latest=LATEST, zone="UTC")
NOON = walk("2026-01-13 12:00:00", 5, 500)


def reading(content: bytes, asked: Asked = ASKED) -> StepsProcess:
    return StepsProcess(io.BytesIO(content), len(content), asked, lambda _: None)


def refused(one: StepsProcess, **limits: float) -> Fault:
    with pytest.raises(StepsFileError) as error:
        one.read(**limits)
    return error.value.fault


@pytest.mark.parametrize("content", [apple_zip([NOON]), apple_xml([NOON]), health_connect([NOON])])
def test_the_process_finds_what_is_found_without_it(content: bytes) -> None:
    found = reading(content).read()

    assert found == read(content)
    assert isinstance(found, StepsFound)


def test_what_cannot_be_told_by_the_file_reaches_the_process() -> None:
    content = b"date,steps\n02/11/2026,7\n"

    assert refused(reading(content)) is Fault.DAY_ORDER
    asked = Asked(latest=LATEST, zone="UTC", order=DayOrder.DAY_FIRST)
    assert [f"{day}" for day in reading(content, asked).read().days] == ["2026-11-02"]


def with_spaces(mebibytes: int) -> bytes:
    """Return an export that takes a while, most of it spaces."""
    spaces = b" " * (mebibytes << 20)
    return zipped({"export.xml": apple_xml([NOON]).replace(b"</Health", spaces + b"</Health")})


def test_progress_is_told() -> None:
    told: list[int] = []
    content = with_spaces(20)
    StepsProcess(io.BytesIO(content), len(content), ASKED, told.append).read()

    assert len(told) >= 3
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] <= 100


def test_a_process_that_is_stopped_is_gone_and_says_so() -> None:
    content = with_spaces(20)
    one = StepsProcess(io.BytesIO(content), len(content), ASKED, lambda _: one.stop())

    assert refused(one) is Fault.CANCELLED


def test_one_that_is_stopped_before_it_starts_never_starts() -> None:
    one = reading(apple_xml([NOON]))
    one.stop()

    assert refused(one) is Fault.CANCELLED


def test_one_that_takes_too_long_is_stopped() -> None:
    assert refused(reading(with_spaces(1)), wall_s=0.01) is Fault.TOO_LONG


def test_more_rows_than_a_life_has_days_are_refused() -> None:
    # Dates that can be read two ways wait for the end of the table.
    rows = b"".join(b"%02d/%02d/2026,1\n" % (at % 12 + 1, at % 11 + 1) for at in range(60_000))

    assert refused(reading(b"date,steps\n" + rows)) is Fault.TOO_MUCH


def test_the_process_has_little_memory_and_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKPLAN_DATABASE_URL", "postgresql://nobody")
    script = (
        "import os, resource; from backplan.diary.steps.worker import _limit; _limit();"
        "print(resource.getrlimit(resource.RLIMIT_DATA)[0] >> 20, sorted(os.environ))"
    )
    kept = {key: os.environ[key] for key in process_module.KEPT if key in os.environ}
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=process_module.ROOT,
        env=kept,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.startswith("64 [")
    assert "BACKPLAN" not in ran.stdout


def test_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(Path("/nowhere/python")))

    assert refused(reading(apple_xml([NOON]))) is Fault.NOT_STARTED
