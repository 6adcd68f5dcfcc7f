"""What a page sends to the browser: its words, the exercises among them, the numbers to dial."""

import re

from streamlit.testing.v1 import AppTest

from tests.core.people import RULES

EXERCISES = RULES.catalogue.exercises


def words(at: AppTest) -> str:
    """Return everything that the page sends, folded or not."""
    elements = [*at.main, *at.sidebar]
    return "\n".join(str(one.proto) for one in elements if hasattr(one, "proto"))


def exercises(at: AppTest) -> list[str]:
    """Return the ids of the exercises whose names the page sends, however they are written."""
    sent = words(at).casefold()
    return [key for key, one in EXERCISES.items() if one.name.casefold() in sent]


def calls(at: AppTest) -> list[str]:
    """Return the numbers to dial, top to bottom."""
    return re.findall(r"tel:(\d+)", words(at))


def titles(at: AppTest) -> list[str]:
    """Return the titles and headers."""
    return [one.value for one in (*at.title, *at.header)]
