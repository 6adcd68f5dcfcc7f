"""Who comes to each start level, and what of tags, kit and findings can matter there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain, combinations, product

from backplan.core.answers import JOINTS, KIT_ASKED, Answers, PainDuration
from backplan.core.assessment import assess
from backplan.core.catalogue import Exercise, Kit, Tag
from backplan.core.red_flags import FlagAnswer
from backplan.core.rulebook import Rulebook
from backplan.core.safety_rules import StartLevel
from backplan.proof.bounds import Setting, ages, level_pains
from backplan.proof.expected import FLAGS, READINESS, TAGS, WEEKS
from backplan.proof.expected_plans import BY_FINDING
from backplan.proof.level_block import abilities
from backplan.proof.sayings import Saying, answered, pregnancy_weeks
from backplan.proof.world import World

PAIR = 2


@dataclass(frozen=True, slots=True)
class Start:
    """Somebody whom the rules put on one level, cleared long enough ago for L7 to have ended."""

    level: StartLevel
    person: Answers


def starts(world: World) -> tuple[Start, ...]:
    """Return, for each level, the youngest with the least pain and the oldest with the most."""
    cleared = world.today - timedelta(days=world.rulebook.levels.L7.days)
    by_level: dict[StartLevel, list[Answers]] = {}
    for pain, age in product(level_pains(world.rulebook), ages(world.rulebook)):
        setting = Setting(age, pain, False, PainDuration.OVER_12_WEEKS, cleared)  # noqa: FBT003
        for able in abilities(world):
            person = able.on(setting.on(world.plain))
            level = assess(person, world.rulebook, today=world.today).start_level
            if able.stands_up and level is not None:
                by_level.setdefault(level, []).append(person)
    return tuple(
        Start(level, person) for level, people in by_level.items() for person in _ends(people)
    )


def kits(start: Start, rulebook: Rulebook) -> tuple[frozenset[Kit], ...]:
    """Return the sets of kit to cross: what the level's exercises need; the rest all or none.

    Kit without a rule (a mat) keeps nothing away, and is there when the rest is.
    """
    needed = {kit for one in _in_reach(start.level, rulebook) for kit in one.kit}
    read = [kit for kit in KIT_ASKED if kit in needed and kit in rulebook.routine.kit]
    rest = frozenset(KIT_ASKED) - set(read)
    ends = [rest, frozenset[Kit]()] if rest & rulebook.routine.kit.keys() else [rest]
    return tuple(some | more for some in _subsets(read) for more in ends)


def people(start: Start, kit: frozenset[Kit], world: World) -> Iterator[Answers]:
    """Yield the person with every combination of tags, and of findings that matter there.

    The bounded form takes them alone and in pairs.
    """
    rulebook = world.rulebook
    at_most = PAIR if world.quick else len(Tag) + len(rulebook.red_flags)
    base = replace(start.person, kit=kit)
    in_reach = _in_reach(start.level, rulebook)
    findings = sorted({one for exercise in in_reach for one in _findings(exercise)})
    ways: list[tuple[tuple[Saying, ...], ...]] = [_ways(tag, rulebook) for tag in Tag]
    ways += [((), (_plainly(one),)) for one in findings]
    for some in product(*ways):
        said = tuple(chain.from_iterable(some))
        if len(said) <= at_most:
            yield answered(base, said)


def _subsets(values: Sequence[Kit]) -> Iterator[frozenset[Kit]]:
    """Yield every subset."""
    for size in range(len(values) + 1):
        yield from (frozenset(some) for some in combinations(values, size))


def _ends(people: Sequence[Answers]) -> tuple[Answers, ...]:
    """Return the first and the last."""
    return (people[0], people[-1])


def _in_reach(level: StartLevel, rulebook: Rulebook) -> tuple[Exercise, ...]:
    """Return what the level starts on, everything easier, and what may stand in."""
    every, routine = rulebook.catalogue.exercises, rulebook.routine
    asked = [every[rung] for rung in routine.levels[level].rungs]
    instead = [every[one.instead] for one in routine.raised]
    tops = {one.ladder: one.rung for one in sorted((*asked, *instead), key=lambda one: one.rung)}
    ladders = {one.ladder for one in asked}
    return tuple(
        one for one in every.values() if one.ladder in ladders and one.rung <= tops[one.ladder]
    )


def _findings(exercise: Exercise) -> set[str]:
    """Return the flags and items that keep *exercise* away without a tag."""
    told = {finding for finding, away in BY_FINDING.items() if exercise.id in away}
    return told | {limit.finding for limit in exercise.limits if limit.finding is not None}


def _ways(tag: Tag, rulebook: Rulebook) -> tuple[tuple[Saying, ...], ...]:
    """Return the ways to be without and with *tag*, by the mildest row that brings it alone."""
    if tag in JOINTS:
        return ((), (Saying(row=tag.value),))
    rows = [row for row, tags in TAGS.items() if tags == {tag}]
    row = min(rows, key={**FLAGS, **READINESS}.__getitem__)
    if row not in WEEKS:
        return ((), (_plainly(row),))
    weeks = [{}, *({WEEKS[row]: week} for week in pregnancy_weeks(rulebook))]
    return ((), *((Saying(row=row, answer=FlagAnswer.YES, details=one),) for one in weeks))


def _plainly(row: str) -> Saying:
    """Return a yes to *row*."""
    return Saying(row=row, answer=FlagAnswer.YES if row in FLAGS else None)
