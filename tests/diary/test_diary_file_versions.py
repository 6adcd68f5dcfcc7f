"""Diaries that exist must open for ever: no migration can reach into a file or a sealed row."""

import json
from datetime import date
from pathlib import Path

import pytest

from backplan.core.facts import parse_facts
from backplan.core.fold import State, fold
from backplan.core.red_flags import FlagAnswer
from backplan.diary.codes import parse_plan_code
from backplan.diary.diary import Diary
from backplan.diary.diary_file import RawFact, read_diary_file, write_diary_file
from backplan.diary.memory import MemoryStore
from backplan.diary.store import Row
from tests.core.people import RULES
from tests.diary.diary_files import VERSION_1

SEALED = Path(__file__).with_name("sealed-rows-1.json")


def folded(raw: tuple[RawFact, ...]) -> State:
    facts, unreadable = parse_facts(raw)
    assert unreadable == 0
    return fold(facts, RULES, today=date(2026, 10, 13))


def sealed_diary() -> Diary:
    """Return the diary whose rows were sealed when this was written, under a code made for it."""
    given = json.loads(SEALED.read_text(encoding="utf-8"))
    store = MemoryStore()
    diary = Diary(parse_plan_code(given["code"]), store)
    for one in given["rows"]:
        day, sealed = date.fromisoformat(one["written_on"]), bytes.fromhex(one["sealed"])
        store.insert(Row(diary.id, one["seq"], one["fact_id"], day, sealed))
    return diary


def test_a_version_1_diary_opens_for_ever() -> None:
    facts = read_diary_file(VERSION_1.read_bytes(), RULES)
    history = folded(facts).history

    assert len(facts) == 14
    assert history.answers is not None
    assert history.answers.activity_name == "die Schuhe zubinden"
    assert history.flags == {"RF34": FlagAnswer.CHECKED, "RF31": FlagAnswer.YES}
    assert history.country == "DE"
    assert [one.pain for one in history.checkins] == [3, 2]
    assert history.checkins[1].note == (
        'Rücken \U0001f600 背中, half a pair: \ud83d, "quoted"\nand a second line'
    )
    assert history.steps == {date(2026, 10, 8): 4310, date(2026, 10, 9): 61000}
    assert [len(one.items) for one in history.sessions] == [4]
    assert [one.about for one in history.clearances] == [frozenset({"RF31"})]


def test_what_it_holds_from_a_newer_release_is_counted_and_kept() -> None:
    facts = read_diary_file(VERSION_1.read_bytes(), RULES)

    assert folded(facts).history.not_understood == 2
    assert [one["v"] for one in facts if one["kind"] == "checkin" and "device" in one] == [999]


def test_a_version_1_diary_is_written_as_it_was_read() -> None:
    content = VERSION_1.read_bytes()

    assert write_diary_file(read_diary_file(content, RULES)) == content


def test_rows_sealed_by_the_first_release_open_for_ever() -> None:
    opened = sealed_diary().facts()

    assert opened.broken == 0
    assert write_diary_file(opened.facts) == VERSION_1.read_bytes()


@pytest.mark.parametrize("seq", [1, 7, 14])
def test_a_row_sealed_by_the_first_release_opens_in_its_place_only(seq: int) -> None:
    given = json.loads(SEALED.read_text(encoding="utf-8"))
    store = MemoryStore()
    diary = Diary(parse_plan_code(given["code"]), store)
    row = given["rows"][seq - 1]
    store.insert(
        Row(diary.id, 99, row["fact_id"], date(2026, 10, 12), bytes.fromhex(row["sealed"]))
    )

    assert (diary.facts().facts, diary.facts().broken) == ((), 1)
