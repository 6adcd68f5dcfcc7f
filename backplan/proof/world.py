"""What every block of cases starts from: the rules, a plain person, rows and settings."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from backplan.core.answers import Answers, parse_answers
from backplan.core.rulebook import Rulebook
from backplan.proof.bounds import Setting, settings
from backplan.proof.failure import Failure
from backplan.proof.sayings import Saying, sayings

PLAIN: dict[str, object] = {
    "age": 40,
    "flags": {},
    "readiness": [],
    "pain_week": 3,
    "pain_duration": "over_12_weeks",
    "first_episode": False,
    "activity_score": 6,
    "sitting_hours": 9,
    "steps": 5000,
    "strength_trained": False,
    "joints": [],
    "kit": ["step", "band", "weights", "mat"],
    "minutes": 25,
    "training_days": ["mon", "wed", "fri"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """What came out alike for every row alone, so that one case can stand for several.

    Attributes:
        sayings: For each row, the place of the saying that each saying is like.
        settings: The place of the setting that each setting is like.
    """

    sayings: dict[str, tuple[int, ...]]
    settings: tuple[int, ...]

    @property
    def kinds(self) -> tuple[int, ...]:
        """Return the settings that stand for all."""
        return tuple(sorted(set(self.settings)))

    def heads(self, row: str) -> tuple[int, ...]:
        """Return the sayings that stand for all of a row."""
        return tuple(sorted(set(self.sayings[row])))


Levels = dict[tuple[tuple[str, int], ...], bytes]
"""Severities by what was said (row and place of the saying), one a setting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the blocks share.

    Attributes:
        plain: A person with nothing to say.
        rows: Every saying, by row.
        settings: Every boundary value that triage reads, crossed.
        quick: Whether only the bounded form is wanted.
        alike: What the block of singles found; None until then.
        levels: What the blocks so far found, for invariant 2.
    """

    rulebook: Rulebook
    today: date
    plain: Answers
    rows: dict[str, tuple[Saying, ...]]
    settings: tuple[Setting, ...]
    quick: bool
    alike: Alike | None = None
    levels: Levels = field(default_factory=dict)

    @classmethod
    def of(cls, rulebook: Rulebook, today: date, *, quick: bool) -> "World":
        """Return the world of *rulebook* on *today*."""
        return cls(
            rulebook=rulebook,
            today=today,
            plain=parse_answers(PLAIN, rulebook),
            rows=sayings(rulebook),
            settings=settings(rulebook, today),
            quick=quick,
        )


@dataclass(slots=True, kw_only=True)
class Part:
    """What one share of a block found.

    Attributes:
        cases: How many cases were assessed.
        reached: How many of them reached each level, outcome and rule.
        levels: Severities, for the blocks that follow.
        alike: For each row, which sayings and which settings came out alike.
        failure: The first case that broke an invariant.
    """

    cases: int = 0
    reached: Counter[str] = field(default_factory=Counter)
    levels: Levels = field(default_factory=dict)
    alike: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=dict)
    failure: Failure | None = None
