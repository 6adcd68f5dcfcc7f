"""Whether the content fits together: every name that one file uses stands in another.

Reads: a rulebook whose files were each found right. Raises: `ContentError` with the file and name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from backplan.core.catalogue import NEEDED_KIT
from backplan.core.errors import ContentError
from backplan.core.evidence import Source
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER
from backplan.core.safety_rules import StartLevel


def check_references(rulebook: Rulebook) -> None:
    """Refuse a rulebook that names a source, exercise, ladder or question that is not there."""
    for name, value in _by_file(rulebook):
        _check_sources(name, value, rulebook.sources)
    for where, names, known in _references(rulebook):
        for name in names:
            if name not in known:
                raise ContentError(f"{where}: {name!r} is not there; known: {', '.join(known)}")
    _check_complete(rulebook)


def _check_complete(rulebook: Rulebook) -> None:
    """Refuse a rulebook that leaves out a level, kit that exercises need, or a question."""
    routine = rulebook.routine
    levels = [f"levels.{level}" for level in StartLevel if level not in routine.levels]
    for missing in (*levels, *(f"kit.{kit}" for kit in NEEDED_KIT if kit not in routine.kit)):
        raise ContentError(f"rules/routine.toml: {missing} is missing")
    for_everybody = (one for one in rulebook.catalogue.rungs(SETTLE_LADDER) if not one.limits)
    if rulebook.withheld.issuperset(one.id for one in for_everybody):
        raise ContentError(
            "host.toml: withheld_exercises: it leaves no gentle move that everybody may do; "
            "to stop all exercises set plans_paused"
        )
    asked = [one for screen in rulebook.quiz.screens for one in (*screen.flags, *screen.readiness)]
    told = {key for key, flag in rulebook.red_flags.items() if flag.derived}
    for name in (*rulebook.red_flags, *rulebook.readiness):
        times = asked.count(name)
        if times > 1 or (times == 0 and name not in told and name != "ER09"):
            raise ContentError(f"quiz.toml: {name} is asked {times} times, allowed is once")


def _by_file(rulebook: Rulebook) -> Iterator[tuple[str, object]]:
    """Yield each content file whose statements carry sources, with what it became."""
    yield "ladders.toml", rulebook.catalogue.ladders
    yield "red_flags.toml", rulebook.red_flags
    yield "readiness.toml", rulebook.readiness
    yield "numbers.toml", (rulebook.numbers, rulebook.fallback)
    yield "learn.toml", rulebook.topics
    for part in (
        *("triage", "levels", "routine", "goals"),
        *("adaptation", "escalation", "progress"),
    ):
        yield f"rules/{part}.toml", getattr(rulebook, part)
    for exercise in rulebook.catalogue.exercises.values():
        yield f"exercises/{exercise.id}.toml", exercise


def _references(rulebook: Rulebook) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield where names stand, the names, and what they may be."""
    flags, exercises = tuple(rulebook.red_flags), tuple(rulebook.catalogue.exercises)
    ladders, readiness = tuple(rulebook.catalogue.ladders), tuple(rulebook.readiness)
    routine = rulebook.routine
    for exercise in rulebook.catalogue.exercises.values():
        yield f"exercises/{exercise.id}.toml: ladder", (exercise.ladder,), ladders
    for flag in rulebook.red_flags.values():
        others = tuple(one for combined in flag.combinations for one in combined.with_any)
        yield f"red_flags.toml: {flag.id}.combinations", others, flags
    for exercise in rulebook.catalogue.exercises.values():
        found = tuple(one.finding for one in exercise.limits if one.finding is not None)
        yield f"exercises/{exercise.id}.toml: limits.finding", found, (*flags, *readiness)
    yield "rules/triage.toml: T3.flags", rulebook.triage.T3.flags, flags
    yield "rules/triage.toml: T5", rulebook.triage.T5.walking_if_sole, flags
    yield "rules/triage.toml: E9.flags", tuple(rulebook.triage.E9.flags.values()), flags
    yield "rules/triage.toml: T8.flags", rulebook.triage.T8.flags, flags
    yield "rules/levels.toml: L5.readiness", (rulebook.levels.L5.readiness,), readiness
    yield "rules/levels.toml: L7.except_sole", rulebook.levels.L7.except_sole, flags
    for plan in routine.levels.values():
        yield f"rules/routine.toml: levels.{plan.id}.rungs", plan.rungs, exercises
        yield f"rules/routine.toml: levels.{plan.id}.always", plan.always, ladders
    for half in routine.split:
        yield "rules/routine.toml: split", half, ladders
    yield "rules/routine.toml: short.turns", routine.short.turns, ladders
    for raised in routine.raised:
        yield "rules/routine.toml: raised", (raised.rung, raised.instead), exercises
    yield "host.toml: withheld_exercises", tuple(sorted(rulebook.withheld)), exercises
    yield from _weekly_references(rulebook)
    for screen in rulebook.quiz.screens:
        yield f"quiz.toml: {screen.id}.flags", screen.flags, flags
        yield f"quiz.toml: {screen.id}.checked", screen.checked, screen.flags
        yield f"quiz.toml: {screen.id}.readiness", screen.readiness, readiness
        yield f"quiz.toml: {screen.id}.keys", screen.keys, tuple(rulebook.quiz.questions)


def _weekly_references(
    rulebook: Rulebook,
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield the same for the rules of what changes from week to week."""
    for row in rulebook.adaptation.purposes:
        yield "rules/adaptation.toml: purposes", row, tuple(rulebook.catalogue.ladders)
    for skip in rulebook.adaptation.skips:
        exercises = tuple(rulebook.catalogue.exercises)
        yield "rules/adaptation.toml: skips", (skip.rung, skip.instead), exercises
    flag = rulebook.escalation.E8.flag
    yield "rules/escalation.toml: E8.flag", (flag,), tuple(rulebook.red_flags)


def _check_sources(file: str, content: object, known: Mapping[str, Source]) -> None:
    """Refuse a statement that rests on no source, or on one that is not listed."""
    for value in _statements(content):
        sources: tuple[str, ...] = getattr(value, "sources", ())
        name = getattr(value, "id", type(value).__name__)
        if not sources:
            raise ContentError(f"{file}: {name}.sources is empty, allowed is at least one source")
        for source in sources:
            if source not in known:
                raise ContentError(f"{file}: {name}.sources: {source!r} is not in sources.toml")


def _statements(value: object) -> Iterator[object]:
    """Yield everything inside *value* that carries sources."""
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for one in value:
            yield from _statements(one)
    elif is_dataclass(value):
        if hasattr(value, "sources"):
            yield value
        for field in fields(value):
            yield from _statements(getattr(value, field.name))
