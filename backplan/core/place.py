"""A place on a ladder: the rung, how much of its dose, and how the last times went.

Reads: the first dose of a rung, and what the rules took off or added.
Returns: `Place`, which the weekly rules move, and the item that it comes to.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from backplan.core.evidence import Reason
from backplan.core.goals import round_half_up
from backplan.core.programme import Item

NEVER = -1


class Waiting(StrEnum):
    """What waits for the next week, because this one already brought a change."""

    LESS = "less"
    RUNG = "rung"


@dataclass(slots=True, kw_only=True)
class Place:
    """Where a person stands on one ladder.

    Attributes:
        exercise: Id of the rung.
        sets: Sets to do.
        since: The day on which the rung was reached.
        share: The share of the dose that is left after it hurt (P3).
        cuts: How often a little was taken off (P2).
        good: Facts of the good sessions running, as P1 counts them.
        hard: Facts of the sessions running that left nothing over (P2).
        painful: How many sessions running hurt more than they should (P3).
        painful_facts: Their facts, and those of the mornings after that told it.
        changed_in: The week of its last change.
        waiting: What waits for the next week; until then the exercise rests.
        why: The rule of its last change.
    """

    exercise: str
    sets: int
    since: date
    share: float = 1.0
    cuts: int = 0
    good: tuple[str, ...] = ()
    hard: tuple[str, ...] = ()
    painful: int = 0
    painful_facts: tuple[str, ...] = ()
    changed_in: int = NEVER
    waiting: Waiting | None = None
    why: tuple[Reason, ...] = ()

    @property
    def eased(self) -> bool:
        """Return whether the dose is below that of the rung."""
        return self.share < 1 or self.cuts > 0

    def is_whole(self, first: Item) -> bool:
        """Return whether it has all sets and the whole dose of its rung, whose first is *first*."""
        return not self.eased and self.sets >= first.sets_at_most

    def move(self, exercise: str, sets: int, on: date) -> None:
        """Stand on the rung *exercise* with its whole first dose from the day *on*."""
        self.exercise, self.sets, self.since = exercise, sets, on
        self.waiting = None
        self.restore()
        self.no_longer_painful()

    def count_good(self, fact: str, at_most: int) -> None:
        """Count a good session, of which *at_most* are kept."""
        self.painful, self.painful_facts = 0, ()
        self.good, self.hard = (*self.good, fact)[-at_most:], ()

    def count_neither(self) -> None:
        """Forget the painful, the good and the hard sessions so far."""
        self.painful, self.painful_facts = 0, ()
        self.good, self.hard = (), ()

    def no_longer_painful(self) -> None:
        """Forget the painful sessions so far."""
        self.painful, self.painful_facts = 0, ()

    def restore(self) -> None:
        """Do the whole dose again, and count from the start."""
        self.share, self.cuts = 1.0, 0
        self.count_anew()

    def count_anew(self) -> None:
        """Forget the good and the hard sessions so far."""
        self.good, self.hard = (), ()


def dosed(
    first: Item, place: Place, *, share: float, sets_less: int, cut_reps: int, cut_s: int
) -> Item:
    """Return the item of *place*, whose rung has the first dose *first*.

    Args:
        first: The rung with its first dose at this level.
        place: Sets, and what P2 and P3 took off.
        share: What a flare leaves of every dose.
        sets_less: Sets that a lighter week takes off.
        cut_reps: Repetitions that each of P2's cuts takes off.
        cut_s: Seconds that each takes off a hold.
    """
    left = share * place.share
    return replace(
        first,
        sets=max(place.sets - sets_less, 1),
        reps=first.reps and _less(first.reps, left, place.cuts * cut_reps),
        hold_s=first.hold_s and _less(first.hold_s, left, place.cuts * cut_s),
        reasons=(*first.reasons, *place.why),
    )


def _less(band: tuple[int, int], share: float, cut: int) -> tuple[int, int]:
    """Return *band* times *share*, rounded half up, minus *cut*; at least 1."""
    low, high = (max(round_half_up(one * share, 1) - cut, 1) for one in band)
    return low, high
