"""A diary leaves as one file and comes back as it was."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.core.facts import parse_facts, standing
from backplan.core.fold import fold
from backplan.diary.codes import new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.diary_file import MAX_FACTS, as_text, read_diary_file, write_diary_file
from backplan.diary.import_plan import import_facts, plan_import
from backplan.diary.memory import MemoryStore
from tests.core.people import RULES
from tests.core.strategies import Raw
from tests.diary.diary_files import ANA, checkin, diaries, diary_file, fact


def again(content: bytes) -> bytes:
    """Return what a fresh diary exports that has imported *content*."""
    diary = Diary(new_plan_code(), MemoryStore())
    plan = plan_import(diary.facts().facts, read_diary_file(content, RULES))
    import_facts(diary, plan, date(2026, 11, 2))
    return write_diary_file(diary.facts().facts)


@given(drawn=diaries)
def test_export_import_and_export_give_equal_bytes(drawn: list[Raw]) -> None:
    exported = write_diary_file(drawn)

    assert again(exported) == exported
    assert {as_text(one) for one in read_diary_file(exported, RULES)} == {
        as_text(one) for one in drawn
    }


@given(drawn=diaries, data=st.data())
def test_neither_the_order_of_facts_nor_of_keys_changes_a_file(
    drawn: list[Raw], data: st.DataObject
) -> None:
    shuffled = [
        dict(data.draw(st.permutations(list(one.items()))))
        for one in data.draw(st.permutations(drawn))
    ]

    assert write_diary_file(shuffled) == write_diary_file(drawn)


@given(drawn=diaries)
def test_facts_stand_in_a_file_as_they_are_read_in_a_diary(drawn: list[Raw]) -> None:
    listed = json.loads(write_diary_file(drawn))["facts"]
    parsed, unreadable = parse_facts(listed)

    assert unreadable == 0
    standing_ids = [one.id for one in standing(parsed)]
    assert [one.id for one in parsed if one.id in standing_ids] == standing_ids


def test_of_one_instant_the_id_decides() -> None:
    east, west = fact("b", at="2026-11-02T17:00:00+10:00"), fact("a", at="2026-11-02T07:00:00Z")

    assert write_diary_file([east, west]) == write_diary_file([west, east])
    assert [one["id"] for one in json.loads(write_diary_file([east, west]))["facts"]] == ["a", "b"]


def test_a_file_is_one_line_a_fact_in_utf_8() -> None:
    late = checkin("late", note="Rücken \U0001f600, half a pair \ud83d")
    early = {**fact("early"), "at": "2026-11-02T08:00:00+09:00"}

    assert write_diary_file([late, early]).decode() == (
        "{\n"
        '  "format": "backplan-diary",\n'
        '  "version": 1,\n'
        '  "facts": [\n'
        '    {"at": "2026-11-02T08:00:00+09:00", "data": {}, "id": "early", "kind": "sleep"},\n'
        '    {"at": "2026-11-02T08:00:00+01:00", "data": {"date": "2026-11-02", "flare": false, '
        '"note": "Rücken \U0001f600, half a pair \\ud83d", "pain": 3}, "id": "late", '
        '"kind": "checkin"}\n'
        "  ]\n"
        "}\n"
    )


def test_an_empty_diary_is_a_file_too() -> None:
    empty = write_diary_file([])

    assert read_diary_file(empty, RULES) == ()
    assert again(empty) == empty


@pytest.mark.parametrize("at", [None, "yesterday", "2026-11-02T08:00:00", 5])
def test_what_has_no_instant_is_exported_all_the_same(at: object) -> None:
    listed = json.loads(write_diary_file([checkin("a"), {**checkin("b"), "at": at}]))["facts"]

    assert [one["id"] for one in listed] == ["b", "a"]


def test_halves_of_a_character_that_were_kept_apart_are_joined_once_and_for_all() -> None:
    exported = write_diary_file([fact("a", data={"\ud83d\ude00": 1, "\ue000": "\ud83d\ude00"})])

    assert "\U0001f600".encode() in exported
    assert again(exported) == exported


def test_the_same_fact_twice_is_read_once() -> None:
    twice = diary_file(checkin("a"), fact("b"), dict(reversed(checkin("a").items())))

    assert [one["id"] for one in read_diary_file(twice, RULES)] == ["a", "b"]


def test_a_version_and_a_kind_from_a_newer_release_come_through_unchanged() -> None:
    newer = [checkin("a", pain={"back": 3}), fact("b", mood=[1.0, 10**30, None])]
    newer[0]["v"] = 2

    assert read_diary_file(diary_file(*newer), RULES) == tuple(newer)
    assert json.loads(again(diary_file(*newer)))["facts"] == newer


@pytest.mark.parametrize("most", [100, pytest.param(MAX_FACTS, marks=pytest.mark.long)])
def test_exactly_as_many_facts_as_allowed_are_read(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("backplan.diary.diary_file.MAX_FACTS", most)
    listed = (json.dumps(fact("a")) for _ in range(most))
    content = f'{{"format": "backplan-diary", "version": 1, "facts": [{",".join(listed)}]}}'

    assert len(read_diary_file(content.encode(), RULES)) == 1


def test_the_keys_of_a_file_may_stand_in_any_order() -> None:
    content = json.dumps({"facts": [fact("a")], "version": 1, "format": "backplan-diary"})

    assert read_diary_file(content.encode(), RULES) == (fact("a"),)


def test_the_example_is_as_backplan_writes_it_and_brings_a_plan() -> None:
    content = ANA.read_bytes()
    facts, unreadable = parse_facts(read_diary_file(content, RULES))
    state = fold(facts, RULES, today=date(2026, 10, 13))

    assert again(content) == content
    assert unreadable == state.history.not_understood == 0
    assert state.programme is not None
    assert [one.pain for one in state.history.checkins] == [3, 3, 5]
