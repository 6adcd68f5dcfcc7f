"""Who lives with the plan: what kind of visitor, how strong, how sore, how honest.

Reads: a number. Returns: the one `Visitor` that it stands for.
"""

from dataclasses import dataclass
from enum import StrEnum

from backplan.core.answers import WEEKDAYS
from backplan.simulation.chance import Chance


class Kind(StrEnum):
    """Kinds of visitor, by how it goes and by what they log of it."""

    WELL = "does well"
    SUFFERS = "suffers"
    WORSENS = "gets worse"
    NO_GAIN = "does not improve"
    LIES = "lies about effort"
    SKIPS = "skips weeks"
    FLARES = "flares"
    WITHDRAWS = "withdraws entries"


KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """One made-up visitor.

    Attributes:
        number: The number that draws all of it.
        kind: How it goes.
        answers: What the check was answered with.
        strength: The rung that is comfortable at first; it grows by training.
        learns: How many rungs a session of an exercise is worth.
        sore: Ladders that hurt.
        drift: Points of pain that a week changes.
        trains: Share of the planned sessions that are done.
        notes: Share of the days with a check-in.
    """

    number: int
    kind: Kind
    answers: dict[str, object]
    strength: float
    learns: float
    sore: frozenset[str]
    drift: float
    trains: float
    notes: float


LADDERS = ("SQ", "LU", "SU", "DL", "CL", "PL", "SP")
DRIFTS = {
    Kind.WELL: -0.35,
    Kind.LIES: -0.1,
    Kind.WORSENS: 0.5,
    Kind.FLARES: -0.1,
    Kind.WITHDRAWS: -0.2,
}
STRENGTHS = {Kind.WELL: (3.0, 4.5)}
TRAINS = {Kind.NO_GAIN: (0.55, 1.0), Kind.SKIPS: (0.5, 0.9)}


def draw_visitor(number: int) -> Visitor:
    """Return the visitor with this *number*; kinds take turns."""
    kind = KINDS[number % len(KINDS)]
    chance = Chance(number)
    sore = {one for one in LADDERS if chance.happens(0.35)} or {chance.pick(LADDERS)}
    return Visitor(
        number=number,
        kind=kind,
        answers=_answers(chance, kind),
        strength=chance.between(*STRENGTHS.get(kind, (1.5, 4.0))),
        learns=chance.between(0.03, 0.12),
        sore=frozenset(sore) if kind is Kind.SUFFERS else frozenset(),
        drift=DRIFTS.get(kind, 0.0) * chance.between(0.7, 1.3),
        trains=chance.between(*TRAINS.get(kind, (0.85, 1.0))),
        notes=chance.between(0.85, 1.0),
    )


def _answers(chance: Chance, kind: Kind) -> dict[str, object]:
    """Return answers with which a plan begins at once."""
    pains = (2, 3) if kind is Kind.WORSENS else (3, 4, 5) if kind is not Kind.SKIPS else (2, 4, 6)
    days = tuple(chance.pick((("mon", "wed", "fri"), ("tue", "thu"), ("mon", "tue", "thu", "sat"))))
    return {
        "age": int(chance.between(25, 64)),
        "flags": {},
        "readiness": [],
        "pain_week": chance.pick(pains),
        "pain_duration": chance.pick(("6_to_12_weeks", "over_12_weeks")),
        "first_episode": False,
        "activity_score": chance.pick((4, 5, 6)),
        "sitting_hours": chance.pick((5, 7, 9)),
        "steps": chance.pick((2500, 4000, 5500, 7500)),
        "strength_trained": chance.happens(0.2),
        "joints": chance.pick(([], [], [], ["knee"], ["hip"], ["wrist_shoulder"])),
        "kit": chance.pick((["step", "band", "weights", "mat"], ["mat"], [])),
        "minutes": chance.pick((5, 12, 25)),
        "training_days": [one for one in WEEKDAYS if one in days],
    }
