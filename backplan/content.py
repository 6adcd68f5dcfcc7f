"""Load data/*.toml into the core's rulebook, once; refuse a wrong file naming file, key and fix."""

import functools
import hashlib
import json
import tomllib
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from backplan.content_references import check_references
from backplan.core.adaptation_rules import AdaptationRules
from backplan.core.catalogue import Catalogue, Exercise, Ladder
from backplan.core.errors import ContentError
from backplan.core.escalation_rules import EscalationRules, ProgressRules
from backplan.core.evidence import Review, Source
from backplan.core.host import Host
from backplan.core.learning import Topic
from backplan.core.plan_rules import GoalRules, RoutineRules
from backplan.core.red_flags import ReadinessItem, RedFlag
from backplan.core.rulebook import Numbers, Quiz, Rulebook
from backplan.core.safety_rules import LevelRules, TriageRules

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
    withheld = frozenset(load_host(folder).withheld_exercises)
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
        topics=files.rows("learn.toml", Topic),
        numbers={key: row for key, row in numbers.items() if key != "fallback"},
        fallback=numbers["fallback"],
        reviews=files.reviews,
        # Last, because only by now every file has been read.
        version=files.version(withheld),
        withheld=withheld,
    )
    check_references(rulebook)
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

    def version(self, withheld: Iterable[str]) -> str:
        """Return a short word that changes whenever a content file does, or what is *withheld*."""
        self._digest.update("".join(sorted(withheld)).encode())
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
