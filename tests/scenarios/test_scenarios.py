"""Scenarios a clinician can read: one file, one person, and what backplan must tell them.

A file holds `name`, `why` (the rules of evidence 9 and what the file shows), perhaps `on` (the
date), `[answers]` (what differs from baseline.toml) and `[expect]`. The fields of `[expect]` are
the keys of VIEWS below, or `refused`: the key of an answer that must not be accepted.
"""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backplan.content import load_rulebook
from backplan.core.answers import parse_answers
from backplan.core.assessment import assess
from backplan.core.contract import assessment_as_json
from backplan.core.errors import InvalidValueError
from backplan.core.programme import build_programme

HERE = Path(__file__).parent
BASELINE = tomllib.loads((HERE / "baseline.toml").read_text())
FILES = sorted(path for path in HERE.glob("*.toml") if path.stem != "baseline")
RULEBOOK = load_rulebook()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_scenario(path: Path) -> None:
    scenario = tomllib.loads(path.read_text())
    assert scenario.keys() - {"on", "answers"} == {"name", "why", "expect"}
    expected = scenario["expect"]
    if "refused" in expected:
        with pytest.raises(InvalidValueError) as caught:
            result_of(scenario)
        assert caught.value.key == expected["refused"]
        return
    result = result_of(scenario)
    seen = {field: VIEWS[field](result, wanted) for field, wanted in expected.items()}
    assert seen == expected, scenario["name"]


def result_of(scenario: dict[str, Any]) -> dict[str, Any]:
    """Return what `python -m backplan assess` prints for the scenario's person."""
    raw = BASELINE | scenario.get("answers", {})
    given = {key: None if value == "none" else value for key, value in raw.items()}
    answers = parse_answers(given, RULEBOOK)
    today = scenario.get("on", date(2026, 11, 22))
    assessment = assess(answers, RULEBOOK, today=today)
    plan = build_programme(answers, assessment, RULEBOOK)
    return assessment_as_json(answers, assessment, plan, RULEBOOK)


def plain(key: str) -> Callable[[dict[str, Any], Any], object]:
    """Return a view of one value of the result."""
    return lambda result, _: "none" if result[key] is None else result[key]


def week(result: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the items of each training day."""
    routine = result["routine"] or {"sessions": []}
    return {session["day"]: session["items"] for session in routine["sessions"]}


def sessions(result: dict[str, Any]) -> dict[str, list[str]]:
    """Return the exercise ids of each training day."""
    return {day: [item["exercise"] for item in items] for day, items in week(result).items()}


def reason_ids(result: dict[str, Any]) -> list[str]:
    return [reason["id"] for reason in result["reasons"]]


def doses(result: dict[str, Any], wanted: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the wanted parts of each wanted exercise's dose, a list if the days differ."""
    found = {}
    for exercise, dose in wanted.items():
        given = [one for items in week(result).values() for one in items]
        seen = [{key: one.get(key) for key in dose} for one in given if one["exercise"] == exercise]
        found[exercise] = seen[0] if seen and all(one == seen[0] for one in seen) else seen
    return found


def absent(result: dict[str, Any], wanted: list[str]) -> list[str]:
    """Return the exercises, or whole ladders (`LU`), that no session holds."""
    held = [exercise for ids in sessions(result).values() for exercise in ids]
    return [one for one in wanted if not any(exercise.startswith(one) for exercise in held)]


# Each view returns what it was given, in the same shape, as far as the result agrees with it.
VIEWS: dict[str, Callable[[dict[str, Any], Any], object]] = {
    "triage": plain("triage"),
    "start_level": plain("start_level"),
    "tags": plain("tags"),
    "step_goal": plain("step_goal"),
    "sitting_break_minutes": plain("sitting_break_minutes"),
    "routine": lambda result, _: "none" if result["routine"] is None else "some",
    "reasons_include": lambda result, ids: [one for one in ids if one in reason_ids(result)],
    "reasons_exclude": lambda result, ids: [one for one in ids if one not in reason_ids(result)],
    "days": lambda result, _: list(sessions(result)),
    "exercises": lambda result, days: {day: sessions(result).get(day) for day in days},
    "items": doses,
    "never": absent,
    "per_session": lambda result, _: sorted({len(ids) for ids in sessions(result).values()}),
    "every_session": lambda result, ids: [
        one for one in ids if all(one in held for held in sessions(result).values())
    ],
    "in_the_week": lambda result, ids: [one for one in ids if not absent(result, [one])],
    "alike": lambda result, days: [
        day for day in days if sessions(result)[day] == sessions(result)[days[0]]
    ],
    "numbers": lambda result, words: {
        key: [word for word in words[key] if word in result["numbers"][key]] for key in words
    },
    "numbers_without": lambda result, words: {
        key: [word for word in words[key] if word not in result["numbers"][key]] for key in words
    },
}
