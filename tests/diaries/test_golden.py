"""Twelve diaries whose whole output is kept: a change to rules or content shows in the diff.

`python -m tests.diaries.test_golden` writes them anew; what changed belongs into the CHANGELOG.
"""

import json
import tomllib
from pathlib import Path

import pytest

from backplan.core.replay import state_as_json
from tests.diaries.telling import RULES, told

HERE = Path(__file__).parent / "golden"
DIARIES = tomllib.loads((HERE / "diaries.toml").read_text(encoding="utf-8"))


def output(name: str) -> str:
    """Return what replay prints for a diary, on its day."""
    row = DIARIES[name]
    diary = told(row["diary"], row.get("answers"))
    result = state_as_json(diary.state(row["day"]), RULES)
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def test_there_are_twelve_and_no_output_without_a_diary() -> None:
    assert len(DIARIES) == 12
    assert {path.stem for path in HERE.glob("*.json")} == set(DIARIES)


@pytest.mark.parametrize("name", DIARIES)
def test_the_output_is_the_one_that_is_kept(name: str) -> None:
    assert output(name) == (HERE / f"{name}.json").read_text(encoding="utf-8")


if __name__ == "__main__":
    for one in DIARIES:
        (HERE / f"{one}.json").write_text(output(one), encoding="utf-8")
