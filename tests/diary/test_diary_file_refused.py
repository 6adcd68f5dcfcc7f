"""A diary file with anything wrong in it is refused whole, with the line and the reason."""

import json
import sys
from itertools import count

import pytest

from backplan.diary.diary_file import MAX_BYTES, MAX_FACTS, read_diary_file
from backplan.diary.file_text import DiaryFileError
from backplan.diary.sealing import MAX_PLAIN_BYTES
from tests.content.test_diary_file_schema import READ
from tests.core.people import RULES
from tests.core.strategies import Raw
from tests.diary.diary_files import checkin, diary_file, fact

HEAD = b'{"format": "backplan-diary", "version": 1,\n"facts": ['
NOT_JSON = "this is not JSON; the file may have been cut short or changed"
TOO_DEEP = "the lists and objects here are nested too deeply"
NOT_OURS = "this is not a diary file of backplan: "


def refused(content: bytes) -> tuple[int, str]:
    with pytest.raises(DiaryFileError) as caught:
        read_diary_file(content, RULES)
    assert str(caught.value) == f"line {caught.value.line}: {caught.value.reason}"
    return caught.value.line, caught.value.reason


def listed(text: bytes) -> bytes:
    return HEAD + text + b"\n]}\n"


def with_data(text: bytes) -> bytes:
    whole = json.dumps(fact("a", data={"x": "@"})).encode()
    return listed(b"\n" + whole.replace(b'"@"', text))


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, NOT_JSON),
        (b" \n ", 2, NOT_JSON),
        (b"\xef\xbb\xbf{}", 1, "the file begins with a byte order mark; save it without one"),
        (diary_file().decode().encode("utf-16"), 1, "this is not text in UTF-8"),
        (diary_file().decode().encode("utf-16-le"), 1, NOT_JSON),
        (b'{\n"format": "\xfc"}', 2, "this is not text in UTF-8"),
        (b'{\n"format": "\xed\xa0\x80"}', 2, "this is not text in UTF-8"),
        (b"pain: 3", 1, NOT_JSON),
        (b"[]", 1, NOT_JSON),
        (b"{1: 2}", 1, NOT_JSON),
        (b'{"format" "x"}', 1, NOT_JSON),
        (b"{'format': 1}", 1, NOT_JSON),
        (diary_file() + b"{}", 6, NOT_JSON),
        (diary_file()[:-2], 5, NOT_JSON),
        (listed(b"\n1,\n2,"), 5, NOT_JSON),
        (listed(b"\n1 2"), 3, NOT_JSON),
        (listed(b"\n,"), 3, NOT_JSON),
        (with_data(b'"a\nb"'), 3, NOT_JSON),
        (with_data(b'"\\x"'), 3, NOT_JSON),
        (with_data(b"01"), 3, NOT_JSON),
        (with_data(b"NaN"), 3, "a number here is too large or is none"),
        (with_data(b"-Infinity"), 3, "a number here is too large or is none"),
        (with_data(b"1e999"), 3, "a number here is too large or is none"),
        (with_data(b"7" * 5000), 3, "a whole number here has too many digits"),
        (with_data(b'{"a": 1, "a": 1}'), 3, "a key stands here twice"),
        (b'{"format": "backplan-diary",\n"format": "x"}', 2, "a key stands here twice"),
        (with_data(nested(5)), 3, TOO_DEEP),
        (with_data(b'{"a": ' * 5 + b"1" + b"}" * 5), 3, TOO_DEEP),
        (with_data(nested(100_000)), 3, TOO_DEEP),
        (b'{"format":\n[]}', 2, TOO_DEEP),
        (listed(b"[" * 1000), 2, TOO_DEEP),
    ],
    ids=count(),
)
def test_what_is_no_plain_json_is_refused(content: bytes, line: int, reason: str) -> None:
    assert refused(content) == (line, reason)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"{}", 1, NOT_OURS + 'format has to be "backplan-diary"'),
        (diary_file(format="diary"), 1, NOT_OURS + 'format has to be "backplan-diary"'),
        (diary_file(format=None), 1, NOT_OURS + 'format has to be "backplan-diary"'),
        (diary_file(version=2), 2, "the file was made by a newer release of backplan"),
        (diary_file(version=10**30), 2, "the file was made by a newer release of backplan"),
        (diary_file(version=0), 2, "version has to be 1"),
        (diary_file(version=True), 2, "version has to be 1"),
        (diary_file(version=1.0), 2, "version has to be 1"),
        (diary_file(version="1"), 2, "version has to be 1"),
        (b'{"format": "backplan-diary"}', 1, "version has to be 1"),
        (
            b'{"format": "backplan-diary", "version": 1}',
            1,
            NOT_OURS + "the list facts is missing",
        ),
        (
            diary_file(owner="canary"),
            3,
            NOT_OURS + "allowed is format, version and a list facts",
        ),
        (
            b'{"format": "backplan-diary",\n"facts": {}}',
            2,
            NOT_OURS + "allowed is format, version and a list facts",
        ),
    ],
)
def test_what_is_another_file_is_refused(content: bytes, line: int, reason: str) -> None:
    assert refused(content) == (line, reason)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (None, "allowed is an object"),
        ("canary", "allowed is an object"),
        ([fact("b")], "allowed is an object"),
        ({}, "kind: allowed is text of at most 40 characters; it is missing"),
        (fact(""), "id: allowed is 1 to 64 printable characters"),
        (fact("x" * 65), "id: allowed is text of at most 64 characters"),
        (fact("a\x00b"), "id: allowed is 1 to 64 printable characters"),
        (fact("\ud800"), "id: allowed is 1 to 64 printable characters"),
        (fact("b", id=7), "id: allowed is text of at most 64 characters"),
        (fact("b", "a\u202eb"), "kind: allowed is 1 to 40 printable characters"),
        (fact("b", data=None), "data: allowed is an object"),
        (fact("b", v="1"), "v: allowed is a whole number from 0 to 1000000"),
        (fact("b", v=-1), "v: allowed is a whole number from 0 to 1000000"),
        (
            fact("b", at="2026-11-02T08:00:00"),
            "at: allowed is a date and time with its offset from UTC, ISO 8601, from 1900 on",
        ),
        (
            fact("b", at="2200-01-01T00:00:00Z"),
            "at: allowed is a date and time with its offset, such as 2026-11-02T08:30:00+01:00, "
            "before 2200",
        ),
        (
            fact("b", at="2026-11-02T08:00:00+01:00:30"),
            "at: allowed is a date and time with its offset, such as 2026-11-02T08:30:00+01:00, "
            "before 2200",
        ),
        (checkin("b", pain=11), "pain: allowed is a whole number from 0 to 10"),
        (checkin("b", pain=True), "pain: allowed is a whole number from 0 to 10"),
        (checkin("b", steps=10**400), "steps: allowed is a whole number from 0 to 60000"),
        (checkin("b", note="x" * 2001), "note: allowed is text of at most 2000 characters"),
        (
            checkin("b", canary=1),
            "allowed is one of date, flare, morning, note, pain, sitting_hours, steps",
        ),
        (
            fact("b", "steps", data={"source": "x", "days": {"canary": 1}}),
            "days: allowed is a date written YYYY-MM-DD, from 1900 on",
        ),
        (fact("b", "flags", data={}), "flags: allowed is an object; it is missing"),
        (
            fact("b", "flags", data={"flags": {}, "asked": [["canary"]]}),
            "asked[0]: allowed is one of " + ", ".join(RULES.red_flags),
        ),
        (
            fact("b", "clearance", data={"on": "2026-11-03", "about": []}),
            "on: allowed is the day of the entry or before",
        ),
        (
            fact("b", "session", data={"date": "2026-11-02"}),
            "pain_before: allowed is a whole number from 0 to 10; it is missing",
        ),
        (fact("a", data={"x": 1}), "an earlier one has its id and differs"),
        (fact("b", data={"x": "x" * MAX_PLAIN_BYTES}), "allowed is at most 1048576 bytes"),
    ],
)
def test_a_fact_that_no_diary_holds_is_refused_by_number_and_line(wrong: Raw, reason: str) -> None:
    assert refused(diary_file(fact("a"), wrong, fact("c"))) == (5, f"fact 2: {reason}")


@pytest.mark.parametrize("other", [True, 1.0, "1"])
def test_facts_that_only_python_takes_for_the_same_are_not_the_same(other: object) -> None:
    content = diary_file(fact("a", data={"x": 1}), fact("a", data={"x": other}))

    assert refused(content) == (5, "fact 2: an earlier one has its id and differs")


def test_a_fact_over_several_lines_is_refused_at_the_first_of_them() -> None:
    tall = json.dumps(checkin("b", pain=11), indent=1).encode()

    assert refused(listed(b"\n" + json.dumps(fact("a")).encode() + b",\n" + tall))[0] == 4


def test_an_item_where_a_session_goes_wrong_is_named() -> None:
    item = {"exercise": "SQ3", "sets": [{"reps": 8}, {"reps": 201}], "effort_left": "4+"}
    data = {"date": "2026-11-02", "pain_before": 3, "pain_after": 3, "stopped": False}
    wrong = fact("a", "session", data={**data, "items": [item]})

    assert refused(diary_file(wrong))[1] == (
        "fact 1: items[0].sets[1].reps: allowed is a whole number from 0 to 200"
    )


@pytest.mark.parametrize("size", [MAX_PLAIN_BYTES, MAX_PLAIN_BYTES + 1])
def test_a_fact_is_as_large_as_its_seal_allows(size: int) -> None:
    empty = len(json.dumps(fact("a", data={"x": ""}), separators=(",", ":")))
    content = diary_file(fact("a", data={"x": "x" * (size - empty)}))

    if size > MAX_PLAIN_BYTES:
        assert refused(content)[0] == 4
    else:
        assert len(read_diary_file(content, RULES)) == 1


def test_a_file_is_at_most_10_mib() -> None:
    content = diary_file(fact("a"))

    assert len(read_diary_file(content.ljust(MAX_BYTES), RULES)) == 1
    assert refused(content.ljust(MAX_BYTES + 1)) == (1, "the file is larger than 10 MiB")


def test_one_fact_more_than_allowed_is_refused_at_its_line() -> None:
    content = listed(b",\n".join([b"0"] * (MAX_FACTS + 1)))

    assert refused(content) == (MAX_FACTS + 2, f"there are more than {MAX_FACTS} facts")


@pytest.mark.parametrize("unit", [b"[", b"{", b'"', b'\\"', b'{"a":', b"[],", b"-", b"1", b"\x00"])
@pytest.mark.parametrize("head", [b"", b"{", HEAD, HEAD + b'{"data": '])
def test_10_mib_of_anything_are_refused(head: bytes, unit: bytes) -> None:
    content = head + unit * ((MAX_BYTES - len(head)) // len(unit))

    assert refused(content)[0] in (1, 2)


@pytest.mark.parametrize("limit", [0, 640])
def test_numbers_of_any_length_end_kindly_whatever_python_allows(limit: int) -> None:
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(limit)
    try:
        assert refused(with_data(b"9" * 5000)) == (3, "a whole number here has too many digits")
    finally:
        sys.set_int_max_str_digits(before)


def test_a_refusal_tells_nothing_of_what_the_file_holds() -> None:
    canary = b'"canary"'
    for content in (
        b'{"canary": 1}',
        diary_file(format="canary"),
        diary_file(version="canary"),
        diary_file(checkin("canary", canary=1)),
        diary_file(checkin("canary", **{"pain[canary": 1})),
        diary_file(checkin("canary", **{"pain[0].canary": 1})),
        diary_file(fact("a", "steps", data={"source": "x", "days": {"canary": 1}})),
        diary_file(fact("a", "flags", data={"flags": {"canary": "yes"}})),
        diary_file(fact("a", "canary", at="canary")),
        diary_file(fact("canary"), fact("canary", data={"canary": 1})),
        with_data(canary + b" " + canary),
        with_data(b"{" + canary + b": 1, " + canary + b": 2}"),
        diary_file(fact("a", data={"canary": 1})).replace(b"}", b""),
    ):
        with pytest.raises(DiaryFileError) as caught:
            read_diary_file(content, RULES)
        assert "canary" not in f"{caught.value} {caught.value!r} {vars(caught.value)}"
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__ or caught.value.__context__ is None


@pytest.mark.parametrize("kind", sorted(READ))
def test_every_key_that_a_reader_reads_is_named_where_it_is_wrong(kind: str) -> None:
    for key in READ[kind].keys() - {"sounds"}:
        content = diary_file(fact("a", kind, data={**READ[kind], key: ["?"]}))

        assert refused(content)[1].startswith(f"fact 1: {key}")
