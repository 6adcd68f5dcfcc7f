"""The schema of the diary file and its reader judge alike."""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from backplan.content import load_rulebook
from backplan.core.facts import DATA_VERSION, Kind
from backplan.core.sessions import NOTE_AT_MOST, STEPS_AT_MOST, EffortLeft, Morning, Side
from backplan.diary.diary_file import FORMAT, MAX_FACTS, VERSION, read_diary_file
from backplan.diary.file_text import DiaryFileError
from tests.conftest import healthy
from tests.content.schemas import objects, schema
from tests.content.test_answers_schema import json_values
from tests.core.strategies import Raw, raw_answers

RULES = load_rulebook()
SCHEMA = schema("diary-file").schema
DEFS = SCHEMA["$defs"]
EXAMPLES = ("docs/examples/ana-diary.json", "tests/diary/version-1.json")
ROOT = Path(__file__).parent.parent.parent
SESSION: Raw = {
    "date": "2026-11-02",
    "pain_before": 3,
    "pain_after": 4,
    "stopped": True,
    "stop_reason": "tired",
    "items": [
        {
            "exercise": "SQ3",
            "sets": [{"reps": 8, "load_kg": 2.5}, {"hold_s": 10, "side": "left", "reps": None}],
            "effort_left": "2-3",
            "pain_during": 2,
        }
    ],
}
CHECKIN: Raw = {
    "date": "2026-11-02",
    "pain": 3,
    "morning": "usual",
    "steps": 4180,
    "sitting_hours": 8.5,
    "flare": False,
    "note": "a long drive",
}
FLAGS: Raw = {
    "asked": ["RF07", "RF31"],
    "flags": {"RF07": "yes"},
    "flag_details": {"RF07": {"sudden": True}},
}
READ: dict[str, Raw] = {
    "answers": healthy(country="GB"),
    "session": SESSION,
    "checkin": CHECKIN,
    "steps": {"source": "phone", "days": {"2026-11-02": 4180}},
    "flags": FLAGS,
    "clearance": {"on": "2026-11-02", "about": ["RF31", "ER05b"]},
    "settings": {"country": "nz", "sounds": False},
    "review": {"week_of": "2026-11-02", "activity_score": 6, "worry": 3, "breaks_done": "half"},
    "swap": {"exercise": "SQ3", "instead": "SQ2", "why": "too_painful"},
}
UNREAD: dict[str, Raw] = {
    "withdrawn": {"fact": "another"},
}


def fact(kind: str, data: object, **more: object) -> Raw:
    return {"id": "a", "kind": kind, "at": "2026-11-03T08:30:00+01:00", "data": data, **more}


def diary(*facts: object) -> Raw:
    return {"format": "backplan-diary", "version": 1, "facts": list(facts)}


def parses(raw: object) -> bool:
    try:
        read_diary_file(json.dumps(raw).encode(), RULES)
    except DiaryFileError:
        return False
    return True


@cache
def validator() -> Draft202012Validator:
    parts = [Resource.from_contents(schema(name).schema) for name in ("answers", "diary-file")]
    return Draft202012Validator(
        SCHEMA,
        format_checker=FormatChecker(["date"]),
        registry=Registry().with_resources((one.id(), one) for one in parts),  # type: ignore[misc]
    )


def fits(raw: object) -> bool:
    return bool(validator().is_valid(raw))


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to each part of a JSON value, but not to the value itself."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[arg-type]
    found = []
    for key, one in inner:
        found.append((*path, key))
        if isinstance(one, dict | list):
            found += places(one, (*path, key))
    return found


@pytest.mark.parametrize("path", EXAMPLES)
def test_the_examples_fit(path: str) -> None:
    raw = json.loads((ROOT / path).read_text(encoding="utf-8"))

    validator().validate(raw)
    assert parses(raw)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_described_and_its_example_is_valid_to_both(kind: Kind) -> None:
    raw = diary(fact(kind, {**READ, **UNREAD}[kind]))

    assert fits(raw)
    assert parses(raw)
    assert not fits(diary(fact(kind, [])))
    assert not fits(diary(fact(kind, [], v=DATA_VERSION + 1)))


@given(kind=st.sampled_from(sorted(READ)), value=json_values, data=st.data())
def test_with_any_value_in_any_place_of_the_data_both_agree(
    kind: str, value: object, data: st.DataObject
) -> None:
    raw = deepcopy(READ[kind])
    *way, last = data.draw(st.sampled_from(places(raw)))
    inside: object = raw
    for key in way:
        inside = inside[key]  # type: ignore[index]
    if data.draw(st.booleans()):
        inside[last] = value  # type: ignore[index]
    else:
        del inside[last]  # type: ignore[attr-defined]

    assert fits(diary(fact(kind, raw))) is parses(diary(fact(kind, raw)))


@given(kind=st.sampled_from(sorted(READ)), key=st.text(max_size=3), value=json_values)
def test_with_a_key_more_in_the_data_both_agree(kind: str, key: str, value: object) -> None:
    raw = diary(fact(kind, {**READ[kind], key: value}))

    assert fits(raw) is parses(raw)


@given(answers=raw_answers())
def test_all_answers_fit_into_a_diary(answers: Raw) -> None:
    assert fits(diary(fact("answers", answers)))
    assert parses(diary(fact("answers", answers)))


@pytest.mark.parametrize("kind", sorted(READ))
def test_what_a_newer_release_made_is_left_alone_by_both(kind: str) -> None:
    for raw in (fact(kind, {"x": 1}, v=DATA_VERSION + 1), fact("sleep", {"x": [{}]}, mood=3)):
        assert fits(diary(raw))
        assert parses(diary(raw))
    for version in ({}, {"v": None}, {"v": 0}, {"v": DATA_VERSION}):
        if kind != "settings":
            assert not fits(diary(fact(kind, {"x": 1}, **version)))
            assert not parses(diary(fact(kind, {"x": 1}, **version)))


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ""},
        {"id": "x" * 65},
        {"id": "a\n"},
        {"id": 7},
        {"kind": ""},
        {"kind": "x" * 41},
        {"kind": None},
        {"at": "2026-11-03T08:30:00"},
        {"at": "2026-11-03T08:30:00+01:00\n"},
        {"at": "2026-11-03 08:30:00+01:00"},
        {"at": "20261103T083000Z"},
        {"at": "2026-W45-2T08:30:00Z"},
        {"at": "2026-11-03T08:30:00+25:00"},
        {"at": "2026-11-03T24:00:00Z"},
        {"at": "1899-12-31T08:30:00Z"},
        {"at": "2200-01-01T08:30:00Z"},
        {"at": "9999-12-31T23:59:59-23:59"},
        {"at": 1793696400},
        {"data": None},
        {"data": "text"},
        {"v": -1},
        {"v": "1"},
        {"v": True},
        {"v": 1_000_001},
    ],
)
def test_these_facts_are_refused_by_both(changes: Raw) -> None:
    raw = diary({**fact("sleep", {}), **changes})

    assert not fits(raw)
    assert not parses(raw)


@pytest.mark.parametrize("at", ["2026-11-03T08:30Z", "2026-11-03T08:30:00.1+14:00"])
def test_these_instants_are_valid_to_both(at: str) -> None:
    assert fits(diary({**fact("sleep", {}), "at": at}))
    assert parses(diary({**fact("sleep", {}), "at": at}))


@pytest.mark.parametrize("key", ["id", "kind", "at", "data"])
def test_a_key_that_is_missing_is_missed_by_both(key: str) -> None:
    raw = fact("sleep", {})
    del raw[key]

    assert not fits(diary(raw))
    assert not parses(diary(raw))


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "text",
        {},
        {**diary(), "version": 2},
        {**diary(), "version": True},
        {**diary(), "format": "diary"},
        {**diary(), "facts": {}},
        {**diary(), "facts": None},
        {**diary(), "more": 1},
        {"version": 1, "facts": []},
        {"format": "backplan-diary", "facts": []},
        {"format": "backplan-diary", "version": 1},
        diary(None),
        diary([]),
        diary("text"),
    ],
)
def test_what_is_no_diary_file_is_refused_by_both(raw: object) -> None:
    assert not fits(raw)
    assert not parses(raw)


@pytest.mark.parametrize(
    "raw",
    [
        diary({**fact("sleep", {}), "at": "2026-02-30T08:30:00Z"}),
        diary({**fact("sleep", {}), "id": "a\u200bb"}),
        diary(fact("sleep", {}), fact("sleep", {"x": 1})),
        diary(fact("sleep", {"x": [[[[[]]]]]})),
        diary(fact("clearance", {"on": "2026-11-04", "about": []})),
        diary(fact("checkin", {**CHECKIN, "pain": 3.0})),
        {**diary(), "version": 1.0},
    ],
)
def test_only_these_are_beyond_the_schema(raw: object) -> None:
    """Days that no month has, what cannot be printed, depth, and what depends on other parts."""
    assert fits(raw)
    assert not parses(raw)


@pytest.mark.parametrize("kind", sorted(UNREAD))
def test_what_nothing_reads_yet_is_described_more_closely_than_it_is_checked(kind: str) -> None:
    assert not fits(diary(fact(kind, {})))
    assert parses(diary(fact(kind, {})))


def test_numbers_and_words_are_those_of_the_code() -> None:
    said = SCHEMA["properties"]
    assert (said["format"]["const"], said["version"]["const"]) == (FORMAT, VERSION)
    assert said["facts"]["maxItems"] == MAX_FACTS
    assert DEFS["exercise"]["enum"] == sorted(RULES.catalogue.exercises)
    assert DEFS["item"]["properties"]["effort_left"]["enum"] == list(EffortLeft)
    assert DEFS["set"]["properties"]["side"]["enum"] == [*Side, None]
    assert DEFS["checkin"]["properties"]["morning"]["enum"] == [*Morning, None]
    assert DEFS["checkin"]["properties"]["steps"]["maximum"] == STEPS_AT_MOST
    assert DEFS["checkin"]["properties"]["note"]["maxLength"] == NOTE_AT_MOST
    versions = [one["if"]["properties"]["v"]["maximum"] for one in DEFS["fact"]["allOf"]]
    assert versions == [DATA_VERSION] * len(Kind)


def test_everything_is_described_in_words() -> None:
    tables = [one for one in objects(SCHEMA) if "description" in one and "properties" in one]
    parts = [part for one in tables for part in one["properties"].values()]  # type: ignore[attr-defined]

    for part in [*parts, *DEFS.values(), SCHEMA]:
        assert (
            part.get("description", "").endswith(".") or "$ref" in part or part.keys() == {"type"}
        )
