"""`python -m backplan prove`: what it prints, writes and returns."""

import json
from pathlib import Path

import pytest

import backplan.__main__ as command
from backplan.core.rulebook import Rulebook
from tests.proof.mutations import MUTATIONS

ON = ("--on", "2026-11-02")


@pytest.mark.long
def test_a_proof_that_holds_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "safety-case.md"

    assert command.main(["prove", "--quick", "--out", str(out), *ON]) == 0
    shown = capsys.readouterr()
    assert shown.out.endswith("all hold\n")
    assert "pairs of rows: 100 %" in shown.err
    assert not out.exists()


def test_a_failing_case_is_a_file_that_assess_reads(
    rulebook: Rulebook,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    wrong = MUTATIONS["a clearance holds for 60 days"][0](rulebook)
    monkeypatch.setattr(command, "load_rulebook", lambda: wrong)

    assert command.main(["prove", "--quick", *ON]) == 1
    shown = capsys.readouterr()
    case = tmp_path / "case.json"
    case.write_text(shown.out)
    monkeypatch.undo()
    assert json.loads(shown.out)["activity_name"].startswith("invariant 4: ")
    assert command.main(["assess", str(case), *ON]) == 0


@pytest.mark.long
def test_the_whole_proof_writes_the_safety_case(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "safety-case.md"

    assert command.main(["prove", "--out", str(out), *ON]) == 0
    assert "cases in" in capsys.readouterr().out
    assert out.read_text().startswith("# Safety case")
