"""The schemas name what data/ and the core name, and say it in words."""

import pytest

from backplan.content import load_rulebook
from backplan.core.answers import (
    JOINTS,
    KEYS,
    KIT_ASKED,
    MINUTES,
    REQUIRED,
    WEEKDAYS,
    PainDuration,
    StepsGuess,
)
from backplan.core.catalogue import Tag
from backplan.core.red_flags import DetailKind, TriageLevel
from backplan.core.safety_rules import StartLevel
from tests.content.schemas import objects, schema

RULES = load_rulebook()
ANSWERS, ASSESSMENT = schema("answers").schema, schema("assessment").schema
ASKED = ANSWERS["properties"]
FOLLOWED = {key: flag for key, flag in RULES.red_flags.items() if flag.details}

both = pytest.mark.parametrize("whole", [ANSWERS, ASSESSMENT], ids=["answers", "assessment"])


def test_the_keys_are_those_of_the_answers() -> None:
    assert set(ASKED) == set(KEYS)
    assert set(ANSWERS["required"]) == set(REQUIRED)


def test_the_flags_are_those_of_the_data() -> None:
    assert list(ASKED["flags"]["properties"]) == list(RULES.red_flags)
    assert ASKED["flags_asked"]["items"]["enum"] == list(RULES.red_flags)
    assert ASSESSMENT["$defs"]["red_flag"]["enum"] == list(RULES.red_flags)


@pytest.mark.parametrize("flag", RULES.red_flags)
def test_a_flag_that_is_told_cannot_be_checked(flag: str) -> None:
    kind = "told_flag" if RULES.red_flags[flag].derived else "flag"

    assert ASKED["flags"]["properties"][flag] == {"$ref": f"#/$defs/{kind}"}


def test_the_readiness_items_are_those_of_the_data() -> None:
    assert ASKED["readiness"]["items"]["enum"] == list(RULES.readiness)
    assert ASSESSMENT["$defs"]["readiness_item"]["enum"] == list(RULES.readiness)


def test_the_follow_ups_are_those_of_the_data() -> None:
    assert list(ASKED["flag_details"]["properties"]) == list(FOLLOWED)


@pytest.mark.parametrize("flag", FOLLOWED)
def test_each_follow_up_has_its_kind(flag: str) -> None:
    types = {DetailKind.YES_NO: "boolean", DetailKind.WEEKS: ["integer", "null"]}
    found = ASKED["flag_details"]["properties"][flag]["properties"]

    assert {key: one["type"] for key, one in found.items()} == {
        one.id: types[one.kind] for one in RULES.red_flags[flag].details
    }


def test_lists_of_words_are_those_of_the_core() -> None:
    assert ASKED["pain_duration"]["enum"] == list(PainDuration)
    assert ASKED["steps_guess"]["enum"] == [*StepsGuess, None]
    assert ASKED["joints"]["items"]["enum"] == list(JOINTS)
    assert ASKED["kit"]["items"]["enum"] == list(KIT_ASKED)
    assert ASKED["minutes"]["enum"] == list(MINUTES)
    assert ANSWERS["$defs"]["weekday"]["enum"] == list(WEEKDAYS)


def test_words_of_an_assessment_are_those_of_the_core() -> None:
    said = ASSESSMENT["properties"]

    assert said["triage"]["enum"] == list(TriageLevel)
    assert said["start_level"]["enum"] == [*StartLevel, None]
    assert said["tags"]["items"]["enum"] == list(Tag)
    assert ASSESSMENT["$defs"]["session"]["properties"]["day"]["enum"] == list(WEEKDAYS)


@both
def test_every_object_is_closed(whole: dict[str, object]) -> None:
    closed = [one for one in objects(whole) if "object" in str(one.get("type", ""))]

    named = [one for one in closed if "description" in one]
    assert len(named) > 3
    assert [one for one in named if one.get("additionalProperties") is not False] == []


@both
def test_everything_is_described_in_words(whole: dict[str, object]) -> None:
    tables = [one for one in objects(whole) if "description" in one and "properties" in one]
    parts = [part for one in tables for part in one["properties"].values()]  # type: ignore[attr-defined]
    parts += [*whole["$defs"].values(), whole]  # type: ignore[attr-defined]

    for part in parts:
        text = part.get("description", "")
        assert text.endswith(".") or "$ref" in part or part.keys() == {"type"}
