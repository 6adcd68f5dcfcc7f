"""The two JSON Schemas, ready to judge."""

import json
from functools import cache

from jsonschema import Draft202012Validator, FormatChecker

from backplan.content import FOLDER


@cache
def schema(name: str) -> Draft202012Validator:
    """Return the validator of data/schema/*name*.schema.json, formats checked."""
    path = FOLDER / "schema" / f"{name}.schema.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(raw)
    return Draft202012Validator(raw, format_checker=FormatChecker(["date"]))


def objects(part: object) -> list[dict[str, object]]:
    """Return every object in a schema, itself first."""
    if isinstance(part, dict):
        return [part, *(one for value in part.values() for one in objects(value))]
    if isinstance(part, list):
        return [one for value in part for one in objects(value)]
    return []
