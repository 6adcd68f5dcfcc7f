"""Diaries to make handouts of."""

from collections.abc import Mapping
from datetime import date

import pytest

from backplan.content import load_rulebook
from backplan.core.facts import Fact, parse_facts
from backplan.core.fold import fold
from backplan.handouts.material import Material
from tests.conftest import healthy

FIRST_DAY = date(2026, 3, 23)
Told = tuple[str, str, Mapping[str, object]]
"""The instant, the kind and the data of one fact."""


def facts_of(*told: Told) -> tuple[Fact, ...]:
    """Return facts with ids that count."""
    raw = [
        {"id": f"{number:08}-fact", "kind": kind, "at": at, "data": data}
        for number, (at, kind, data) in enumerate(told)
    ]
    facts, unreadable = parse_facts(raw)
    assert not unreadable
    return facts


def answers_on(day: date = FIRST_DAY, **changes: object) -> Told:
    return (f"{day}T09:00:00+00:00", "answers", healthy(**changes))


def material_of(*told: Told, on: date = FIRST_DAY) -> Material:
    """Return what a diary comes to on a day."""
    facts = facts_of(*told)
    rulebook = load_rulebook()
    return Material(facts=facts, state=fold(facts, rulebook, today=on), rulebook=rulebook)


@pytest.fixture
def plain() -> Material:
    """Somebody with a plan on Monday, Wednesday and Friday, on its first day."""
    return material_of(answers_on())
