"""The work of a fold grows with the diary, not with its square: calls are counted, not seconds."""

import sys
from datetime import date, timedelta

from backplan.core.facts import Fact, parse_fact
from backplan.core.fold import fold
from tests.conftest import healthy
from tests.diaries.telling import MONDAY, RULES

HOLDS = ("PL", "SP")
EXERCISES = ("SQ3", "DL3", "LU2", "SU3", "CL3", "PL3", "SP3")


def diary(weeks: int) -> list[Fact]:
    """Return a diary with a check-in a day, three sessions and a review a week, and some flares."""
    facts = [fact("answers", MONDAY, healthy())]
    for number in range(weeks * 7):
        on = MONDAY + timedelta(days=number)
        pain, flare = 2 + number % 3, number % 150 == 149
        noted = {"date": str(on), "pain": pain, "morning": "usual", "flare": flare}
        facts.append(fact("checkin", on, {**noted, "steps": 4000 + number * 37 % 4000}))
        if number % 7 in {0, 2, 4}:
            items = [item(one, 8 + number % 7) for one in EXERCISES]
            done = {"date": str(on), "pain_before": pain, "pain_after": pain, "stopped": False}
            facts.append(fact("session", on, {**done, "items": items}))
        if number % 7 == 6:
            facts.append(fact("review", on, {"week_of": str(on), "activity_score": 6}))
    return facts


def item(exercise: str, much: int) -> dict[str, object]:
    unit = "hold_s" if exercise.startswith(HOLDS) else "reps"
    done = {"exercise": exercise, "sets": [{unit: much}] * 2}
    return {**done, "effort_left": "2-3", "pain_during": 3}


def fact(kind: str, on: date, data: dict[str, object]) -> Fact:
    at = f"{on}T20:00:00+00:00"
    return parse_fact({"id": f"{kind}-{on}", "kind": kind, "at": at, "data": data})


def calls(weeks: int) -> int:
    """Return how many calls the fold of so many weeks makes."""
    facts, count = diary(weeks), 0

    def counted(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        fold(facts, RULES, today=MONDAY + timedelta(weeks=weeks))
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_diary_is_at_most_twice_the_work() -> None:
    fold(diary(1), RULES, today=MONDAY)
    once, twice = calls(104), calls(208)

    assert once > 104 * 7
    assert twice <= 2.1 * once
