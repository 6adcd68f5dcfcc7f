"""A diary that moves to another code, or takes many facts at once: the whole of it or nothing."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from backplan.diary.codes import PlanCode, new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.memory import MemoryStore
from backplan.diary.sealing import NewerSealError
from backplan.diary.store import Row, Store, StoreUnavailableError


def facts(number: int, name: str = "fact") -> list[dict[str, object]]:
    return [
        {"id": f"{name}-{each}", "kind": "checkin", "pain": each % 11} for each in range(number)
    ]


@pytest.fixture
def diary(code: PlanCode, store: Store, today: date) -> Diary:
    opened = Diary(code, store)
    opened.save_all(facts(30), today)
    return opened


def test_many_facts_are_kept_in_order(diary: Diary) -> None:
    assert list(diary.facts().facts) == facts(30)
    assert diary.last_seq() == 30


def test_facts_that_are_there_are_not_added_again(diary: Diary, today: date) -> None:
    assert diary.save_all([*facts(30), *facts(2, "more")], today) == 2
    assert diary.save_all(facts(30), today) == 0
    assert diary.last_seq() == 32


def test_a_new_code_opens_the_whole_and_the_old_one_nothing(diary: Diary, store: Store) -> None:
    code = new_plan_code()
    moved = diary.move_to(code)

    assert Diary(code, store).facts().facts == moved.facts().facts == tuple(facts(30))
    assert diary.facts().facts == ()
    assert diary.was_deleted()
    assert not moved.was_deleted()


def test_moving_again_changes_nothing(diary: Diary) -> None:
    code = new_plan_code()
    diary.move_to(code)

    assert diary.move_to(code).last_seq() == 30


def test_an_entry_that_came_late_follows(diary: Diary, today: date) -> None:
    code = new_plan_code()
    diary.move_to(code)
    diary.save({"id": "late"}, today)
    moved = diary.move_to(code)

    assert [fact["id"] for fact in moved.facts().facts][-1] == "late"
    assert len(moved.facts().facts) == 31


def test_a_diary_that_was_never_there_was_not_deleted(store: Store) -> None:
    diary = Diary(new_plan_code(), store)
    diary.delete()

    assert not diary.was_deleted()


def test_a_broken_row_goes_along_and_is_counted(diary: Diary, store: Store, today: date) -> None:
    row = Row(diary.id, 31, "broken", today, store.rows(diary.id)[0].sealed)
    store.insert(row)
    moved = diary.move_to(new_plan_code())

    assert (len(moved.facts().facts), moved.facts().broken) == (30, 1)


def test_what_a_newer_release_sealed_keeps_the_diary_where_it_is(
    diary: Diary, store: Store, today: date
) -> None:
    newer = b"\xff" + store.rows(diary.id)[0].sealed[1:]
    store.insert(Row(diary.id, 31, "newer", today, newer))

    with pytest.raises(NewerSealError):
        diary.move_to(new_plan_code())
    assert diary.last_seq() == 31


def test_rows_are_stored_together_or_not_at_all(store: Store, today: date) -> None:
    rows = [Row("a" * 32, seq, f"fact-{seq}", today, b"sealed") for seq in (1, 2, 3)]
    store.insert(replace(rows[2], fact_id="first"))

    assert not store.insert_all(rows)
    assert [row.fact_id for row in store.rows("a" * 32)] == ["first"]
    assert not store.insert_all([rows[0], replace(rows[1], fact_id="first")])
    assert [row.fact_id for row in store.rows("a" * 32)] == ["first"]


def test_a_diary_that_has_grown_is_not_replaced(store: Store, today: date) -> None:
    rows = [Row("a" * 32, seq, f"fact-{seq}", today, b"sealed") for seq in (1, 2)]
    store.insert_all(rows)
    anew = [replace(rows[0], diary_id="b" * 32)]

    assert not store.insert_all(anew, in_place_of="a" * 32)
    assert store.rows("a" * 32) == tuple(rows)
    assert store.rows("b" * 32) == ()


def test_two_devices_that_move_at_once_keep_the_whole(diary: Diary, store: Store) -> None:
    code = new_plan_code()
    movers = [threading.Thread(target=diary.move_to, args=(code,)) for _ in range(4)]
    for each in movers:
        each.start()
    for each in movers:
        each.join()

    assert sorted(str(fact["id"]) for fact in Diary(code, store).facts().facts) == sorted(
        str(fact["id"]) for fact in facts(30)
    )


def test_whoever_always_comes_second_is_told(code: PlanCode, today: date) -> None:
    class Busy(MemoryStore):
        def insert_all(self, rows: Sequence[Row], *, in_place_of: str | None = None) -> bool:
            return False

    diary = Diary(code, Busy())
    with pytest.raises(StoreUnavailableError):
        diary.save_all(facts(1), today)
    diary.save({"id": "one"}, today)
    with pytest.raises(StoreUnavailableError):
        diary.move_to(new_plan_code())
