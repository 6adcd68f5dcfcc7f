"""`python -m backplan simulate`: what it prints, writes and returns."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

import backplan.__main__ as command
from backplan.core.ladders import Ladders
from backplan.simulation.table import HEAD
from backplan.simulation.visitor import KINDS


def test_a_run_that_holds_is_a_table_with_a_page_and_a_drawing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "simulation.md"

    assert command.main(["simulate", "--visitors", "8", "--out", str(page)]) == 0
    shown = capsys.readouterr()
    assert [one.split("  ")[0] for one in shown.out.splitlines()] == [HEAD[0], *KINDS]
    assert "8 of 8 visitors" in shown.err
    text = page.read_text(encoding="utf-8")
    assert "lets 8 made-up visitors live with the plan for 26 weeks" in text
    assert "](images/simulation.svg)" in text
    assert text.count("\n| ") == len(KINDS) + 2
    drawing = ElementTree.parse(tmp_path / "images" / "simulation.svg")  # noqa: S314 - our own
    words = [one.text for one in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert all(words.count(str(kind)) == 2 for kind in KINDS)


def test_a_run_that_fails_is_written_down_with_how_many_went_up_late(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Ladders, "move_up", lambda *_: ())
    monkeypatch.setattr(Ladders, "level_up", lambda *_: ())
    page = tmp_path / "simulation.md"

    assert command.main(["simulate", "--visitors", "1", "--out", str(page)]) == 1
    assert "goes up by week 8, but for 1 of them." in page.read_text(encoding="utf-8")


def test_a_visitor_of_whom_something_does_not_hold_is_a_diary_that_replay_reads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(Ladders, "hurt", lambda *_: ())

    assert command.main(["simulate", "--visitors", "10"]) == 1
    shown = capsys.readouterr()
    assert "backplan: visitor 1, who suffers: " in shown.err
    assert shown.err.endswith("(and 1 more)\n")
    diary = tmp_path / "diary.json"
    diary.write_text(shown.out)
    monkeypatch.undo()
    assert command.main(["replay", str(diary), "--on", "2027-05-03"]) == 0
    assert json.loads(capsys.readouterr().out)["progress"]["sessions_done"] > 20
