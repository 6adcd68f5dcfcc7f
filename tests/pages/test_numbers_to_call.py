"""Whom to call: the numbers of the country that was chosen, on every page that gives advice."""

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.core.red_flags import TriageLevel
from backplan.web.questions import OTHER_COUNTRY
from tests.core.people import RULES
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.shown import calls
from tests.pages.taking_the_check import tell, tell_about
from tests.pages.telling_a_sign import tell_sign
from tests.pages.tour import link, turn_to
from tests.signs import one_of

EMERGENCY = TriageLevel.EMERGENCY_NOW
CALLED_FIRST = {
    ("GB", EMERGENCY): "999",
    ("NZ", EMERGENCY): "111",
    ("US", EMERGENCY): "911",
    ("DE", EMERGENCY): "112",
    ("GB", TriageLevel.URGENT_TODAY): "111",
    ("NZ", TriageLevel.URGENT_TODAY): "0800611116",
    ("NZ", TriageLevel.GP_FIRST): "0800611116",
    ("US", TriageLevel.GP_FIRST): "911",
    (OTHER_COUNTRY, EMERGENCY): "112",
    (OTHER_COUNTRY, TriageLevel.GP_FIRST): "112",
}


def on_each_page(at: AppTest) -> list[list[str]]:
    """Return the numbers on each page that has to show some, top to bottom."""
    pages = [calls(turn_to(at, name)) for name in ("plan", "home", "exercises")]
    return [*pages, calls(link(at, exercise="SQ2"))]


@pytest.mark.parametrize(("country", "level"), CALLED_FIRST)
def test_the_country_that_was_chosen_in_the_check_is_called_first_on_every_page(
    open_page: OpenPage, country: str, level: TriageLevel
) -> None:
    at = tell_sign(open_page("check"), one_of(level), country)

    assert calls(at)[0] == CALLED_FIRST[country, level]
    assert on_each_page(at) == [calls(at)] * 4


def test_who_would_rather_not_say_sees_the_numbers_of_the_country_just_chosen(
    open_page: OpenPage,
) -> None:
    at = open_page("check")
    tell(at, "country", "NZ")
    tell_about(at)

    assert calls(at)[0] == "111"


def test_every_country_has_its_own_numbers_in_an_emergency(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.FLAGS, {"asked": ["RF01"], "flags": {"RF01": "yes"}})
    at = open_page("plan")
    for country, numbers in {**RULES.numbers, "ZZ": RULES.numbers_for(None)}.items():
        keep(Kind.SETTINGS, {"country": country})
        assert on_each_page(at) == [[*numbers.emergency]] * 4, country
