"""Invariant 6: what has to be reached, so that no level, outcome or rule is dead."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

from backplan.core.evidence import Rule
from backplan.core.red_flags import TriageLevel
from backplan.core.rulebook import Rulebook
from backplan.core.safety_rules import StartLevel
from backplan.proof.expected import DERIVED, READINESS

LATER = ("T8", "E9")
"""Rules of the diary: a re-screen, and a session that was stopped. No answers lead to them."""


def to_reach(rulebook: Rulebook) -> tuple[str, ...]:
    """Return every level, outcome, rule, flag, item and ladder that some case must reach."""
    keys = [*(one.value for one in TriageLevel), "routine", "referral", "gp_first, cleared"]
    keys += [f"level {one.value}" for one in StartLevel]
    for part in (rulebook.triage, rulebook.levels, rulebook.goals):
        keys += _rules(part)
    routine = rulebook.routine
    keys += [routine.short.id, routine.usual_pain.id, routine.age.id]
    keys += [one.id for one in (*routine.levels.values(), *routine.kit.values(), *routine.raised)]
    keys += [*rulebook.red_flags, *rulebook.catalogue.ladders]
    keys += [one for one in rulebook.readiness if READINESS.get(one) != 0]
    return tuple(dict.fromkeys(one for one in keys if one not in LATER))


def missing(rulebook: Rulebook, reached: Counter[str]) -> tuple[str, ...]:
    """Return what no case reached; the rule of derived flags is reached where those are."""
    told = {rulebook.triage.derived.id} if all(reached[one] for one in DERIVED) else set()
    return tuple(one for one in to_reach(rulebook) if not reached[one] and one not in told)


def _rules(part: object) -> Iterator[str]:
    """Yield the ids of the rules in one file of rules."""
    for one in fields(part):  # type: ignore[arg-type]
        value = getattr(part, one.name)
        if isinstance(value, Rule):
            yield value.id
