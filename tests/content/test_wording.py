"""What backplan may not say, wherever in data/ it would stand."""

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise

import pytest

from backplan.content import FOLDER

PROMISES = ("fixes", "cures", "proven", "guarantee", "switched off")
FILES = [path for path in sorted(FOLDER.rglob("*.toml")) if path.name != "sources.toml"]
TOLD = ("text", "reason", "why", "intro", "help", "advice")

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def strings(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every string in *value* with the key that it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for one in value:
            yield from strings(one, key)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from strings(one, name)


def said(path: object) -> list[tuple[str, str]]:
    return list(strings(tomllib.loads(path.read_text(encoding="utf-8"))))  # type: ignore[attr-defined]


@every_file
def test_no_file_promises_what_the_evidence_does_not(path: object) -> None:
    found = [
        (word, text)
        for _, text in said(path)
        for word in PROMISES
        if re.search(rf"\b{word}", text, re.IGNORECASE)
    ]

    assert found == []


@every_file
def test_what_the_visitor_is_told_is_whole_sentences(path: object) -> None:
    told = [text for key, text in said(path) if key in TOLD and not text.isdigit()]

    assert [text for text in told if not text.rstrip(")").endswith((".", "?"))] == []


@every_file
def test_no_text_is_empty_or_padded(path: object) -> None:
    assert [text for _, text in said(path) if text != text.strip() or not text] == []


@every_file
def test_no_text_has_a_word_twice_in_a_row(path: object) -> None:
    for _, text in said(path):
        words = text.lower().split()

        assert [one for one, after in pairwise(words) if one == after] == []
