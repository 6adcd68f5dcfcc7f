import json
from datetime import date
from pathlib import Path

import pytest

from backplan import __main__
from backplan.content import load_rulebook
from backplan.core.facts import parse_facts
from backplan.core.fold import fold
from backplan.core.host import Host
from backplan.core.replay import state_as_json
from backplan.diary.diary_file import read_diary_file, write_diary_file
from tests.cli.conftest import Run
from tests.content.schemas import schema

ANA = Path("docs/examples/ana-diary.json")


def test_a_diary_becomes_what_the_core_makes_of_it(run: Run) -> None:
    ran = run("replay", str(ANA), "--on", "2026-10-12")

    facts, _ = parse_facts(read_diary_file(ANA.read_bytes(), load_rulebook()))
    state = fold(facts, load_rulebook(), today=date(2026, 10, 12))
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == state_as_json(state, load_rulebook())
    schema("replay").validate(json.loads(ran.out))


def test_a_dash_reads_standard_input(run: Run) -> None:
    by_name = run("replay", str(ANA), "--on", "2026-10-12")

    assert run("replay", "-", "--on", "2026-10-12", stdin=ANA.read_bytes()) == by_name


def test_what_is_dated_later_is_ignored(run: Run) -> None:
    ran = json.loads(run("replay", str(ANA), "--on", "2026-10-04").out)

    schema("replay").validate(ran)
    assert ran["redo_check"] is True
    assert ran["changes"] == ran["escalations"] == []
    gone = ("triage", "reasons", "level", "tags", "routine", "step_goal", "sitting_break_minutes")
    assert {ran[key] for key in gone} == {None}


def test_a_diary_of_a_red_flag_alone_has_a_triage_and_no_routine(run: Run) -> None:
    at = "2026-11-02T08:00:00+00:00"
    data = {"asked": ["RF02"], "flags": {"RF02": "yes"}}
    raw = write_diary_file([{"id": "f", "kind": "flags", "at": at, "data": data}])
    ran = json.loads(run("replay", "-", "--on", "2026-11-02", stdin=raw).out)

    schema("replay").validate(ran)
    assert (ran["triage"], ran["routine"]) == ("emergency_now", None)
    assert [one["rule"] for one in ran["escalations"]] == ["E1"]


def test_while_the_host_has_paused_plans_there_is_none(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = Host(plans_paused="We look into a report.")
    monkeypatch.setattr(__main__, "load_host", lambda: host)
    ran = json.loads(run("replay", str(ANA), "--on", "2026-10-12").out)

    schema("replay").validate(ran)
    assert ran["triage"] == "ok"
    assert ran["routine"] is ran["step_goal"] is ran["level"] is None
    assert ran["progress"]["sessions_done"] > 0


@pytest.mark.parametrize(
    ("raw", "arguments"),
    [
        (b"", ()),
        (b"{}", ()),
        (b'{"format": "backplan-diary", "version": 9, "facts": []}', ()),
        (b'{"format": "backplan-diary", "version": 1, "facts": [{"id": "a"}]}', ()),
        (ANA.read_bytes(), ("--on", "tomorrow")),
    ],
)
def test_bad_input_ends_with_2_and_one_line(
    run: Run, raw: bytes, arguments: tuple[str, ...]
) -> None:
    ran = run("replay", "-", *arguments, stdin=raw)

    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1


def test_a_file_that_is_not_there_is_told_in_one_line(run: Run) -> None:
    ran = run("replay", "nowhere.json")

    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
