"""What every engine promises; a new engine is one more name in the `store` fixture."""

import threading
from dataclasses import replace
from datetime import date

from backplan.diary.store import Row, Saved, Store

ANA = Row("a" * 32, 1, "ana-1", date(2026, 11, 2), bytes(range(256)))
BEN = replace(ANA, diary_id="b" * 32, fact_id="ben-1")


def test_a_row_comes_back_as_it_was(store: Store) -> None:
    assert store.insert(ANA) is Saved.SAVED

    assert store.rows(ANA.diary_id) == (ANA,)


def test_rows_come_in_order_of_seq(store: Store) -> None:
    for seq in (1, 2, 9, 10, 100):
        store.insert(replace(ANA, seq=seq, fact_id=f"ana-{1000 - seq}"))

    assert [row.seq for row in store.rows(ANA.diary_id)] == [1, 2, 9, 10, 100]


def test_a_row_is_never_put_before_another(store: Store) -> None:
    store.insert(replace(ANA, seq=5))

    assert store.insert(replace(ANA, seq=4, fact_id="ana-2")) is Saved.SEQ_TAKEN
    assert [row.seq for row in store.rows(ANA.diary_id)] == [5]


def test_rows_after_a_seq_leave_it_out(store: Store) -> None:
    for seq in (1, 2, 3):
        store.insert(replace(ANA, seq=seq, fact_id=f"ana-{seq}"))

    assert [row.seq for row in store.rows(ANA.diary_id, after=1)] == [2, 3]
    assert store.rows(ANA.diary_id, after=3) == ()


def test_the_same_fact_is_stored_once_whatever_its_seq(store: Store) -> None:
    store.insert(ANA)

    assert store.insert(ANA) is Saved.ALREADY_THERE
    assert store.insert(replace(ANA, seq=2, sealed=b"other")) is Saved.ALREADY_THERE
    assert store.rows(ANA.diary_id) == (ANA,)


def test_a_seq_is_given_once(store: Store) -> None:
    store.insert(ANA)

    assert store.insert(replace(ANA, fact_id="ana-2")) is Saved.SEQ_TAKEN
    assert store.rows(ANA.diary_id) == (ANA,)


def test_the_same_fact_at_the_seq_of_another_is_already_there(store: Store) -> None:
    store.insert(ANA)
    store.insert(replace(ANA, seq=2, fact_id="ana-2"))

    assert store.insert(replace(ANA, seq=2)) is Saved.ALREADY_THERE


def test_diaries_do_not_see_each_other(store: Store) -> None:
    store.insert(ANA)

    assert store.insert(BEN) is Saved.SAVED
    assert store.insert(replace(BEN, seq=2, fact_id=ANA.fact_id)) is Saved.SAVED
    assert store.rows(ANA.diary_id) == (ANA,)
    assert store.last_seq(ANA.diary_id) == 1
    assert store.last_seq(BEN.diary_id) == 2


def test_a_diary_that_nobody_wrote_is_empty(store: Store) -> None:
    assert store.rows(ANA.diary_id) == ()
    assert store.last_seq(ANA.diary_id) == 0
    assert store.delete(ANA.diary_id) == 0


def test_deleting_a_diary_deletes_its_rows_and_no_others(store: Store) -> None:
    store.insert(ANA)
    store.insert(replace(ANA, seq=2, fact_id="ana-2"))
    store.insert(BEN)

    assert store.delete(ANA.diary_id) == 2
    assert store.rows(ANA.diary_id) == ()
    assert store.rows(BEN.diary_id) == (BEN,)


def test_a_deleted_diary_can_be_written_anew(store: Store) -> None:
    store.insert(ANA)
    store.delete(ANA.diary_id)

    assert store.last_seq(ANA.diary_id) == 0
    assert store.insert(ANA) is Saved.SAVED


def test_of_many_writers_of_one_seq_one_wins(store: Store) -> None:
    outcomes: list[Saved] = []
    ready = threading.Barrier(8)

    def write(name: str) -> None:
        ready.wait()
        outcomes.append(store.insert(replace(ANA, fact_id=name)))

    threads = [threading.Thread(target=write, args=[f"ana-{n}"]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [Saved.SAVED] + [Saved.SEQ_TAKEN] * 7
