"""The diary file: a whole diary as one JSON file that its owner keeps.

Reads: facts as the diary opens them; the bytes of a file.
Returns: bytes, the same for the same facts; facts, or a `DiaryFileError` before anything is saved.

Facts stay raw on both ways: what this release does not understand leaves and returns unchanged.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from inspect import get_annotations
from typing import TypeAlias

from backplan.core.answers import KEYS
from backplan.core.errors import InvalidValueError
from backplan.core.facts import Fact, parse_fact
from backplan.core.fields import Fields
from backplan.core.history import check_fact
from backplan.core.reviews import Review, Swap
from backplan.core.rulebook import Rulebook
from backplan.core.sessions import CheckIn, ItemDone, SessionDone, SetDone
from backplan.diary.file_text import DiaryFileError, FileText
from backplan.diary.sealing import MAX_PLAIN_BYTES

RawFact: TypeAlias = Mapping[str, object]
"""A fact as a diary opens it and a file holds it."""
FORMAT = "backplan-diary"
VERSION = 1
MAX_BYTES = 10 * 1024 * 1024
MAX_FACTS = 100_000
MAX_DEPTH = 8
"""Levels of lists and objects: the file is the first, a set of a session the last."""
_AT = re.compile(
    r"(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII
)
_PLACE = re.compile(r"\[\d+\]\Z", re.ASCII)
_READ_AS = (Fact, SessionDone, ItemDone, SetDone, CheckIn, Review, Swap)
_KNOWN_KEYS = {
    *KEYS,
    *(name for kind in _READ_AS for name in get_annotations(kind)),
    *("v", "date", "source", "days", "asked", "about"),
}
_NOT_OURS = "this is not a diary file of backplan"


def write_diary_file(facts: Iterable[RawFact]) -> bytes:
    """Return a diary file of *facts*, one a line, by instant, then id.

    Args:
        facts: What `Diary.facts` opened, also what cannot be read here.
    """
    lines = ",\n".join(f"    {as_text(fact)}" for fact in sorted(facts, key=in_time))
    listed = f"[\n{lines}\n  ]" if lines else "[]"
    text = f'{{\n  "format": "{FORMAT}",\n  "version": {VERSION},\n  "facts": {listed}\n}}\n'
    # Half a surrogate pair has no UTF-8; written as an escape it is read back the same.
    return text.encode("utf-8", "backslashreplace")


def read_diary_file(content: bytes, rulebook: Rulebook) -> tuple[RawFact, ...]:
    """Return the facts in a diary file as they stand in it, each id once.

    Args:
        content: The file.
        rulebook: Says which red flags and exercises there are.

    Raises:
        DiaryFileError: It is not a diary file, too large, or holds something that no diary does.
    """
    if len(content) > MAX_BYTES:
        raise DiaryFileError(1, "the file is larger than 10 MiB")
    facts: dict[str, RawFact] = {}
    for number, (line, raw) in enumerate(_listed(content), start=1):
        try:
            fact = _checked(raw, rulebook)
        except InvalidValueError as error:
            reason = f"fact {number}: {_known_part(error.key)}allowed is {error.allowed}"
            raise DiaryFileError(line, reason) from None
        known = facts.setdefault(str(fact["id"]), fact)
        if known is not fact and as_text(known) != as_text(fact):
            raise DiaryFileError(line, f"fact {number}: an earlier one has its id and differs")
    return tuple(facts.values())


def as_text(fact: RawFact) -> str:
    """Return *fact* as a diary file writes it; facts that say the same are the same text."""
    # Two halves of one character, kept apart in memory, are one as soon as they are read back.
    same = json.loads(json.dumps(dict(fact), allow_nan=False))
    return json.dumps(same, ensure_ascii=False, sort_keys=True)


def in_time(fact: RawFact) -> tuple[datetime, str]:
    """Return the place of *fact* among others: its instant, then its id; without one, first."""
    try:
        at = Fields(fact).instant("at")
    except InvalidValueError:
        at = datetime.min.replace(tzinfo=UTC)
    return at, str(fact.get("id"))


def _listed(content: bytes) -> list[tuple[int, object]]:
    """Return each fact of a file with its line; the file says that it is one, and of which form."""
    text = FileText(content)
    said: dict[str, tuple[int, object]] = {}
    facts: list[tuple[int, object]] | None = None
    for key, line in text.entries():
        if key == "facts" and text.next_is_list():
            facts = _facts(text)
        elif key in ("format", "version"):
            said[key] = (line, text.value(0))
        else:
            raise DiaryFileError(line, f"{_NOT_OURS}: allowed is format, version and a list facts")
    text.end()
    _check_form(said)
    if facts is None:
        raise DiaryFileError(1, f"{_NOT_OURS}: the list facts is missing")
    return facts


def _facts(text: FileText) -> list[tuple[int, object]]:
    """Return the list of facts that comes next."""
    facts: list[tuple[int, object]] = []
    for line, raw in text.items(MAX_DEPTH - 2):
        if len(facts) == MAX_FACTS:
            raise DiaryFileError(line, f"there are more than {MAX_FACTS} facts")
        facts.append((line, raw))
    return facts


def _check_form(said: Mapping[str, tuple[int, object]]) -> None:
    """Refuse a file of another format or version."""
    line, form = said.get("format", (1, None))
    if form != FORMAT:
        raise DiaryFileError(line, f'{_NOT_OURS}: format has to be "{FORMAT}"')
    line, version = said.get("version", (1, None))
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise DiaryFileError(line, f"version has to be {VERSION}")
    if version > VERSION:
        raise DiaryFileError(line, "the file was made by a newer release of backplan")


def _checked(raw: object, rulebook: Rulebook) -> RawFact:
    """Return the fact *raw* as it is, where a diary can keep it and its kind can read it."""
    given = Fields(raw)
    fact = parse_fact(raw)
    if not _AT.fullmatch(given.text("at", 40)):
        allowed = "a date and time with its offset, such as 2026-11-02T08:30:00+01:00, before 2200"
        raise InvalidValueError("at", None, allowed)
    check_fact(fact, rulebook)
    kept = {key: given.value(key, "") for key in given.keys()}
    sealed = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    size = len(sealed.encode("utf-8", "surrogatepass"))
    if size > MAX_PLAIN_BYTES:
        raise InvalidValueError("", size, f"at most {MAX_PLAIN_BYTES} bytes")
    return kept


def _known_part(path: str) -> str:
    """Return the *path* of a value as far as every diary has it: the rest is the visitor's own."""
    known: list[str] = []
    for part in path.split("."):
        if _PLACE.sub("", part) not in _KNOWN_KEYS:
            break
        known.append(part)
    return ".".join(known) + ": " if known else ""
