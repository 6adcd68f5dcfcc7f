"""Bad input ends with 2, one line that says what is wrong, and nothing on standard output."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run
from tests.conftest import healthy

ON = ("--on", "2026-11-02")
GOOD = json.dumps(healthy())


def with_raw(key: str, text: str) -> bytes:
    """Return the healthy answers with *text*, as it stands, at *key*."""
    return json.dumps(healthy(**{key: "HERE"})).replace('"HERE"', text).encode()


def is_refused(ran: Ran, *said: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("backplan: ")
    assert ran.err.endswith("\n")
    assert "Traceback" not in ran.err
    for part in said:
        assert part in ran.err


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "-: this is not JSON: Expecting value"),
        (b"   \n", "this is not JSON"),
        (b"not json", "this is not JSON"),
        (b"{'age': 40}", "this is not JSON"),
        (GOOD[:-1].encode(), "this is not JSON"),
        (GOOD.encode() + b"{}", "this is not JSON: Extra data"),
        (with_raw("pain_week", "NaN"), "this is not JSON: NaN is no number"),
        (with_raw("pain_week", "Infinity"), "Infinity is no number"),
        (with_raw("pain_week", "-Infinity"), "-Infinity is no number"),
        (GOOD[:-1].encode() + b', "age": 41}', "a key stands twice: age"),
        (b'{"a": {"b": 1, "b": 2}}', "a key stands twice: b"),
        (b'{"a\\nb": 1, "a\\nb": 2}', "a key stands twice"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (with_raw("age", "9" * 5000), "this is not JSON: Exceeds the limit"),
        (b"\xff\xfe{\x00}\x00", "this is not JSON: 'utf-8' codec"),
        (GOOD.encode("utf-16"), "this is not JSON"),
        (b'{"activity_name": "caf\xe9"}', "this is not JSON: 'utf-8' codec"),
        (b"\x00", "this is not JSON"),
    ],
)
def test_what_is_not_json_is_refused(run: Run, raw: bytes, said: str) -> None:
    is_refused(run("assess", "-", *ON, stdin=raw), said)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"[]", "the whole input is []; allowed is an object"),
        (b"[" + GOOD.encode() + b"]", "the whole input is [{"),
        (b"null", "the whole input is null; allowed is an object"),
        (b'"text"', 'the whole input is "text"; allowed is an object'),
        (b"{}", "flags is null; allowed is an object; it is missing"),
        (with_raw("weight", "80"), "weight is 80; allowed is one of activity_name"),
        (with_raw("Age", "40"), "Age is 40; allowed is one of"),
        (with_raw("age", '"40"'), 'age is "40"; allowed is a whole number from 0 to 120'),
        (with_raw("age", "true"), "age is true; allowed is"),
        (with_raw("age", "null"), "age is null; allowed is"),
        (with_raw("age", "121"), "age is 121; allowed is a whole number from 0 to 120"),
        (with_raw("age", "9" * 4000), "9; allowed is a whole number from 0 to 120"),
        (with_raw("age", "[" * 90 + "]" * 90), "allowed is a whole number"),
        (with_raw("pain_week", "1e999"), "pain_week is Infinity; allowed is a number from 0 to 10"),
        (with_raw("pain_week", "-0.01"), "pain_week is -0.01; allowed is"),
        (with_raw("sitting_hours", "8.2"), "sitting_hours is 8.2; allowed is"),
        (with_raw("sitting_hours", "9" * 400), "sitting_hours is 9"),
        (with_raw("steps", "null"), "steps_guess is null; allowed is one of"),
        (with_raw("pain_duration", '"long"'), 'pain_duration is "long"; allowed is one of'),
        (with_raw("flags", '{"RF99": "yes"}'), 'flags.RF99 is "yes"; allowed is one of RF01'),
        (with_raw("flags", '{"RF01": "no"}'), "flags.RF01 is"),
        (with_raw("flags", '{"RF25": "checked"}'), "flags.RF25 is"),
        (with_raw("flag_details", '{"RF09": {}}'), "flag_details.RF09 is {}; allowed is one of"),
        (with_raw("readiness", '["ER05"]'), 'readiness[0] is "ER05"; allowed is one of ER01'),
        (with_raw("kit", '["mat", "mat"]'), 'kit is ["mat", "mat"]; allowed is a list without'),
        (with_raw("minutes", "20"), "minutes is 20; allowed is one of 5, 12, 25"),
        (with_raw("training_days", '["mon"]'), "allowed is two to four weekdays"),
        (with_raw("country", '"GBR"'), 'country is "GBR"; allowed is'),
        (with_raw("cleared_on", '"2026-11-03"'), "allowed is today or before"),
        (with_raw("cleared_on", '"2026-02-30"'), "allowed is a date written YYYY-MM-DD"),
        (with_raw("activity_name", '"a\\nb\\u0000' + "x" * 120 + '"'), "activity_name is"),
    ],
)
def test_what_is_no_answer_is_refused_by_key_value_and_allowed(
    run: Run, raw: bytes, said: str
) -> None:
    is_refused(run("assess", "-", *ON, stdin=raw), said)


@pytest.mark.parametrize("key", healthy())
def test_a_missing_key_is_named(run: Run, key: str) -> None:
    raw = {one: value for one, value in healthy().items() if one != key}

    is_refused(run("assess", "-", *ON, stdin=json.dumps(raw).encode()), key, "it is missing")


@pytest.mark.parametrize("on", ["2026-02-30", "2.11.2026", "today", "", "2026-11", "0"])
def test_a_day_that_is_none_is_refused(run: Run, on: str) -> None:
    ran = run("assess", "-", "--on", on, stdin=GOOD.encode())

    is_refused(ran, f'--on is "{on}"; allowed is a date written YYYY-MM-DD')


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    name = str(tmp_path / "nothing.json")

    is_refused(run("assess", name), f"{name}: No such file or directory")


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    is_refused(run("assess", str(tmp_path)), "Is a directory")


def test_the_file_is_named_where_it_is_not_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text("{", encoding="utf-8")

    is_refused(run("assess", str(path)), f"{path}: this is not JSON")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["guess"], "invalid choice: 'guess'"),
        (["assess"], "the following arguments are required: file"),
        (["assess", "a.json", "b.json"], "unrecognized arguments: b.json"),
        (["assess", "-", "--when", "2026-11-02"], "unrecognized arguments: --when"),
        (["assess", "-", "--on"], "argument --on: expected one argument"),
        (["check-content", "data"], "unrecognized arguments: data"),
    ],
)
def test_what_is_no_command_is_refused_with_a_way_to_help(
    run: Run, arguments: list[str], said: str
) -> None:
    is_refused(run(*arguments), said, "--help")
