"""Hostile files are refused with a word, or read within the limits; never more."""

import gc
import io
import tracemalloc
import warnings
from collections.abc import Callable

import pytest

from backplan.diary.steps import job
from backplan.diary.steps.asked import Asked
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.found import StepsFound
from backplan.diary.steps.job import TURNS, StepsJob
from backplan.diary.steps.process import StepsProcess
from backplan.diary.steps.room import Room
from backplan.diary.steps.stream import Budget, Counted
from tests.diary.steps import hostile
from tests.diary.steps.exports import LATEST, apple_xml, read, walk, zipped

ASKED = Asked(latest=LATEST, zone="UTC")
SEVERAL, MANY = 100, 4900
MIB = 1024 * 1024
READ_S = 120
"""A file is read by a process that lets all others go first: a busy machine takes its time."""
DECLARED = ('<!ENTITY a "b">', '<!ENTITY % a "b">', "<!ENTITY a SYSTEM 'b'>")


def outcome(read_it: Callable[[], StepsFound]) -> Fault | StepsFound:
    """Return what became of a file; any other error than a refusal is one of ours."""
    try:
        return read_it()
    except StepsFileError as error:
        return error.fault


def in_process(content: bytes) -> Fault | StepsFound:
    process = StepsProcess(io.BytesIO(content), len(content), ASKED, lambda _: None)
    return outcome(process.read)


@pytest.fixture(scope="module")
def archives() -> list[bytes]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # the zip writer minds names that stand twice
        return list(hostile.archives())


def test_archives_that_lie_are_refused_for_what_is_wrong_with_them_or_read(
    archives: list[bytes],
) -> None:
    became = [outcome(lambda content=content: read(content)) for content in archives]

    assert became[:3] == [Fault.NESTED, Fault.ENCRYPTED, Fault.TOO_MANY_FILES]
    assert all(isinstance(one, Fault | StepsFound) for one in became)


def test_bombs_are_refused_with_little_memory() -> None:
    for content in hostile.bombs(4):
        tracemalloc.start()
        became = outcome(lambda content=content: read(content))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

        assert isinstance(became, Fault), content[:60]
        assert peak < 12 * MIB, (became, content[:60])


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("root", ["HealthData", "Health [ ]><HealthData"])
def test_entities_are_refused_wherever_they_are_declared(declared: str, root: str) -> None:
    content = f"<!DOCTYPE {root} [{declared}]><HealthData></HealthData>"

    assert outcome(lambda: read(content.encode())) in (Fault.ENTITIES, Fault.DAMAGED)
    assert outcome(lambda: read(content.encode())) is Fault.ENTITIES or root != "HealthData"


def test_what_unpacks_to_more_than_the_limit_is_refused() -> None:
    stream = Counted(io.BytesIO(bytes(3000)), Budget(lambda _: None, left=2000))

    assert [len(stream.read(500)) for _ in range(4)] == [500] * 4
    with pytest.raises(StepsFileError) as refused:
        stream.read(1)
    assert refused.value.fault is Fault.UNPACKS_TOO_LARGE


def test_very_many_tiny_records_are_read_or_refused() -> None:
    became = [outcome(lambda one=one: read(one)) for one in hostile.tiny_records(20_000)]

    assert [one if isinstance(one, Fault) else sum(one.days.values()) for one in became] == [
        20_000,
        1,
        1,
        Fault.TOO_MUCH,
    ]


def test_damaged_files_are_refused_or_read() -> None:
    for content in hostile.damaged(SEVERAL, seed=1):
        assert isinstance(outcome(lambda content=content: read(content)), Fault | StepsFound)


def test_the_process_refuses_what_would_harm_the_server() -> None:
    endless = zipped({"x.xml": b'<HealthData a="' + b"a" * (8 << 20)})
    crowded = hostile.ENTITIES.encode()

    assert in_process(endless) is Fault.DAMAGED
    assert in_process(crowded) is Fault.ENTITIES


def test_the_memory_of_the_server_returns_to_where_it_was() -> None:
    content = apple_xml([walk("2026-01-13 12:00:00", 5, 1)]) + b" " * (4 * MIB)
    assert StepsJob(content, ASKED).wait(READ_S)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(2):
        one = StepsJob(bytes(bytearray(content)), ASKED)
        assert one.wait(READ_S)
        assert one.found is not None
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    assert after - before < MIB


def test_two_are_read_at_a_time_and_the_third_waits() -> None:
    content = apple_xml([walk("2026-01-13 12:00:00", 5, 1)])
    assert [TURNS.acquire(blocking=False) for _ in range(3)] == [True, True, False]
    try:
        given_up, waits = StepsJob(content, ASKED), StepsJob(content, ASKED)
        assert not waits.wait(0.1)
        assert waits.percent is None
        given_up.cancel()
        assert given_up.wait(READ_S)
        assert given_up.fault is Fault.CANCELLED
    finally:
        for _ in range(2):
            TURNS.release()

    assert waits.wait(READ_S)
    assert waits.found is not None


def test_files_that_wait_share_a_room_and_one_too_many_is_let_go_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = apple_xml([walk("2026-01-13 12:00:00", 5, 1)])
    large = content + b" " * 1000
    monkeypatch.setattr(job, "ROOM", Room(len(large) + len(content)))
    assert [TURNS.acquire(blocking=False) for _ in range(2)] == [True, True]
    try:
        waits, waits_too = StepsJob(large, ASKED), StepsJob(content, ASKED)
        refused = StepsJob(content + b" ", ASKED)
        assert (waits.has_ended, waits_too.has_ended) == (False, False)
        assert (refused.fault, refused.content) == (Fault.BUSY, None)
        waits.cancel()
        assert waits.wait(READ_S)
        comes_later = StepsJob(content + b" ", ASKED)
    finally:
        for _ in range(2):
            TURNS.release()

    assert comes_later.wait(READ_S)
    assert waits_too.wait(READ_S)
    assert comes_later.found == waits_too.found is not None


def test_a_file_that_waits_for_its_owner_needs_room_until_they_are_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = b"date,steps\n01/10/2026,4000\n"
    monkeypatch.setattr(job, "ROOM", Room(len(content)))
    asks = StepsJob(content, ASKED)
    assert asks.wait(READ_S)
    assert (asks.fault, asks.content) == (Fault.DAY_ORDER, content)
    crowded_out = StepsJob(content, ASKED)
    assert crowded_out.wait(READ_S)
    assert (crowded_out.fault, crowded_out.content) == (Fault.BUSY, None)

    del asks
    gc.collect()
    now = StepsJob(content, ASKED)
    assert now.wait(READ_S)
    assert now.fault is Fault.DAY_ORDER
    assert now.hand_over() == content
    assert now.content is None


@pytest.mark.long
def test_five_thousand_hostile_files() -> None:
    for content in hostile.damaged(MANY, seed=2):
        assert isinstance(outcome(lambda content=content: read(content)), Fault | StepsFound)
    for content in hostile.damaged(SEVERAL, seed=3):
        assert isinstance(in_process(content), Fault | StepsFound)


@pytest.mark.long
def test_bombs_and_ten_million_tiny_records_within_the_process(archives: list[bytes]) -> None:
    for content in (*hostile.bombs(24), *archives):
        assert isinstance(in_process(content), Fault | StepsFound)
    for content in hostile.tiny_records(2_500_000):
        assert isinstance(in_process(content), Fault | StepsFound)
