"""The back of one made-up visitor: how much it hurts on a day, and how strong it has become.

Reads: the visitor, and what was done. Returns: the true pain; what is logged of it is another
matter.
"""

from backplan.core.catalogue import Exercise
from backplan.core.rungs import SETTLE_LADDER
from backplan.simulation.chance import Chance
from backplan.simulation.visitor import Kind, Visitor

WORST = 10
EASY = 1.0
"""Rungs to spare in what settles a back."""
FLARE_DAYS = 5


class Body:
    """Pain and strength, day by day."""

    def __init__(self, visitor: Visitor, chance: Chance) -> None:
        """Begin with what the answers say."""
        self._visitor, self._chance = visitor, chance
        self._usual = float(str(visitor.answers["pain_week"]))
        self._strength: dict[str, float] = {}
        self._overdone = 0.0
        self._flare_left = 0
        self.pain = round(self._usual)

    @property
    def flared(self) -> bool:
        """Return whether today is a day of a flare."""
        return self._flare_left > 0

    def wake(self) -> None:
        """Begin a day."""
        visitor, chance = self._visitor, self._chance
        self._usual = min(max(self._usual + visitor.drift / 7, 0.3), WORST - 2.0)
        self._flare_left = max(self._flare_left - 1, 0)
        if visitor.kind is Kind.FLARES and chance.happens(1 / 25):
            self._flare_left = FLARE_DAYS
        noise = chance.between(-0.8, 0.8)
        more = self._overdone + (3 if self.flared else 0)
        self.pain = min(max(round(self._usual + noise + more), 0), WORST)
        self._overdone = max(self._overdone - 1, 0.0)

    def margin(self, exercise: Exercise) -> float:
        """Return how many rungs stronger the body is than *exercise* asks for."""
        if exercise.ladder == SETTLE_LADDER:
            return EASY
        strength = self._strength.get(exercise.ladder, self._visitor.strength)
        return strength - exercise.rung

    def hurts(self, exercise: Exercise) -> int:
        """Return the pain while *exercise* is done."""
        sore = 4 if exercise.ladder in self._visitor.sore and exercise.rung > 1 else 0
        strained = max(-2 * self.margin(exercise), 0)
        return min(round(self.pain + sore + strained), WORST)

    def train(self, exercise: Exercise) -> None:
        """Get stronger by *exercise*, and sore where it was too much."""
        margin = self.margin(exercise)
        if margin < -1:
            self._overdone = min(self._overdone - margin / 2, 3.0)
        strength = self._strength.get(exercise.ladder, self._visitor.strength)
        self._strength[exercise.ladder] = strength + self._visitor.learns
