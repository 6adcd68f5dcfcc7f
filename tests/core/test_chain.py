"""The six steps tell the reader which one comes next; this follows them."""

import re
from pathlib import Path

import pytest

import backplan.core
from backplan.core import adaptation, answers, assessment, programme, progress, sessions

STEPS = (answers, assessment, programme, sessions, progress, adaptation)
ROOT = Path(backplan.core.__path__[0]).parent.parent


def path_of(module: object) -> str:
    return Path(str(module.__file__)).relative_to(ROOT).as_posix()  # type: ignore[attr-defined]


def line(module: object, start: str) -> str:
    found = re.search(rf"^{start}: (.+)$", module.__doc__ or "", re.MULTILINE)
    assert found is not None, f"{path_of(module)} has no line {start}:"
    return found[1]


def test_each_step_leads_to_the_next_and_the_last_to_next_weeks_programme() -> None:
    following = [*STEPS[1:], programme]

    for step, after in zip(STEPS, following, strict=True):
        assert line(step, "Next") == path_of(after)


@pytest.mark.parametrize("number", range(6))
def test_each_step_says_its_number_what_it_reads_and_what_it_returns(number: int) -> None:
    step = STEPS[number]

    assert (step.__doc__ or "").startswith(f"Step {number + 1}. Decide")
    assert line(step, "Reads")
    assert line(step, "Returns")


def test_the_core_names_the_steps_in_order() -> None:
    names = ", ".join(step.__name__.rpartition(".")[2] for step in STEPS)

    assert names in (backplan.core.__doc__ or "")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "backplan/core").glob("*.py")), ids=lambda p: p.stem
)
def test_no_core_file_is_longer_than_three_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
