"""Invariant 5: whether a routine fits the person, read straight from exercises and evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from backplan.core.answers import KIT_ASKED, Answers
from backplan.core.catalogue import Exercise, Kit, Limit, Tag
from backplan.core.programme import Programme
from backplan.core.rulebook import Rulebook
from backplan.proof import expected_plans
from backplan.proof.expected import TAGS, said
from backplan.proof.failure import BrokenError


@dataclass(frozen=True, slots=True)
class Fit:
    """What a first week may not hold.

    Attributes:
        away: Why an exercise is kept away, by its id.
        caps: The longest hold in seconds, by exercise.
    """

    away: dict[str, str]
    caps: dict[str, int]


def tags_of(answers: Answers) -> frozenset[Tag]:
    """Return the tags that the answers bring, by evidence 1.4 and 9.4."""
    rows = {*said(answers), *answers.readiness} - ({"ER09"} if answers.joints else set())
    return answers.joints.union(*(TAGS[row] for row in rows if row in TAGS))


def fit(answers: Answers, rulebook: Rulebook) -> Fit:
    """Return what the exercises' own limits and the evidence leave out or cap."""
    tags = tags_of(answers)
    away = dict.fromkeys(expected_plans.kept_away(answers, tags), "by the evidence")
    capped = not tags.isdisjoint(expected_plans.CAPPED)
    missing = {kit for kit in KIT_ASKED if kit is not Kit.MAT} - answers.kit
    caps = {}
    for one in rulebook.catalogue.exercises.values():
        limits = list(_limits(one, answers, tags))
        holds = [limit.max_hold_s for limit in limits if limit.max_hold_s is not None]
        if capped:
            holds.append(expected_plans.HOLD_S)
        if holds:
            caps[one.id] = min(holds)
        if any(limit.max_hold_s is None for limit in limits):
            away[one.id] = "by a limit of its own"
        elif not missing.isdisjoint(one.kit):
            away[one.id] = "for want of kit"
        elif one.max_usual_pain_nrs is not None and answers.pain_nrs > one.max_usual_pain_nrs:
            away[one.id] = "by usual pain"
        elif one.below_age is not None and answers.age >= one.below_age:
            away[one.id] = "by age"
    return Fit(away, caps)


def hold_fitting(answers: Answers, plan: Programme, fits: Fit) -> None:
    """Hold invariant 5 for one programme."""
    if not plan.sessions or not all(one.items for one in plan.sessions):
        raise BrokenError(5, "a session is empty", answers)
    for item in chain.from_iterable(one.items for one in plan.sessions):
        name = item.exercise.id
        if name in fits.away:
            raise BrokenError(5, f"{name} is kept away {fits.away[name]}", answers)
        if item.hold_s is not None and max(item.hold_s) > fits.caps.get(name, max(item.hold_s)):
            raise BrokenError(5, f"{name} is held for {max(item.hold_s)} s", answers)


def _limits(exercise: Exercise, answers: Answers, tags: frozenset[Tag]) -> Iterator[Limit]:
    """Yield the limits that hold in a first week, whatever weeks they last."""
    weeks = answers.flag_details.get("RF26", {}).get("weeks")
    findings = answers.readiness.union(answers.flags)
    for limit in exercise.limits:
        since = limit.from_pregnancy_week
        late = since is None or weeks is None or weeks >= since
        if late and (limit.tag in tags or limit.finding in findings):
            yield limit
