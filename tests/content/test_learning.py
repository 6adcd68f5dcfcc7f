"""What there is to learn: every topic that was asked for, short, and asking nobody to exercise."""

import re
import shutil
from pathlib import Path

import pytest

from backplan.content import FOLDER, load_rulebook
from backplan.core.errors import ContentError
from backplan.core.learning import Topic, Way
from backplan.web.sitemap import PAGES

RULES = load_rulebook()
ASKED_FOR = (
    *("expect", "legs-and-hips", "start", "pacing"),
    *("sitting", "walking", "be-seen", "story"),
)
WORDS_AT_MOST = 200
"""Words of a topic: what a screen holds. What to expect is a whole page."""

every_topic = pytest.mark.parametrize("topic", RULES.topics.values(), ids=list(RULES.topics))


def text(topic: Topic) -> str:
    """Return everything that the topic says."""
    said = [topic.title, topic.intro]
    for part in topic.parts:
        said += [part.title or "", part.text]
        said += [one.words for one in (*part.people, *part.bars)]
    return " ".join(said)


def test_every_topic_that_was_asked_for_is_there_in_order() -> None:
    assert tuple(RULES.topics) == ASKED_FOR


@every_topic
def test_a_topic_is_short(topic: Topic) -> None:
    most = 2 * WORDS_AT_MOST if topic.id == "expect" else WORDS_AT_MOST

    assert 80 <= len(text(topic).split()) <= most


@every_topic
def test_a_topic_names_no_exercise_so_that_it_can_be_read_while_locked(topic: Topic) -> None:
    said = text(topic).casefold()
    names = [one.name.casefold() for one in RULES.catalogue.exercises.values()]

    assert [name for name in names if name in said] == []


@every_topic
def test_a_topic_s_name_can_stand_in_an_address(topic: Topic) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", topic.id)
    assert re.fullmatch(r"[a-z_]+", topic.icon)


def test_every_way_on_is_a_page() -> None:
    assert set(Way) <= set(PAGES)
    assert RULES.topics["be-seen"].way is Way.HELP


def test_the_figures_are_those_of_the_trials() -> None:
    people, _, _, _, harms = RULES.topics["expect"].parts
    (walking, *_) = RULES.topics["walking"].parts

    assert [one.count for one in people.people] == [39, 52 - 39, 100 - 52]  # S115
    assert "125 reported" in harms.text  # S127
    assert [one.count for one in walking.bars] == [208, 112]  # S51


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("count = 39", "count = 40", "learn.toml: expect.parts.0 is"),
        ("count = 39", 'count = "39"', "learn.toml: expect.parts.0.people.0.count is '39'"),
        ('way = "help"', 'way = "helf"', "learn.toml: be-seen.way is 'helf'"),
        ('icon = "flag"', 'icon = "flag"\ncolour = 3', "learn.toml: start.colour is 3"),
        ('intro = "Ask first', 'into = "Ask first', "learn.toml: start.intro"),
        ('["S01"]', '["S999"]', "learn.toml: Part.sources: 'S999' is not in sources.toml"),
        ('["S01"]', "[]", "learn.toml: Part.sources is empty"),
        ("[review]", "[reviews]", "learn.toml: [review] is missing"),
    ],
)
def test_one_thing_wrong_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    copy = Path(shutil.copytree(FOLDER, tmp_path / "data"))
    words = (copy / "learn.toml").read_text(encoding="utf-8")
    assert words.count(old) == 1
    (copy / "learn.toml").write_text(words.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_rulebook(copy)

    assert str(caught.value).startswith(said)
