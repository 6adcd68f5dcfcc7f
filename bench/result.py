"""What was measured beside what was wanted: medians, rounds, ratios."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a figure has to be.

    Attributes:
        what: What is measured.
        floor: What it is measured against; empty where the figure itself counts.
        limit: What the ratio, or the figure, may be at most or has to be at least; None where it
            is only told.
        at_least: Whether more is better.
        unit: What the figures are in.
    """

    what: str
    floor: str = ""
    limit: float | None = None
    at_least: bool = False
    unit: str = "ms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was reached.

    Attributes:
        goal: What was wanted.
        ours: The figure of each round.
        floors: The floor's figure of each round; none where the figure itself counts.
    """

    goal: Goal
    ours: Sequence[float]
    floors: Sequence[float] = ()

    @property
    def ratios(self) -> list[float]:
        """Return what counts, round by round: a ratio to the floor, or else the figure."""
        if not self.floors:
            return list(self.ours)
        return [mine / floor for mine, floor in zip(self.ours, self.floors, strict=True)]

    @property
    def reached(self) -> bool | None:
        """Return whether the goal is reached; None where there is none."""
        limit = self.goal.limit
        if limit is None:
            return None
        return median(self.ratios) >= limit if self.goal.at_least else median(self.ratios) <= limit
