"""Load data/*.toml into the core's rulebook, once; refuse a wrong file naming file, key and fix."""

import functools
import hashlib
import json
import tomllib
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from backplan.core.adaptation_rules import AdaptationRules
from backplan.core.catalogue import NEEDED_KIT, Catalogue, Exercise, Ladder
from backplan.core.errors import ContentError
from backplan.core.escalation_rules import EscalationRules, ProgressRules
from backplan.core.evidence import Review, Source
from backplan.core.host import Host
from backplan.core.plan_rules import GoalRules, RoutineRules
from backplan.core.red_flags import ReadinessItem, RedFlag
from backplan.core.rulebook import Numbers, Quiz, Rulebook
from backplan.core.safety_rules import LevelRules, StartLevel, TriageRules

FOLDER = Path(__file__).parent.parent / "data"
HOST_FILE = "host.toml"
Value = TypeVar("Value")
"""A core type that a table of a content file becomes."""


class _Strict(BaseModel):
    """Every key of a content file is one that the core knows."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@functools.cache
def load_rulebook(folder: Path = FOLDER) -> Rulebook:
    """Return everything in *folder*, checked.

    Raises:
        ContentError: A file is missing or wrong; the message names file, key, value and the fix.
    """
    files = _Files(folder)
    exercises = files.exercises()
    numbers = files.rows("numbers.toml", Numbers)
    if "fallback" not in numbers:
        raise ContentError("numbers.toml: [fallback] is missing; it serves every other country")
    rulebook = Rulebook(
        sources=files.rows("sources.toml", Source),
        red_flags=files.rows("red_flags.toml", RedFlag),
        readiness=files.rows("readiness.toml", ReadinessItem),
        triage=files.rules("rules/triage.toml", TriageRules),
        levels=files.rules("rules/levels.toml", LevelRules),
        routine=files.rules("rules/routine.toml", RoutineRules),
        goals=files.rules("rules/goals.toml", GoalRules),
        adaptation=files.rules("rules/adaptation.toml", AdaptationRules),
        escalation=files.rules("rules/escalation.toml", EscalationRules),
        progress=files.rules("rules/progress.toml", ProgressRules),
        catalogue=Catalogue(
            exercises={one.id: one for one in exercises},
            ladders=files.rows("ladders.toml", Ladder),
        ),
        quiz=files.table("quiz.toml", Quiz),
        numbers={key: row for key, row in numbers.items() if key != "fallback"},
        fallback=numbers["fallback"],
        reviews=files.reviews,
        # Last, because only by now every file has been read.
        version=files.version(),
    )
    _check_references(rulebook)
    return rulebook


@functools.cache
def load_host(folder: Path = FOLDER) -> Host:
    """Return what the host has set in *folder*; a missing file sets nothing.

    Raises:
        ContentError: The file is wrong; the message names file, key, value and the fix.
    """
    try:
        raw = tomllib.loads((folder / HOST_FILE).read_bytes().decode())
    except FileNotFoundError:
        return Host()
    except OSError as error:
        raise ContentError(f"{HOST_FILE}: the file cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{HOST_FILE}: this is not TOML: {error}") from None
    return _checked(HOST_FILE, Host, raw)


class _Files:
    """The content files of one folder, read once each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._digest = hashlib.sha256()
        self.reviews: dict[str, Review] = {}

    def version(self) -> str:
        """Return a short word that changes whenever a content file does."""
        return self._digest.hexdigest()[:12]

    def rows(self, name: str, kind: type[Value]) -> dict[str, Value]:
        """Return each table of the file *name* as a *kind*, under the table's own name."""
        raw = self._read(name)
        with_id = "id" in {field.name for field in fields(kind)}  # type: ignore[arg-type]
        tables = {key: _with_id(name, key, raw[key]) for key in raw} if with_id else raw
        rows: dict[str, Value] = _checked(name, dict[str, kind], tables)  # type: ignore[valid-type]
        return rows

    def table(self, name: str, kind: type[Value]) -> Value:
        """Return the whole file *name* as one *kind*."""
        return _checked(name, kind, self._read(name))

    def rules(self, name: str, kind: type[Value]) -> Value:
        """Return the whole file *name* as one *kind*; every table with words is a rule."""
        return _checked(name, kind, _with_ids(name, self._read(name)))

    def exercises(self) -> tuple[Exercise, ...]:
        """Return every exercise, one file each, in ladder and rung order."""
        loaded = []
        for path in sorted((self._folder / "exercises").glob("*.toml")):
            name = f"exercises/{path.name}"
            raw = self._read(name, keep_review=True)
            exercise = _checked(name, Exercise, raw)
            if exercise.id != path.stem or exercise.id != f"{exercise.ladder}{exercise.rung}":
                raise ContentError(
                    f"{name}: id is {exercise.id!r}, allowed is the name of the file: "
                    "its ladder and its rung"
                )
            loaded.append(exercise)
        return tuple(sorted(loaded, key=lambda one: (one.ladder, one.rung)))

    def _read(self, name: str, *, keep_review: bool = False) -> dict[str, Any]:
        """Return the tables of a file; its review is set aside unless the file keeps it."""
        try:
            text = (self._folder / name).read_bytes()
            raw = tomllib.loads(text.decode())
        except FileNotFoundError:
            raise ContentError(f"{name}: the file is missing") from None
        except OSError as error:
            raise ContentError(f"{name}: the file cannot be read: {error.strerror}") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ContentError(f"{name}: this is not TOML: {error}") from None
        self._digest.update(text)
        if "review" not in raw:
            raise ContentError(f"{name}: [review] is missing; it says who wrote and checked it")
        self.reviews[name] = _checked(name, Review, raw["review"], "review")
        if not keep_review:
            del raw["review"]
        return raw


def _with_id(name: str, key: str, table: object) -> object:
    """Return *table* with its own name as its id; anything but a table stays as it is."""
    if not isinstance(table, dict):
        return table
    if table.get("id", key) != key:
        raise ContentError(f"{name}: {key}.id is {table['id']!r}, allowed is the table's own name")
    return {"id": key, **table}


def _with_ids(name: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return *raw* with the id of every table that is a rule, at any depth."""
    done: dict[str, Any] = {}
    for key, value in raw.items():
        table = _with_ids(name, value) if isinstance(value, dict) else value
        is_rule = isinstance(table, dict) and "text" in table
        done[key] = _with_id(name, key, table) if is_rule else table
    return done


@functools.cache
def _model(kind: Hashable) -> type[BaseModel]:
    """Return the model that checks one *kind*; making it costs more than using it."""
    return create_model("File", __base__=_Strict, content=(cast("Any", kind), ...))


def _checked(name: str, kind: type[Value], raw: object, where: str = "") -> Value:
    """Return *raw* as a *kind*, or raise with the file, the key, the value and what is allowed."""
    try:
        # As JSON, because only there strict means: lists may be tuples, but "6" is no number.
        text = json.dumps({"content": raw}, default=str)
        model = _model(cast("Hashable", kind))
        value: Value = model.model_validate_json(text, strict=True).content  # type: ignore[attr-defined]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join([where, *(str(part) for part in first["loc"][1:])]).strip(".")
        words = first["msg"].removeprefix("Value error, ")
        if not key:  # A check of the whole file names the key itself.
            raise ContentError(f"{name}: {words}") from None
        given = "" if first["type"].startswith("missing") else f" is {_short(first['input'])}"
        raise ContentError(f"{name}: {key}{given}: {words}") from None
    return value


def _short(value: object) -> str:
    """Return *value* as it stands in the file, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004


def _check_references(rulebook: Rulebook) -> None:
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
