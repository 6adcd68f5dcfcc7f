"""Every statement rests on a source that is listed, and every file says who looked at it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from backplan.content import FOLDER, HOST_FILE, load_rulebook
from backplan.core.evidence import Review, Rule

RULES = load_rulebook()
FILES = sorted(
    path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.toml") if path.name != HOST_FILE
)
EXERCISES = list(RULES.catalogue.exercises.values())


def inside(value: object) -> Iterator[object]:
    """Yield every dataclass in *value*."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for one in value:
            yield from inside(one)
    elif is_dataclass(value):
        yield value
        yield from inside(tuple(getattr(value, field.name) for field in fields(value)))


SOURCED = [
    one
    for field in fields(RULES)
    if field.name != "sources"
    for one in inside(getattr(RULES, field.name))
    if hasattr(one, "sources")
]


def test_there_are_statements_of_every_kind() -> None:
    kinds = {type(one).__name__ for one in SOURCED}

    assert {"Exercise", "Limit", "Adaptation", "Ladder", "RedFlag", "ReadinessItem"} <= kinds
    assert {"Numbers", "LevelPlan", "PainBand", "CombinedFlags", "SittingBreak"} <= kinds


def test_every_statement_rests_on_at_least_one_source() -> None:
    assert [one for one in SOURCED if not one.sources] == []  # type: ignore[attr-defined]


def test_every_source_that_is_named_is_listed() -> None:
    named = {source for one in SOURCED for source in one.sources}  # type: ignore[attr-defined]

    assert named - set(RULES.sources) == set()


def test_every_source_says_what_to_look_up() -> None:
    for source in RULES.sources.values():
        assert len(source.reference) > 10
        assert source.link is None or source.link.startswith("https://")


def test_every_rule_has_words_for_the_visitor() -> None:
    rules = [one for one in SOURCED if isinstance(one, Rule)]

    assert len(rules) > 30
    assert [one.id for one in rules if not one.text.endswith(".")] == []


@pytest.mark.parametrize("name", FILES)
def test_every_file_says_who_wrote_it_and_when_to_look_again(name: str) -> None:
    review = RULES.reviews[name]

    assert isinstance(review, Review)
    assert review.authored_by
    assert review.date_reviewed < review.next_review
    assert review.checked_by is None or review.checked_by.strip()


def test_every_exercise_carries_the_review_of_its_file() -> None:
    for one in EXERCISES:
        assert one.review == RULES.reviews[f"exercises/{one.id}.toml"]


def test_reviews_are_there_for_every_file_and_no_other() -> None:
    assert sorted(RULES.reviews) == FILES


def test_every_flag_and_item_of_the_evidence_is_there() -> None:
    assert list(RULES.red_flags) == [f"RF{number:02}" for number in range(1, 35)]
    assert [key[:4] for key in RULES.readiness] == sorted(key[:4] for key in RULES.readiness)
    assert {key[:4] for key in RULES.readiness} == {f"ER{number:02}" for number in range(1, 12)}


def test_the_version_is_a_short_word() -> None:
    assert len(RULES.version) == 12
    assert int(RULES.version, 16) >= 0
