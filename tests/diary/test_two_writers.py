import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typing_extensions import override

from backplan.diary.codes import PlanCode, new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.memory import MemoryStore
from backplan.diary.sql import SqlStore
from backplan.diary.store import Row, Saved, Store, StoreUnavailableError

EXPECTED = sorted(f"{name}-{n}" for name in ("phone", "laptop", "both") for n in range(50))


def ids(diary: Diary) -> list[object]:
    return [opened["id"] for opened in diary.facts().facts]


class AlwaysSecond(MemoryStore):
    """A store where another writer comes in between a look and an insert, a number of times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    @override
    def insert(self, row: Row) -> Saved:
        if self.times > 0:
            self.times -= 1
            super().insert(replace(row, fact_id=f"other-{row.seq}"))
        return super().insert(row)


def test_two_writers_take_turns(store: Store, code: PlanCode, today: date) -> None:
    phone, laptop = Diary(code, store), Diary(code, store)
    for number in range(3):
        phone.save({"id": f"phone-{number}"}, today)
        laptop.save({"id": f"laptop-{number}"}, today)

    assert ids(phone) == ids(laptop)
    assert ids(phone)[:3] == ["phone-0", "laptop-0", "phone-1"]


def test_a_writer_who_came_second_is_sealed_anew_at_the_next_seq(
    code: PlanCode, today: date
) -> None:
    store = AlwaysSecond(times=3)
    diary = Diary(code, store)

    assert diary.save({"id": "one"}, today) is Saved.SAVED
    assert diary.last_seq() == 4
    assert ids(diary) == ["one"]


def test_a_writer_who_always_comes_second_is_told(code: PlanCode, today: date) -> None:
    diary = Diary(code, AlwaysSecond(times=1000))

    with pytest.raises(StoreUnavailableError) as caught:
        diary.save({"id": "one"}, today)

    assert code.written not in repr(caught.value)


def test_two_threads_lose_nothing_and_double_nothing(
    store: Store, code: PlanCode, today: date
) -> None:
    diary = Diary(code, store)
    ready = threading.Barrier(2)

    def write(diary: Diary, name: str) -> None:
        ready.wait()
        for number in range(50):
            diary.save({"id": f"{name}-{number}"}, today)
            diary.save({"id": f"both-{number}"}, today)

    threads = [
        threading.Thread(target=write, args=[Diary(code, store), name])
        for name in ("phone", "laptop")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(map(str, ids(diary))) == EXPECTED
    assert diary.facts().broken == 0


WRITE_AT_ONCE = """
import sys
import threading
from datetime import date
from backplan.diary.codes import parse_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore

name, url, times, shared, *own = sys.stdin.read().split()
store = SqlStore(url)
kept = []

def write(number, code):
    for time in range(int(times)):
        ours, mine = Diary(parse_plan_code(shared), store), Diary(parse_plan_code(code), store)
        ours.last_seq()
        for diary, fact_id in (
            (ours, f"{name}-{number}-{time}"),
            (ours, f"both-{number}-{time}"),
            (mine, f"own-{number}-{time}"),
            (mine, f"own-{number}-{time}"),
        ):
            kept.append(diary.save({"id": fact_id}, date(2026, 11, 2)))

threads = [threading.Thread(target=write, args=each) for each in enumerate(own)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
store.close()
print(kept.count("saved"), kept.count("already_there"))
"""


@pytest.mark.parametrize("times", [16, pytest.param(313, marks=pytest.mark.long)])
def test_two_processes_of_eight_threads_lose_nothing_and_double_nothing(
    url: str, code: PlanCode, times: int
) -> None:
    own = {name: [new_plan_code() for _ in range(8)] for name in ("phone", "laptop")}
    processes = {
        name: subprocess.Popen(
            [sys.executable, "-W", "error", "-c", WRITE_AT_ONCE],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in own
    }
    for name, process in processes.items():
        process.stdin.write(f"{name} {url} {times} {code.written} ")
        process.stdin.write(" ".join(each.written for each in own[name]))
        process.stdin.close()
    kept = [process.stdout.read().split() for process in processes.values()]
    for process in processes.values():
        process.stdout.close()
    assert [process.wait() for process in processes.values()] == [0, 0]

    store = SqlStore(url)
    ours = Diary(code, store)
    numbers = [f"{number}-{time}" for number in range(8) for time in range(times)]
    assert Counter(ids(ours)) == Counter(
        f"{name}-{number}" for name in ("phone", "laptop", "both") for number in numbers
    )
    assert ours.last_seq() == 3 * len(numbers)
    for codes in own.values():
        for number, each in enumerate(codes):
            assert ids(Diary(each, store)) == [f"own-{number}-{time}" for time in range(times)]
    store.close()
    saved, already_there = (sum(int(each[at]) for each in kept) for at in (0, 1))
    assert (saved, already_there) == (5 * len(numbers), 3 * len(numbers))
