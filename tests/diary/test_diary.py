from dataclasses import replace
from datetime import date

import pytest

from backplan.core.errors import InvalidValueError
from backplan.diary.codes import PlanCode, new_plan_code, parse_plan_code
from backplan.diary.diary import Diary
from backplan.diary.memory import MemoryStore
from backplan.diary.store import Saved, Store


def fact(fact_id: str, **data: object) -> dict[str, object]:
    return {"id": fact_id, "kind": "checkin", "at": "2026-11-02T08:00+01:00", "data": data, "v": 1}


def ids(diary: Diary) -> list[object]:
    return [opened["id"] for opened in diary.facts().facts]


def test_what_was_saved_is_read_back_in_order(store: Store, code: PlanCode, today: date) -> None:
    diary = Diary(code, store)
    facts = [fact("one", note="Größe, 背中, \U0001f600"), fact("two", pain=3, note="\ud800")]
    for each in facts:
        assert diary.save(each, today) is Saved.SAVED

    assert diary.facts().facts == tuple(facts)
    assert diary.facts().broken == 0
    assert diary.last_seq() == 2


def test_a_diary_is_empty_and_unwritten_before_the_first_save(store: Store, code: PlanCode) -> None:
    diary = Diary(code, store)

    assert diary.facts().facts == ()
    assert diary.last_seq() == 0


def test_the_same_code_typed_elsewhere_opens_the_same_diary(
    store: Store, code: PlanCode, today: date
) -> None:
    Diary(code, store).save(fact("one"), today)

    assert ids(Diary(parse_plan_code(code.written.lower()), store)) == ["one"]


def test_another_code_opens_another_diary(store: Store, code: PlanCode, today: date) -> None:
    Diary(code, store).save(fact("one"), today)

    assert ids(Diary(new_plan_code(), store)) == []


def test_a_resend_is_stored_once(store: Store, code: PlanCode, today: date) -> None:
    diary = Diary(code, store)
    diary.save(fact("one", pain=3), today)
    diary.save(fact("two"), today)

    assert diary.save(fact("one", pain=3), today) is Saved.ALREADY_THERE
    assert ids(diary) == ["one", "two"]


def test_a_broken_row_is_counted_and_the_rest_still_opens(code: PlanCode, today: date) -> None:
    whole, damaged = MemoryStore(), MemoryStore()
    for number in range(5):
        Diary(code, whole).save(fact(f"fact-{number}"), today)
    first, flipped, moved, newer, last = whole.rows(Diary(code, whole).id)
    bad_byte = bytes([flipped.sealed[40] ^ 1])
    for row in (
        first,
        replace(flipped, sealed=flipped.sealed[:40] + bad_byte + flipped.sealed[41:]),
        replace(newer, sealed=b"\x07" + newer.sealed[1:]),
        last,
        replace(moved, seq=9),
    ):
        damaged.insert(row)

    opened = Diary(code, damaged).facts()

    assert [each["id"] for each in opened.facts] == ["fact-0", "fact-4"]
    assert opened.broken == 3


def test_a_deleted_diary_is_gone(store: Store, code: PlanCode, today: date) -> None:
    diary = Diary(code, store)
    diary.save(fact("one"), today)

    assert diary.delete() == 1
    assert ids(diary) == []


@pytest.mark.parametrize("wrong", [None, "", 7, "x" * 65, "a\x00b", "\ud800", ["one"]])
def test_a_fact_needs_an_id_that_every_store_can_keep(
    store: Store, code: PlanCode, today: date, wrong: object
) -> None:
    diary = Diary(code, store)

    with pytest.raises(InvalidValueError):
        diary.save({"id": wrong, "kind": "checkin"}, today)
    with pytest.raises(InvalidValueError):
        diary.save({"kind": "checkin"}, today)
    assert diary.last_seq() == 0


def test_an_id_of_64_characters_is_kept(store: Store, code: PlanCode, today: date) -> None:
    diary = Diary(code, store)
    diary.save(fact("ü" * 64), today)

    assert ids(diary) == ["ü" * 64]


def test_a_fact_that_is_too_large_is_refused(store: Store, code: PlanCode, today: date) -> None:
    with pytest.raises(InvalidValueError):
        Diary(code, store).save(fact("one", note="x" * 1024 * 1024), today)


def test_neither_code_nor_fact_shows_in_a_repr_or_an_error(
    store: Store, code: PlanCode, today: date
) -> None:
    diary = Diary(code, store)
    diary.save(fact("one", note="canary"), today)
    with pytest.raises(InvalidValueError) as refused:
        diary.save({"note": "canary"}, today)

    shown = f"{diary!r} {vars(diary)} {diary.facts()} {refused.value!r}"

    for secret in (code.written, code.written[:5], str(code.number), "canary"):
        assert secret not in shown


@pytest.mark.parametrize(("broken", "after"), [(1, False), (2, True), (3, True)])
def test_a_row_that_does_not_open_is_placed_among_those_that_do(
    code: PlanCode, today: date, broken: int, after: object
) -> None:
    whole, damaged = MemoryStore(), MemoryStore()
    for fact_id, kind in (("a", "checkin"), ("b", "answers"), ("c", "checkin")):
        Diary(code, whole).save({"id": fact_id, "kind": kind}, today)
    for row in whole.rows(Diary(code, whole).id):
        damaged.insert(replace(row, sealed=row.sealed[::-1]) if row.seq == broken else row)
    opened = Diary(code, damaged).facts()

    assert opened.gaps == (broken - 1,)
    assert opened.has_gap_after("answers") is after
