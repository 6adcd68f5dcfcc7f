import json
from datetime import date
from pathlib import Path

import pytest

from backplan.clock import today_here
from backplan.content import load_rulebook
from backplan.core.answers import parse_answers
from backplan.core.assessment import assess
from backplan.core.contract import assessment_as_json
from backplan.core.programme import build_programme
from tests.cli.conftest import Run
from tests.conftest import healthy
from tests.content.schemas import schema

ON = ("--on", "2026-11-02")


def saved(folder: Path, raw: object) -> str:
    path = folder / "answers.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return str(path)


def test_a_file_of_answers_becomes_what_the_core_makes_of_it(
    run: Run, tmp_path: Path, ana: dict[str, object]
) -> None:
    ran = run("assess", saved(tmp_path, ana), *ON)

    rulebook = load_rulebook()
    answers = parse_answers(ana, rulebook)
    assessment = assess(answers, rulebook, today=date(2026, 11, 2))
    plan = build_programme(answers, assessment, rulebook)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == assessment_as_json(answers, assessment, plan, rulebook)


def test_a_dash_reads_standard_input(run: Run, tmp_path: Path, ben: dict[str, object]) -> None:
    ran = run("assess", "-", *ON, stdin=json.dumps(ben).encode())

    assert ran.code == 0
    assert ran == run("assess", saved(tmp_path, ben), *ON)


@pytest.mark.parametrize(
    ("person", "triage", "level"),
    [("ana", "ok", "C"), ("ben", "ok_caution", "A"), ("cem", "emergency_now", None)],
)
def test_each_of_the_three_gets_what_fits(
    run: Run, request: pytest.FixtureRequest, person: str, triage: str, level: str | None
) -> None:
    raw = request.getfixturevalue(person)
    ran = run("assess", "-", *ON, stdin=json.dumps(raw).encode())

    found = json.loads(ran.out)
    schema("assessment").validate(found)
    assert (found["triage"], found["start_level"]) == (triage, level)
    assert (found["routine"] is None) is (level is None)


def test_the_day_decides_whether_a_clearance_still_holds(run: Run) -> None:
    raw = json.dumps(healthy(readiness=["ER01"], cleared_on="2026-10-03")).encode()

    assert json.loads(run("assess", "-", *ON, stdin=raw).out)["triage"] == "ok_caution"
    later = run("assess", "-", "--on", "2026-11-03", stdin=raw)
    assert json.loads(later.out)["triage"] == "gp_first"


def test_the_day_is_today_if_left_out(run: Run) -> None:
    raw = healthy(readiness=["ER01"], cleared_on=today_here().isoformat())
    ran = run("assess", "-", stdin=json.dumps(raw).encode())

    assert ran.code == 0
    assert json.loads(ran.out)["triage"] == "ok_caution"


def test_words_in_any_script_are_read(run: Run) -> None:
    raw = json.dumps(healthy(activity_name="背中を伸ばす"), ensure_ascii=False).encode()

    assert run("assess", "-", *ON, stdin=raw).code == 0


def test_what_the_visitor_wrote_is_not_repeated(run: Run) -> None:
    raw = json.dumps(healthy(activity_name="my secret garden")).encode()
    ran = run("assess", "-", *ON, stdin=raw)

    assert "secret" not in ran.out + ran.err


def test_the_same_input_prints_the_same_bytes(run: Run, ana: dict[str, object]) -> None:
    raw = json.dumps(ana).encode()
    backwards = json.dumps(dict(reversed(ana.items()))).encode()

    assert run("assess", "-", *ON, stdin=raw) == run("assess", "-", *ON, stdin=backwards)


@pytest.mark.parametrize("arguments", [["--help"], ["assess", "--help"]])
def test_help_is_on_standard_output(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)

    assert (ran.code, ran.err) == (0, "")
    assert "assess" in ran.out
