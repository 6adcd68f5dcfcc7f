"""The hazard log names only what is there, and a test for every control that it claims."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TESTS = ROOT / "tests"
LOG = (ROOT / "docs" / "hazards.md").read_text()
ROW = re.compile(r"^\| \[(H\d\d)\]\(#h\d\d\) \| (.+?) \| (.+?) \|$", re.MULTILINE)
ROWS = {one[1]: one[3] for one in ROW.finditer(LOG)}
SECTIONS = {one[:3]: one for one in LOG.split("\n## ")[1:]}
HELD = [name for name, control in ROWS.items() if control in {"yes", "in part"}]
QUOTED = re.compile(r"`([^`]+)`")


@cache
def functions(path: Path) -> set[str]:
    """Return the names of the tests in a file."""
    tree = ast.parse(path.read_text())
    return {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


def is_test(name: str) -> bool:
    """Return whether *name* is a test, a file of tests or at least one scenario that is there."""
    path, _, function = name.partition("::")
    if path.startswith("scenarios/"):
        among = path.removesuffix("/") + ("/*" if path.endswith("/") else "")
        found = [one for one in TESTS.glob(among) if one.is_file()]
        return bool(found) and all(one.suffix in {".toml", ".py"} for one in found)
    file = TESTS / path
    if file.suffix != ".py" or not file.name.startswith("test_") or not file.is_file():
        return False
    return not function or function in functions(file)


def names_a_test(name: str) -> bool:
    """Return whether *name* is written like a test."""
    return "::" in name or name.startswith("scenarios/") or "/test_" in name


def test_every_row_has_its_section_and_every_section_its_row() -> None:
    assert list(ROWS) == list(SECTIONS)
    assert list(ROWS) == [f"H{at:02}" for at in range(1, len(ROWS) + 1)]


@pytest.mark.parametrize("hazard", SECTIONS)
def test_every_test_that_is_named_is_there(hazard: str) -> None:
    named = [one for one in QUOTED.findall(SECTIONS[hazard]) if names_a_test(one)]

    assert [one for one in named if not is_test(one)] == []


@pytest.mark.parametrize("hazard", HELD)
def test_every_control_that_is_claimed_names_a_test(hazard: str) -> None:
    _, _, after = SECTIONS[hazard].partition("- **Tests.**")
    tests, _, _ = after.partition("- **Remains.**")

    assert [one for one in QUOTED.findall(tests) if names_a_test(one) and is_test(one)]


@pytest.mark.parametrize("hazard", SECTIONS)
def test_every_file_that_is_said_to_control_is_there(hazard: str) -> None:
    named = [one for one in QUOTED.findall(SECTIONS[hazard]) if not names_a_test(one)]
    files = [one for one in named if "/" in one or one.endswith((".py", ".toml"))]

    assert [one for one in files if not (ROOT / one).exists()] == []


@pytest.mark.parametrize(
    "name",
    [
        "core/test_triage.py::test_that_is_not_there",
        "core/test_that_is_not_there.py",
        "scenarios/that-is-not-there.toml",
        "scenarios/that-is-not-there-*",
    ],
)
def test_a_test_that_is_not_there_is_noticed(name: str) -> None:
    assert names_a_test(name)
    assert not is_test(name)
