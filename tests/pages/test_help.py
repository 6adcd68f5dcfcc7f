"""The help page: never locked, the right numbers, every sign that somebody has to act on."""

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.core.red_flags import TriageLevel
from backplan.web.help_pages import signs
from tests.conftest import healthy
from tests.core.people import RULES
from tests.pages.conftest import KeepFact, OpenPage

CALLS = "Call {} now for any of these"


def words(at: AppTest) -> str:
    """Return everything that the page sends to the browser, folded or not."""
    return "\n".join(str(one.proto) for one in at.main if hasattr(one, "proto"))


def emergency(at: AppTest) -> str:
    """Return the numbers that are shown as the emergency ones."""
    card = next(str(one.proto.body) for one in at.get("html") if "Emergency, " in one.proto.body)
    return card.partition("Emergency, ")[2].partition("Not an emergency")[0]


def heads(at: AppTest) -> list[str]:
    return [one.value for one in at.header]


@pytest.fixture
def blank(open_page: OpenPage) -> AppTest:
    return open_page("help")


def test_the_browser_says_the_country_until_the_visitor_does(blank: AppTest) -> None:
    assert "tel:999" in emergency(blank)
    assert "tel:111" not in emergency(blank)
    assert heads(blank)[0] == CALLS.format("999 or 112")


def test_in_new_zealand_111_is_the_emergency_number(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.ANSWERS, healthy(country="NZ"))
    page = open_page("help")
    assert "tel:111" in emergency(page)
    assert "tel:999" not in words(page)
    assert heads(page)[0] == CALLS.format("111")


def test_another_country_changes_every_number(blank: AppTest) -> None:
    blank.selectbox[0].select("NZ").run()
    assert "tel:111" in emergency(blank)
    assert "Call 999" not in words(blank)
    blank.selectbox[0].select("other").run()
    assert heads(blank)[0] == CALLS.format("112 or 911")


def test_a_number_that_nobody_confirmed_says_so(blank: AppTest) -> None:
    assert "not yet checked" not in words(blank)
    blank.selectbox[0].select("NZ").run()
    assert "not yet checked" in words(blank)


def test_the_emergency_signs_are_never_folded_away(blank: AppTest) -> None:
    folded = [text.value for one in blank.expander for text in one.markdown]
    for sign in signs(TriageLevel.EMERGENCY_NOW, RULES):
        assert any(sign in one.value for one in blank.markdown)
        assert not any(sign in one for one in folded)


def test_the_stop_rules_and_the_appointment_are_there(blank: AppTest) -> None:
    assert heads(blank)[1:] == ["Stop exercising at once if", "Get your appointment ready"]


@pytest.mark.parametrize(
    "level", [TriageLevel.EMERGENCY_NOW, TriageLevel.URGENT_TODAY, TriageLevel.GP_FIRST]
)
def test_every_flag_and_readiness_item_has_a_sign_in_short_words(level: TriageLevel) -> None:
    own = [one for one in RULES.red_flags.values() if one.level is level]
    raised = [
        flag
        for flag in RULES.red_flags.values()
        if flag.level is not level
        and any(one.level is level and not one.lowers for one in flag.details)
    ]
    items = [one for one in RULES.readiness.values() if one.level is level]
    found = signs(level, RULES)
    assert len(set(found)) == len(own) + len(raised) + len(items)
    assert all(len(one.split()) <= 30 for one in found)


def test_who_is_locked_reads_their_own_advice_first(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}})
    page = open_page("help")
    assert heads(page)[0] == "Get help now"
    assert heads(page)[1] == CALLS.format("999 or 112")
    assert "tel:999" in emergency(page)


def test_who_waits_for_a_go_ahead_is_shown_where_to_give_it(
    keep: KeepFact, open_page: OpenPage
) -> None:
    assert "says I may start" not in words(open_page("help"))
    keep(Kind.ANSWERS, healthy(flags={"RF29": "yes"}))
    page = open_page("help")
    assert heads(page)[0] == "See a doctor or physio before you start"
    assert "says I may start" in words(page)
