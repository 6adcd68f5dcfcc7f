"""A visitor in the catalogue: what it shows, opening a card, searching, following a link."""

from streamlit.testing.v1 import AppTest

from tests.core.people import RULES

CATALOGUE = RULES.catalogue
EVERY_NAME = [one.name for one in CATALOGUE.exercises.values()]


def words(at: AppTest) -> str:
    """Return everything that the page sends to the browser, folded or not."""
    return "\n".join(str(one.proto) for one in at.main if hasattr(one, "proto"))


def cards(at: AppTest) -> list[str]:
    """Return the names on the cards, top to bottom."""
    return [one.label.split("**")[1] for one in at.expander if "**" in one.label]


def card(at: AppTest, exercise: str) -> str:
    """Return the texts on one card after opening it, its label first."""
    at.session_state[f"rung_{exercise}"] = True
    at.run()
    assert not at.exception
    name = CATALOGUE.exercises[exercise].name
    found = next(one for one in at.expander if f"**{name}**" in one.label)
    texts = [one.value for one in (*found.markdown, *found.warning, *found.info)]
    return "\n".join([found.label, *texts])


def search(at: AppTest, typed: str) -> AppTest:
    """Type into the search box."""
    at.text_input(key="find_exercise").set_value(typed).run()
    assert not at.exception
    return at


def link(at: AppTest, exercise: str) -> AppTest:
    """Follow a link to one exercise."""
    at.query_params["exercise"] = exercise
    at.run()
    assert not at.exception
    return at
