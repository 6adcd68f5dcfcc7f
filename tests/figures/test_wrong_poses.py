"""A [figure] with one thing wrong is refused, naming file, key and what is allowed."""

import shutil
from pathlib import Path

import pytest

from backplan.content import FOLDER, load_rulebook
from backplan.core.errors import ContentError

SQUAT = "exercises/SQ2.toml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path_factory.mktemp("wrong") / "data"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("k = 45", "k = 450", "allowed is 0 to 145 degrees"),
        ("k = 45", "k = -5", "k is -5, allowed is 0 to 145 degrees"),
        ("k = 45", "knee = 45", "figure.poses.1.both.knee"),
        ("t = 15", 't = "far"', "figure.poses.1.t is 'far'"),
        ('view = "side"', 'view = "below"', "figure.view is 'below'"),
        ('kind = "worktop"', 'kind = "piano"', "figure.things.0.kind is 'piano'"),
        ("a = 15, hand = [0.235, 0.552]", "a = 15", "give a place in every pose, or in none"),
        ("\n[[figure.poses]]\nt = 15", "\nmoved = true\n[[figure.poses]]\nt = 15", "poses.0.moved"),
        ("[figure]", '[figure]\nmotion = "leap"', "figure.motion is 'leap'"),
        ("[figure]", '[figure]\narrow = { joint = "tail" }', "'tail'"),
    ],
)
def test_one_thing_wrong_is_named(folder: Path, old: str, new: str, said: str) -> None:
    path = folder / SQUAT
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    try:
        with pytest.raises(ContentError) as caught:
            load_rulebook.__wrapped__(folder)
    finally:
        path.write_text(text, encoding="utf-8")
    message = str(caught.value)
    assert message.startswith(f"{SQUAT}: ")
    assert said in message
    assert len(message.splitlines()) == 1
