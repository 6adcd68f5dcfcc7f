"""Every rule on both sides of its threshold, as diaries a clinician can read.

A file tells of one rule. Each case has a `name`, the `diary`, the `day` to look at, perhaps
`answers` that differ from the healthy ones, and what holds on that day: lines that `has` all and
`lacks` all (changes and escalations), the `week` by day, or plain values of what replay prints.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from backplan.core.replay import state_as_json
from tests.diaries.summary import lines, routine
from tests.diaries.telling import RULES, told

HERE = Path(__file__).parent / "rules"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(HERE.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
PLAIN = ("triage", "level", "step_goal", "sitting_break_minutes", "redo_check")


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    answers = case.get("answers", {})
    given = {key: None if value == "none" else value for key, value in answers.items()}
    diary = told(case["diary"], given)
    result = json.loads(json.dumps(state_as_json(diary.state(case["day"]), RULES)))
    found, week = lines(result, diary.start), routine(result)
    said = [one["rule"] for one in result["progress"]["statements"]]

    assert [one for one in case.get("has", []) if one not in found] == [], found
    assert [one for one in case.get("lacks", []) if any(one in each for each in found)] == [], found
    for day, items in case.get("week", {}).items():
        assert items in week.get(day, "nothing"), week
    assert [one for one in case.get("says", []) if one not in said] == [], said
    assert [one for one in case.get("keeps_quiet", []) if one in said] == [], said
    for key in PLAIN:
        if key in case:
            assert (result[key] or "none") == case[key]
    assert case.keys() <= {
        *("name", "diary", "day", "answers", "has", "lacks", "week", "says", "keeps_quiet"),
        *PLAIN,
    }


@pytest.mark.parametrize(
    "rule",
    [
        *("P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9"),
        *("G3", "G4", "G5", "G6", "B3", "B5", "I1", "I2"),
        *("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "release"),
        *("swap", "clearance", "pairs"),
    ],
)
def test_every_rule_has_cases(rule: str) -> None:
    cases = tomllib.loads((HERE / f"{rule.lower()}.toml").read_text(encoding="utf-8"))["case"]

    assert len(cases) >= 2
