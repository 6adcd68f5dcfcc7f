import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typing_extensions import override

from backplan.diary.codes import PlanCode
from backplan.diary.diary import Diary
from backplan.diary.memory import MemoryStore
from backplan.diary.sql import SqlStore, sqlite_url
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


WRITE_FIFTY = """
import sys
from datetime import date
from pathlib import Path
from backplan.diary.codes import parse_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sql import SqlStore, sqlite_url

code, name, folder = sys.stdin.read().split("\\n")
diary = Diary(parse_plan_code(code), SqlStore(sqlite_url(Path(folder))))
for number in range(50):
    diary.save({"id": f"{name}-{number}"}, date(2026, 11, 2))
    diary.save({"id": f"both-{number}"}, date(2026, 11, 2))
"""


def test_two_processes_on_a_new_file_lose_nothing_and_double_nothing(
    tmp_path: Path, code: PlanCode
) -> None:
    command = [sys.executable, "-W", "error", "-c", WRITE_FIFTY]
    root = Path(__file__).parents[2]
    with (
        subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, text=True) as phone,
        subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, text=True) as laptop,
    ):
        for process, name in ((phone, "phone"), (laptop, "laptop")):
            assert process.stdin
            process.stdin.write(f"{code.written}\n{name}\n{tmp_path}")
            process.stdin.close()
    assert (phone.returncode, laptop.returncode) == (0, 0)

    store = SqlStore(sqlite_url(tmp_path))

    assert sorted(map(str, ids(Diary(code, store)))) == EXPECTED
    assert store.last_seq(Diary(code, store).id) == 150
    store.close()
