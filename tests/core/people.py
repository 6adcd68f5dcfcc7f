"""Short ways to the core's values, for tests about one of them."""

from datetime import date

from backplan.content import load_rulebook
from backplan.core.answers import Answers, parse_answers
from backplan.core.assessment import Assessment, assess
from backplan.core.facts import Fact, parse_fact
from backplan.core.programme import Programme, Referral, build_programme
from backplan.core.triage import Triage
from tests.conftest import healthy

RULES = load_rulebook()
TODAY = date(2026, 11, 2)


def said(**changes: object) -> Answers:
    """Return the healthy answers with *changes*, checked."""
    return parse_answers(healthy(**changes), RULES)


def assessed(today: date = TODAY, **changes: object) -> Assessment:
    """Return what the healthy answers with *changes* mean."""
    return assess(said(**changes), RULES, today=today)


def triaged(today: date = TODAY, **changes: object) -> Triage:
    """Return the triage of the healthy answers with *changes*."""
    return assessed(today, **changes).triage


def planned(**changes: object) -> Programme | Referral:
    """Return the plan for the healthy answers with *changes*."""
    return build_programme(said(**changes), assessed(**changes), RULES)


def programme(**changes: object) -> Programme:
    """Return the programme for the healthy answers with *changes*, which must bring one."""
    plan = planned(**changes)
    assert isinstance(plan, Programme)
    return plan


def fact(fact_id: str, kind: str, day: int, /, **data: object) -> Fact:
    """Return a fact made at noon UTC on that *day* of November 2026."""
    at = f"2026-11-{day:02}T12:00:00+00:00"
    return parse_fact({"id": fact_id, "kind": kind, "at": at, "data": data})


def answers_fact(fact_id: str, day: int, /, **changes: object) -> Fact:
    """Return an `answers` fact: the healthy answers with *changes*."""
    return fact(fact_id, "answers", day, **healthy(**changes))


def checkin_fact(fact_id: str, day: int, pain: int, /, **more: object) -> Fact:
    """Return a check-in made on the *day* that it is about."""
    about = {"date": f"2026-11-{day:02}", "pain": pain, "morning": None, "flare": False}
    return fact(fact_id, "checkin", day, **about, **more)


def session_fact(fact_id: str, day: int, /, **more: object) -> Fact:
    """Return a session done on that *day*."""
    done = {"date": f"2026-11-{day:02}", "pain_before": 3, "pain_after": 3, "stopped": False}
    return fact(fact_id, "session", day, **done, items=[], **more)
