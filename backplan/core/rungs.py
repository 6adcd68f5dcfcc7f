"""Decide which rung of a ladder a person may stand on: tags, kit, age and usual pain.

Reads: the catalogue, the person, and how many weeks the first programme has run.
Returns: `Choice` with the reasons for every rung that was passed over, or None.
"""

from dataclasses import dataclass

from backplan.core.answers import Answers
from backplan.core.catalogue import Exercise, Kit, Limit, Tag
from backplan.core.evidence import Reason
from backplan.core.rulebook import Rulebook

SETTLE_LADDER = "ST"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What decides about rungs.

    Attributes:
        age: Whole years.
        tags: What excludes, caps or adapts.
        findings: Ids of the red flags and readiness items that were answered.
        kit: What is at hand of the kit that is asked.
        usual_pain_nrs: Usual pain, 0 to 10.
        pregnancy_week: Week of pregnancy; None where unknown, and then every limit holds.
        week: Weeks since the first programme, 0 in its first week.
    """

    age: int
    tags: frozenset[Tag]
    findings: frozenset[str]
    kit: frozenset[Kit]
    usual_pain_nrs: int
    pregnancy_week: int | None = None
    week: int = 0

    @classmethod
    def of(cls, answers: Answers, tags: frozenset[Tag]) -> "Person":
        """Return the person who gave *answers* and carries *tags*, in the first week."""
        return cls(
            age=answers.age,
            tags=tags,
            findings=answers.readiness.union(answers.flags),
            kit=answers.kit,
            usual_pain_nrs=answers.pain_nrs,
            pregnancy_week=answers.flag_details.get("RF26", {}).get("weeks"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A rung, and why: what its ladder is for, then what kept harder rungs away."""

    exercise: Exercise
    reasons: tuple[Reason, ...]

    @property
    def ladder(self) -> str:
        """Return the id of its ladder."""
        return self.exercise.ladder


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldCap:
    """The longest hold in seconds, and why."""

    seconds: int
    reason: Reason


def choose(rung: str, person: Person, rulebook: Rulebook) -> Choice | None:
    """Return the rung to stand on when the level asks for *rung*; None where nothing is left.

    It walks down the ladder to the nearest rung that nothing keeps away, and never up, but for
    the rungs that the routine names as kinder in such a case (evidence 9.8).
    """
    catalogue, routine = rulebook.catalogue, rulebook.routine
    wanted = catalogue.exercises[rung]
    ladder = catalogue.ladders[wanted.ladder]
    reasons = [Reason(id=ladder.id, text=ladder.why, sources=ladder.sources)]
    against = obstacles(wanted, person, rulebook)
    if not against:
        return Choice(exercise=wanted, reasons=tuple(reasons))
    reasons += against
    for raised in routine.raised:
        instead = catalogue.exercises[raised.instead]
        by_tag = any(one.id == raised.tag for one in against)
        if raised.rung == rung and by_tag and not obstacles(instead, person, rulebook):
            return Choice(exercise=instead, reasons=(*reasons, raised.reason))
    for exercise in reversed(_below(wanted, rulebook)):
        if not obstacles(exercise, person, rulebook):
            return Choice(exercise=exercise, reasons=tuple(reasons))
    return None


def obstacles(exercise: Exercise, person: Person, rulebook: Rulebook) -> tuple[Reason, ...]:
    """Return what keeps *exercise* from *person* now; empty where nothing does."""
    routine = rulebook.routine
    found = [
        Reason(id=limit.id, text=limit.reason, sources=limit.sources)
        for limit in _applying(exercise, person)
        if limit.max_hold_s is None
    ]
    missing = [one for one in exercise.kit if one in routine.kit and one not in person.kit]
    found += [routine.kit[one].reason for one in missing]
    if exercise.below_age is not None and person.age >= exercise.below_age:
        found.append(routine.age.reason)
    most = exercise.max_usual_pain_nrs
    if most is not None and person.usual_pain_nrs > most:
        found.append(routine.usual_pain.reason)
    if exercise.id in rulebook.withheld:
        found.append(routine.withheld.reason)
    return tuple(found)


def hold_cap(exercise: Exercise, person: Person) -> HoldCap | None:
    """Return the tightest cap on the hold of *exercise* for *person*, or None."""
    caps = [
        HoldCap(
            seconds=limit.max_hold_s,
            reason=Reason(id=limit.id, text=limit.reason, sources=limit.sources),
        )
        for limit in _applying(exercise, person)
        if limit.max_hold_s is not None
    ]
    return min(caps, key=lambda cap: cap.seconds, default=None)


def _applying(exercise: Exercise, person: Person) -> tuple[Limit, ...]:
    """Return the limits that hold for *person* this week."""
    return tuple(
        limit
        for limit in exercise.limits
        if (limit.tag in person.tags or limit.finding in person.findings)
        and (limit.for_weeks is None or person.week < limit.for_weeks)
        and (
            limit.from_pregnancy_week is None
            or person.pregnancy_week is None
            or person.pregnancy_week >= limit.from_pregnancy_week
        )
    )


def _below(exercise: Exercise, rulebook: Rulebook) -> tuple[Exercise, ...]:
    """Return the easier rungs of the same ladder; settle items have none."""
    if exercise.ladder == SETTLE_LADDER:
        return ()
    rungs = rulebook.catalogue.rungs(exercise.ladder)
    return tuple(one for one in rungs if one.rung < exercise.rung)
