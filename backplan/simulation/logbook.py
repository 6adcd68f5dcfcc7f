"""What a made-up visitor writes down: facts, as the pages would save them.

Reads: the day, the body and the plan. Returns: facts, appended to the diary.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from backplan.core.facts import Fact, Kind, parse_fact, standing
from backplan.core.history import History, history_of, read_on
from backplan.core.programme import Item, Session
from backplan.core.reading import Reading
from backplan.core.rulebook import Rulebook
from backplan.simulation.body import Body
from backplan.simulation.chance import Chance
from backplan.simulation.visitor import Kind as VisitorKind
from backplan.simulation.visitor import Visitor

_HOURS = {Kind.ANSWERS: 7, Kind.CHECKIN: 8, Kind.SESSION: 18}


class Logbook:
    """A diary as it grows."""

    def __init__(self, visitor: Visitor, chance: Chance) -> None:
        """Begin empty."""
        self._visitor, self._chance = visitor, chance
        self.facts: list[Fact] = []
        self._reading, self._read = Reading(), 0

    def history(self, rulebook: Rulebook) -> History:
        """Return what the facts say; only those since the last time are read."""
        if any(one.kind == Kind.WITHDRAWN for one in self.facts[self._read :]):
            self._reading, self._read = Reading(), len(self.facts)
            read_on(self._reading, standing(self.facts), rulebook)
        read_on(self._reading, self.facts[self._read :], rulebook)
        self._read = len(self.facts)
        return history_of(self._reading)

    def add(self, kind: Kind, on: date, data: Mapping[str, object]) -> Fact:
        """Write a fact down."""
        at = f"{on}T{_HOURS.get(kind, 20):02}:00:00+00:00"
        name = f"{kind}-{len(self.facts)}"
        fact = parse_fact({"id": name, "kind": kind, "at": at, "data": dict(data)})
        self.facts.append(fact)
        return fact

    def check_in(self, on: date, body: Body) -> Fact:
        """Write the day down."""
        worse = body.flared and self._chance.happens(0.5)
        morning = "worse" if worse else self._chance.pick(("usual", "usual", "better"))
        steps = int(self._chance.between(2000, 9000))
        data = {"date": str(on), "pain": body.pain, "morning": morning, "steps": steps}
        return self.add(Kind.CHECKIN, on, {**data, "flare": body.flared})

    def train(self, on: date, session: Session, body: Body) -> Fact:
        """Write down the *session* of the plan as it was done."""
        items = [self._done(item, body) for item in session.items]
        data = {
            "date": str(on),
            "pain_before": body.pain,
            "pain_after": body.pain,
            "stopped": False,
            "items": items,
        }
        return self.add(Kind.SESSION, on, data)

    def _done(self, item: Item, body: Body) -> dict[str, object]:
        """Return an exercise as it was done, or as it is told."""
        honest = self._visitor.kind is not VisitorKind.LIES
        margin, pain = body.margin(item.exercise), body.hurts(item.exercise)
        well = margin >= 0 if honest else True
        unit, (low, high) = next(
            (key, band)
            for key, band in (("reps", item.reps), ("hold_s", item.hold_s), ("min", item.minutes))
            if band is not None
        )
        much = high + (2 if unit == "reps" else 0) if well else low
        one = {"minutes" if unit == "min" else unit: much}
        sides = [{**one, "side": side} for side in ("left", "right")]
        sets = (sides if item.exercise.dose.per_side else [one]) * item.sets
        left = "4+" if not honest or margin > 1 else "2-3" if margin > -1 else "0-1"
        return {
            "exercise": item.exercise.id,
            "sets": sets,
            "effort_left": left,
            "pain_during": pain if honest else min(pain, 4),
        }

    def review(self, on: date, body: Body) -> Fact:
        """Write the weekly review down."""
        start = int(str(self._visitor.answers["activity_score"]))
        better = {VisitorKind.WELL: 2, VisitorKind.WORSENS: -2}.get(self._visitor.kind, 0)
        gone = (on - self.facts[0].on) / timedelta(weeks=12)
        score = min(max(round(start + better * min(gone, 1.0)), 0), 10)
        data = {"week_of": str(on), "activity_score": score, "worry": 3, "low_mood": 2}
        tired = self._chance.happens(0.03)
        return self.add(Kind.REVIEW, on, {**data, "breaks_done": "half", "tired": tired})

    def withdraw(self, on: date) -> None:
        """Take back one of the last entries that is neither the answers nor taken back itself."""
        fact = self._chance.pick(self.facts[-20:])
        if fact.kind in (Kind.CHECKIN, Kind.SESSION, Kind.REVIEW):
            self.add(Kind.WITHDRAWN, on, {"fact": fact.id})
