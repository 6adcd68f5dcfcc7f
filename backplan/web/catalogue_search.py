"""Find an exercise by a name, however it is written."""

import re

from backplan.core.catalogue import Catalogue, Exercise

SHORTEST_SEARCH = 2
"""Letters; one letter would find nearly everything."""


def find(words: str, catalogue: Catalogue) -> tuple[Exercise, ...] | None:
    """Return the exercises that go by *words*, those named just so first; None for too few."""
    wanted = _letters(words)
    if len(wanted) < SHORTEST_SEARCH:
        return None
    named = {
        key: [_letters(name) for name in (one.name, *one.other_names)]
        for key, one in catalogue.exercises.items()
    }
    found = [key for key, names in named.items() if any(wanted in name for name in names)]
    found.sort(key=lambda key: wanted not in named[key])
    return tuple(catalogue.exercises[key] for key in found)


def _letters(words: str) -> str:
    """Return *words* without case, dashes, blanks or a plural: people write them differently."""
    return re.sub(r"[^a-z0-9]", "", words.casefold()).removesuffix("s")
