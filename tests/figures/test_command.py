"""`python -m backplan figure ID` prints one drawing."""

import pytest

from backplan.__main__ import main
from backplan.figures.drawing import figure_svg, still_svg
from tests.figures.drawn import EXERCISES

SQUAT = next(one for one in EXERCISES if one.id == "SQ2")


def test_it_prints_the_moving_drawing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figure", "SQ2"]) == 0
    assert capsys.readouterr().out == figure_svg(SQUAT) + "\n"


def test_it_prints_the_stills_mirrored(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figure", "SQ2", "--static", "--mirrored"]) == 0
    assert capsys.readouterr().out == still_svg(SQUAT, mirrored=True) + "\n"


@pytest.mark.parametrize("wrong", ["SQ9", "sq2", "", "../SQ2"])
def test_a_wrong_id_is_one_clear_line(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figure", wrong]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f'backplan: ID is "{wrong}"; allowed is one of CL1, ')
    assert len(shown.err.splitlines()) == 1
