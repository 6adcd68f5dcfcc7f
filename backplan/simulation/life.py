"""Half a year of one made-up visitor, day by day, with the plan that each day has.

Reads: the visitor and the rulebook. Returns: `Life`. What the plan says is done, what is done is
logged, and what is logged makes the plan.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from backplan.core.answers import WEEKDAYS
from backplan.core.facts import Fact, Kind
from backplan.core.fold import State, fold_history
from backplan.core.rulebook import Rulebook
from backplan.simulation.body import Body
from backplan.simulation.chance import Chance
from backplan.simulation.logbook import Logbook
from backplan.simulation.visitor import Kind as VisitorKind
from backplan.simulation.visitor import Visitor

START = date(2026, 11, 2)
WEEKS = 26
DAYS_A_WEEK = 7
RISE = 2
"""Points of pain above the usual from which a plan may change within a week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What happened.

    Attributes:
        visitor: Whose it is.
        facts: The diary.
        states: What it came to on every day on which it was looked at, the last day included.
    """

    visitor: Visitor
    facts: tuple[Fact, ...]
    states: tuple[State, ...]


def live(visitor: Visitor, rulebook: Rulebook, *, weeks: int = WEEKS) -> Life:
    """Return the life of *visitor*."""
    living = _Living(visitor, rulebook)
    for day in range(weeks * DAYS_A_WEEK):
        living.day(day)
    living.look(START + timedelta(days=weeks * DAYS_A_WEEK))
    return Life(visitor=visitor, facts=tuple(living.book.facts), states=tuple(living.states))


class _Living:
    """A life under way."""

    def __init__(self, visitor: Visitor, rulebook: Rulebook) -> None:
        self.visitor, self.rulebook = visitor, rulebook
        self.chance = Chance(visitor.number + 1_000_003)
        self.body = Body(visitor, self.chance)
        self.book = Logbook(visitor, self.chance)
        self.states: list[State] = []
        self._away_until = 0
        self._dirty = True
        self._held_for = 0

    def look(self, on: date) -> State:
        """Return what the diary comes to on a day."""
        state = fold_history(self.book.history(self.rulebook), self.rulebook, today=on)
        self.states.append(state)
        self._dirty = False
        return state

    def day(self, number: int) -> None:
        """Live one day."""
        on, chance, visitor = START + timedelta(days=number), self.chance, self.visitor
        self.body.wake()
        if number == 0:
            self.book.add(Kind.ANSWERS, on, visitor.answers)
        back = visitor.kind is VisitorKind.SKIPS and number >= self._away_until + 14
        if back and chance.happens(1 / 21):
            self._away_until = number + int(chance.between(4, 35))
        if number < self._away_until:
            return
        if chance.happens(visitor.notes):
            self._note(on)
        first = number % DAYS_A_WEEK == 0
        state = self.look(on) if first or self._dirty else self.states[-1]
        self._answer_to(state, on)
        self._train(state, on)
        if number % DAYS_A_WEEK == DAYS_A_WEEK - 1 and chance.happens(0.8):
            self.book.review(on, self.body)
        if visitor.kind is VisitorKind.WITHDRAWS and chance.happens(0.05):
            self.book.withdraw(on)
            self._dirty = True

    def _note(self, on: date) -> None:
        """Check in; pain well above the last looked-at days may change the plan today."""
        self.book.check_in(on, self.body)
        mean = self.states[-1].progress.pain_mean_7d if self.states else None
        flare = self.states and self.states[-1].adaptation is not None and self.body.flared
        self._dirty |= bool(flare) or (mean is not None and self.body.pain >= mean + RISE)

    def _answer_to(self, state: State, on: date) -> None:
        """Take the check anew where that is asked, and see somebody after two weeks on hold."""
        if state.redo_check:
            again = {**self.visitor.answers, "pain_week": min(self.body.pain, 7)}
            self.book.add(Kind.ANSWERS, on, again)
            self._dirty = True
        self._held_for = self._held_for + 1 if state.locked else 0
        if self._held_for > 2 * DAYS_A_WEEK and self.visitor.kind is not VisitorKind.WORSENS:
            self.book.add(Kind.CLEARANCE, on, {"on": str(on), "about": []})
            self._held_for, self._dirty = 0, True

    def _train(self, state: State, on: date) -> None:
        """Do the session of the day, if there is one and it is not skipped."""
        if state.programme is None or self._dirty or not self.chance.happens(self.visitor.trains):
            return
        today = WEEKDAYS[on.weekday()]
        session = next((one for one in state.programme.sessions if one.day == today), None)
        if session is None:
            return
        self.book.train(on, session, self.body)
        hurt = [self.body.hurts(item.exercise) for item in session.items]
        for item in session.items:
            self.body.train(item.exercise)
        self._dirty |= max(hurt, default=0) - self.body.pain >= RISE
