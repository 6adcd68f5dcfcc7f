"""The exercise catalogue: ladders of rungs, and what keeps a rung from a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from backplan.core.evidence import Review
from backplan.core.figure import Figure, Motion


class Tag(StrEnum):
    """Something about a person that excludes, caps or adapts exercises."""

    BP = "bp"
    PRESSURE = "pressure"
    BALANCE = "balance"
    KNEE = "knee"
    HIP = "hip"
    WRIST_SHOULDER = "wrist_shoulder"
    NO_FLOOR = "no_floor"
    OSTEOPOROSIS = "osteoporosis"
    PREGNANT = "pregnant"


class Kit(StrEnum):
    """What an exercise needs; a chair, a wall and a worktop are assumed to be there."""

    CHAIR = "chair"
    WALL = "wall"
    WORKTOP = "worktop"
    STEP = "step"
    BAND = "band"
    WEIGHTS = "weights"
    MAT = "mat"


NEEDED_KIT = (Kit.STEP, Kit.BAND, Kit.WEIGHTS)
"""Kit without which an exercise cannot be done; a missing mat keeps nothing away."""


class Position(StrEnum):
    """How the body starts."""

    STANDING = "standing"
    SITTING = "sitting"
    ON_BACK = "on_back"
    ON_SIDE = "on_side"
    FACE_DOWN = "face_down"
    HANDS_AND_KNEES = "hands_and_knees"


class Tempo(NamedTuple):
    """Seconds that the parts of a repetition take: there, a pause or a hold, and back."""

    there_s: int
    pause_s: int
    back_s: int

    @property
    def whole_s(self) -> int:
        """Return the seconds of one repetition."""
        return sum(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much the first time on a rung: one of `reps`, `hold_s` or `minutes`, each low to high.

    Attributes:
        sets: Fewest and most sets.
        reps: Repetitions a set, per side where `per_side`.
        hold_s: Seconds a hold.
        minutes: Minutes, for the few settle items that are counted so.
        per_side: Whether each side does all of it.
        rep_hold_s: Seconds to hold inside every repetition, where there is such a hold.
        there_s: Seconds from the start of a repetition to its end.
        pause_s: Seconds to stay there, where that is no hold.
        back_s: Seconds back to the start.
    """

    sets: tuple[int, int]
    reps: tuple[int, int] | None = None
    hold_s: tuple[int, int] | None = None
    minutes: tuple[int, int] | None = None
    per_side: bool = False
    rep_hold_s: int | None = None
    there_s: int | None = None
    pause_s: int | None = None
    back_s: int | None = None

    def __post_init__(self) -> None:
        """Refuse a dose that says nothing, or two things, or low above high."""
        amounts = [band for band in (self.reps, self.hold_s, self.minutes) if band is not None]
        if len(amounts) != 1:
            message = "a dose has exactly one of reps, hold_s, minutes"
            raise ValueError(message)
        for low, high in (self.sets, *amounts):
            if not 1 <= low <= high:
                message = "a dose runs from low to high, from 1"
                raise ValueError(message)
        ends = (self.pause_s, self.rep_hold_s)
        told = [self.there_s, *(one for one in ends if one is not None), self.back_s]
        if self.reps is not None and (len(told) != len(Tempo._fields) or not all(told)):
            message = "a dose in reps has there_s, back_s and one of pause_s, rep_hold_s"
            raise ValueError(message)
        if self.reps is None and told != [None, None]:
            message = "only a dose in reps has there_s, back_s, pause_s or rep_hold_s"
            raise ValueError(message)

    @property
    def tempo(self) -> Tempo:
        """Return how long each part of a repetition takes; 0 where there are none."""
        return Tempo(self.there_s or 0, self.rep_hold_s or self.pause_s or 0, self.back_s or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What a tag or a single answer does to an exercise: leave it out, or cap its hold.

    Attributes:
        tag: The tag that brings the limit; one of `tag` and `finding` is there.
        finding: The red flag or readiness item that brings it, where no tag stands for that.
        reason: Why, in words for the visitor.
        sources: Ids of sources.
        max_hold_s: Longest hold in seconds; None leaves the exercise out.
        for_weeks: Weeks from the first programme after which the limit ends; None never ends.
        from_pregnancy_week: First week of pregnancy to which the limit applies.
    """

    tag: Tag | None = None
    finding: str | None = None
    reason: str
    sources: tuple[str, ...]
    max_hold_s: int | None = None
    for_weeks: int | None = None
    from_pregnancy_week: int | None = None

    def __post_init__(self) -> None:
        """Refuse a limit that nothing brings, or two things."""
        if (self.tag is None) == (self.finding is None):
            message = "a limit has one of tag and finding"
            raise ValueError(message)

    @property
    def id(self) -> str:
        """Return the tag, or the id of the flag or readiness item, that brings the limit."""
        return self.tag or self.finding or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    """How somebody with a tag does an exercise that stays allowed."""

    tag: Tag
    advice: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One rung of a ladder, or one settle item.

    Attributes:
        id: Ladder and rung: ``SQ3``; settle items are ``ST1`` to ``ST8``.
        name: Plain name.
        other_names: What else people call it; the catalogue finds it by these too.
        ladder: Id of its ladder.
        rung: 1 is the gentlest.
        trains: Parts of the body, in plain words.
        position: How the body starts.
        on_floor: Whether one has to get down to the floor.
        kit: What it needs.
        steps: What to do, in order.
        cues: Two short phrases to keep in mind.
        mistakes: Two things that often go wrong.
        dose: The first dose on this rung.
        sources: Ids of sources.
        review: Who wrote and checked it.
        limits: What tags forbid or cap.
        adaptations: What tags change about the way it is done.
        max_usual_pain_nrs: Locked while usual pain (0-10) is above this.
        below_age: Only for people younger than this many years.
        source_note: What backplan's own source says of this exercise, where it names it.
        figure: How it is drawn; None where there is no drawing yet.
    """

    id: str
    name: str
    other_names: tuple[str, ...] = ()
    ladder: str
    rung: int
    trains: tuple[str, ...]
    position: Position
    on_floor: bool = False
    kit: tuple[Kit, ...] = ()
    steps: tuple[str, ...]
    cues: tuple[str, str]
    mistakes: tuple[str, str]
    dose: Dose
    sources: tuple[str, ...]
    review: Review
    limits: tuple[Limit, ...] = ()
    adaptations: tuple[Adaptation, ...] = ()
    max_usual_pain_nrs: int | None = None
    below_age: int | None = None
    source_note: str | None = None
    figure: Figure | None = None

    def __post_init__(self) -> None:
        """Refuse a drawing that goes there and back without the tempo of a repetition."""
        returns = self.figure is not None and self.figure.motion is Motion.THERE_AND_BACK
        if returns and self.dose.reps is None:
            message = "a figure that goes there and back needs a dose in reps"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """A family of exercises from very gentle to hard.

    Attributes:
        id: Two letters, ``SQ``.
        name: Plain name.
        trains: What it trains, in plain words.
        why: Why it is in a plan for a back that sits all day; one or two sentences.
        sources: Ids of sources.
    """

    id: str
    name: str
    trains: str
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All exercises by id, in ladder and rung order, and the ladders by id."""

    exercises: Mapping[str, Exercise]
    ladders: Mapping[str, Ladder]

    def rungs(self, ladder: str) -> tuple[Exercise, ...]:
        """Return the rungs of *ladder*, gentlest first; empty for an unknown ladder."""
        rungs = (one for one in self.exercises.values() if one.ladder == ladder)
        return tuple(sorted(rungs, key=lambda one: one.rung))
