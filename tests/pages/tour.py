"""Every page, by its menu entry and by links into the catalogue."""

from collections.abc import Iterator

from streamlit.testing.v1 import AppTest

from backplan.web.sitemap import PAGES
from tests.core.people import RULES

LADDERS = tuple(RULES.catalogue.ladders)
EVERY_EXERCISE = tuple(RULES.catalogue.exercises)
EVERY_TOPIC = tuple(RULES.topics)
UNADVISED = {"diary", "steps", "entries", "progress", "data", "about"}
"""Pages that need not say whom to call; one that is new has to, unless it is put here."""


def tour(at: AppTest) -> Iterator[tuple[str, AppTest]]:
    """Yield each page and the page behind each link, by name."""
    for name in PAGES:
        yield name, turn_to(at, name)
    yield "session", open_session(at)
    yield "steps", open_part(at, "steps")
    yield "entries", open_entries(at)
    turn_to(at, "exercises")
    for exercise in EVERY_EXERCISE:
        yield exercise, link(at, exercise=exercise)
    for ladder in LADDERS:
        yield ladder, link(at, ladder=ladder)
    turn_to(at, "learn")
    for topic in EVERY_TOPIC:
        yield topic, link(at, topic=topic)


def short_tour(at: AppTest) -> Iterator[tuple[str, AppTest]]:
    """Yield the pages that a plan or an exercise is for, and one link of each kind."""
    yield "session", open_session(at)
    for name in ("home", "plan", "exercises"):
        yield name, turn_to(at, name)
    yield "SQ2", link(at, exercise="SQ2")
    yield "DL", link(at, ladder="DL")


def open_session(at: AppTest) -> AppTest:
    """Open the form of a session."""
    return open_part(at, "session")


def open_part(at: AppTest, part: str) -> AppTest:
    """Open another part of the diary."""
    turn_to(at, "diary").button_group(key="diary_part").set_value(part).run()
    assert not at.exception
    return at


def open_entries(at: AppTest) -> AppTest:
    """Open the list of all entries."""
    return link(turn_to(at, "diary"), entries="all")


def turn_to(at: AppTest, name: str) -> AppTest:
    """Open another page in the same browser session."""
    at.switch_page(f"../../pages/{name}.py").run()
    assert not at.exception
    return at


def link(at: AppTest, **query: str) -> AppTest:
    """Follow a link into the catalogue."""
    at.query_params.clear()
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return at
