"""A copy of data/ with one thing wrong is refused, naming file, key and value."""

import re
import shutil
from pathlib import Path

import pytest

from backplan.__main__ import main
from backplan.content import FOLDER, HOST_FILE, load_rulebook
from backplan.core.errors import ContentError

SQUAT = "exercises/SQ6.toml"
FLAGS = "red_flags.toml"
ROUTINE = "rules/routine.toml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "data"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(folder: Path) -> str:
    with pytest.raises(ContentError) as caught:
        load_rulebook(folder)
    message = str(caught.value)
    assert len(message.splitlines()) == 1
    return message


def test_a_whole_copy_is_right_and_has_the_same_version(copy: Path) -> None:
    assert load_rulebook(copy).version == load_rulebook().version


def test_another_word_anywhere_is_another_version(copy: Path) -> None:
    change(copy, SQUAT, "Melt down", "Sink down")

    assert load_rulebook(copy).version != load_rulebook().version


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        # a key that nobody knows, at every depth
        (SQUAT, "rung = 6", "rung = 6\ncolour = 3", f"{SQUAT}: colour is 3"),
        (SQUAT, "[dose]", "[dose]\ncolour = 3", f"{SQUAT}: dose.colour is 3"),
        (FLAGS, "[[RF07.details]]", "[[RF07.details]]\ncolour = 3", "RF07.details.0.colour is 3"),
        ("sources.toml", "[S50]", "[S50]\ncolour = 3", "sources.toml: S50.colour is 3"),
        # a word outside its list
        (SQUAT, '"standing"', '"flying"', f"{SQUAT}: position is 'flying'"),
        (SQUAT, 'tag = "knee"', 'tag = "toe"', f"{SQUAT}: limits.0.tag is 'toe'"),
        (FLAGS, '"emergency_now"', '"soon"', f"{FLAGS}: RF01.level is 'soon'"),
        (ROUTINE, "[levels.D]", "[levels.E]", f"{ROUTINE}: levels.E"),
        # something of the wrong type
        (SQUAT, "rung = 6", 'rung = "six"', f"{SQUAT}: rung is 'six'"),
        ("readiness.toml", 'tags = ["bp"]', 'tags = "bp"', "readiness.toml: ER05a.tags is 'bp'"),
        # a key that is missing
        (SQUAT, 'name = "', 'nom = "', f"{SQUAT}: name"),
        ("rules/levels.toml", "days = 14", "", "rules/levels.toml: L7.days"),
        ("rules/levels.toml", "[L8]", "[L9]", "rules/levels.toml: L8"),
        # a dose that makes no sense
        (SQUAT, "reps = [8, 8]", "reps = [9, 8]", f"{SQUAT}: dose is"),
        (SQUAT, "reps = [8, 8]", "", f"{SQUAT}: dose is"),
        (SQUAT, "pause_s = 2\n", "", f"{SQUAT}: dose is"),
        (SQUAT, 'cues = ["', 'cues = ["One.", "', f"{SQUAT}: cues is"),
        (SQUAT, "[[limits]]", '[[limits]]\nfinding = "ER08"', f"{SQUAT}: limits.0 is"),
        # a name that leads nowhere
        (SQUAT, '"S50"', '"S999"', "'S999' is not in sources.toml"),
        (FLAGS, '"RF14", "RF15"', '"RF14", "RF99"', f"{FLAGS}: RF11.combinations: 'RF99'"),
        (ROUTINE, '"SQ4"', '"SQ9"', f"{ROUTINE}: levels.D.rungs: 'SQ9'"),
        ("exercises/ST6.toml", '"RF32"', '"RF99"', "exercises/ST6.toml: limits.finding: 'RF99'"),
        ("quiz.toml", '"RF33", "RF34"', '"RF33"', "'RF34' is not there"),
        ("quiz.toml", '"RF32", ', "", "quiz.toml: RF32 is asked 0 times"),
        ("quiz.toml", '"RF32", ', '"RF32", "RF31", ', "quiz.toml: RF31 is asked 2 times"),
        # no sources, no review
        (SQUAT, 'sources = ["S50", "S76"]', "", f"{SQUAT}: sources"),
        (SQUAT, "[review]", "[reviews]", f"{SQUAT}: [review] is missing"),
        (SQUAT, "next_review = 2027-11-22", "", f"{SQUAT}: review.next_review"),
        (SQUAT, "2027-11-22", '"soon"', f"{SQUAT}: review.next_review is 'soon'"),
        # a file under another name
        (SQUAT, 'id = "SQ6"', 'id = "SQ7"', f"{SQUAT}: id is 'SQ7'"),
        (SQUAT, "rung = 6", "rung = 5", f"{SQUAT}: id is 'SQ6'"),
        # not TOML
        (FLAGS, "[RF01]", "[RF01", f"{FLAGS}: this is not TOML"),
    ],
)
def test_one_thing_wrong_is_named(copy: Path, name: str, old: str, new: str, said: str) -> None:
    change(copy, name, old, new)

    assert said in refused(copy)


def test_a_file_that_is_not_text_is_refused(copy: Path) -> None:
    (copy / "ladders.toml").write_bytes(b"\xff\xfe")

    assert refused(copy).startswith("ladders.toml: this is not TOML")


def test_an_empty_file_is_refused(copy: Path) -> None:
    (copy / "ladders.toml").write_text("")

    assert refused(copy).startswith("ladders.toml: [review] is missing")


@pytest.mark.parametrize(
    "path",
    [one for one in sorted(FOLDER.glob("*.toml")) if one.name != HOST_FILE]
    + sorted((FOLDER / "rules").glob("*.toml")),
    ids=lambda path: path.stem,
)
def test_a_missing_file_is_named(copy: Path, path: Path) -> None:
    name = path.relative_to(FOLDER).as_posix()
    (copy / name).unlink()

    assert refused(copy) == f"{name}: the file is missing"


def test_a_missing_exercise_that_a_level_starts_on_is_named(copy: Path) -> None:
    (copy / "exercises/SQ4.toml").unlink()

    assert refused(copy).startswith(f"{ROUTINE}: levels.D.rungs: 'SQ4' is not there")


def test_check_content_prints_the_line_and_ends_with_2(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(copy, SQUAT, "rung = 6", "rung = 6\ncolour = 3")
    code = main(["check-content", "--data", str(copy)])

    shown = capsys.readouterr()
    assert (code, shown.out) == (2, "")
    assert re.fullmatch(rf"backplan: {SQUAT}: colour is 3: .+\n", shown.err)


def test_check_content_counts_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check-content"])

    shown = capsys.readouterr()
    assert (code, shown.err) == (0, "")
    assert re.fullmatch(r"50 exercises, 34 red flags, \d+ sources: all right\n", shown.out)


def test_a_folder_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-content", "--data", str(tmp_path / "nothing")]) == 2
    assert "the file is missing" in capsys.readouterr().err
