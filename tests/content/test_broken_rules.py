"""What would load and only fail a visitor later is refused too."""

import re
import shutil
from pathlib import Path

import pytest

from backplan.content import FOLDER, load_rulebook
from backplan.core.errors import ContentError

SQUAT = "exercises/SQ6.toml"
LEVELS = "rules/levels.toml"
ROUTINE = "rules/routine.toml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "data"))


def refused_after(folder: Path, name: str, old: str, new: str) -> str:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    changed = re.sub(old, new, text, count=1, flags=re.DOTALL)
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_rulebook(folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "old"),
    [
        (SQUAT, r'sources = \["S50", "S76"\]'),
        (LEVELS, r'sources = \["S49"\]'),
        ("red_flags.toml", r'sources = \["S08"\]'),
    ],
)
def test_an_empty_list_of_sources_is_refused(copy: Path, name: str, old: str) -> None:
    assert refused_after(copy, name, old, "sources = []").startswith(name)


def test_a_source_that_is_not_listed_names_the_file(copy: Path) -> None:
    assert refused_after(copy, SQUAT, '"S50"', '"S999"').startswith(SQUAT)


def test_a_rule_without_sources_is_told_so(copy: Path) -> None:
    assert "L2.sources" in refused_after(copy, LEVELS, r'sources = \["S49"\]', "")


def test_numbers_without_a_fallback_are_refused(copy: Path) -> None:
    assert "fallback" in refused_after(copy, "numbers.toml", r"\[fallback\]", "[XX]")


def test_a_level_without_a_plan_is_refused(copy: Path) -> None:
    assert "levels" in refused_after(copy, ROUTINE, r"\[levels\.D\].*?(?=\[short\])", "")


def test_kit_that_is_asked_for_without_a_rule_is_refused(copy: Path) -> None:
    assert "kit" in refused_after(copy, ROUTINE, r"\[kit\.weights\].*?(?=\[usual_pain\])", "")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SQUAT, "rung = 6", 'rung = "6"'),
        (SQUAT, "on_floor = false", 'on_floor = "yes"'),
        ("rules/triage.toml", "age_from = 18", 'age_from = "18"'),
    ],
)
def test_a_number_or_a_truth_in_quotes_is_refused(
    copy: Path, name: str, old: str, new: str
) -> None:
    assert name in refused_after(copy, name, old, new)


def test_a_table_that_calls_itself_otherwise_is_refused(copy: Path) -> None:
    assert "RF99" in refused_after(copy, "red_flags.toml", r"\[RF02\]", '[RF02]\nid = "RF99"')


def test_a_country_without_an_emergency_number_is_refused(copy: Path) -> None:
    assert "GB" in refused_after(copy, "numbers.toml", r'\["999", "112"\]', "[]")
