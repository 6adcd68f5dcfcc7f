"""The words for a drawing say what it shows."""

import re

from backplan.core.catalogue import Exercise, Kit, Position
from backplan.core.figure import Motion
from backplan.core.pose import Side
from backplan.figures.drawing import is_mirrored
from backplan.figures.words import figure_alt
from tests.figures.drawn import EXERCISES, every_exercise, figure_of

SAID = {one.id: figure_alt(one) for one in EXERCISES}


@every_exercise
def test_it_names_the_exercise_the_view_and_where_it_starts_and_ends(one: Exercise) -> None:
    words = SAID[one.id]
    assert words.startswith(f"{one.name}, seen from the ")
    if len(figure_of(one).poses) > 1:
        assert "Start: " in words
        assert ("Held: " if figure_of(one).motion is Motion.HOLD else "End: ") in words
    assert len(words) <= 260


@every_exercise
def test_start_and_end_never_sound_the_same(one: Exercise) -> None:
    found = re.search(r"Start: ([^.]+)\. (?:End|Held): ([^.]+)\.", SAID[one.id])
    assert found is None or found[1] != found[2]


@every_exercise
def test_it_names_the_position_in_which_one_lies(one: Exercise) -> None:
    expected = {Position.ON_BACK: "lying on the back", Position.FACE_DOWN: "facing the floor"}
    if one.position in expected:
        assert expected[one.position] in SAID[one.id].lower()


@every_exercise
def test_it_names_the_kit_that_the_exercise_needs(one: Exercise) -> None:
    words = {
        Kit.CHAIR: "a chair", Kit.WALL: "a wall", Kit.WORKTOP: "a worktop", Kit.STEP: "a step",
        Kit.BAND: "a band", Kit.WEIGHTS: "weight", Kit.MAT: "a mat",
    }  # fmt: skip
    assert [kit for kit in one.kit if words[kit] not in SAID[one.id]] == []


def test_mirrored_it_names_the_other_side() -> None:
    clam = next(one for one in EXERCISES if one.id == "CL3")
    assert "Marked: left leg." in SAID["CL3"]
    assert "Marked: right leg." in figure_alt(clam, mirrored=True)
    assert "left" not in figure_alt(clam, mirrored=True)


def test_worked_examples() -> None:
    assert SAID["SQ2"] == (
        "Supported mini squat, seen from the side. With a worktop. Start: trunk upright, both legs "
        "straight. End: trunk leaning forward, both legs bent a little."
    )
    assert SAID["DL2"].endswith("Start: lying on the back, both legs bent. End: hips further up.")


@every_exercise
def test_the_drawing_of_a_side_marks_that_side_and_no_other(one: Exercise) -> None:
    if one.dose.per_side and one.figure is not None and one.figure.moves:
        for side in Side:
            marked = figure_alt(one, mirrored=is_mirrored(one, side)).split("Marked: ")[1]
            assert side in marked
