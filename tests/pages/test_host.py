"""What a host stops is stopped on every page, and a referral still comes first."""

from itertools import chain

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.core.host import Clinic, Host
from backplan.web import host_cards
from backplan.web.sitemap import PAGES
from tests.conftest import healthy
from tests.core.people import RULES
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.tour import EVERY_EXERCISE, short_tour, turn_to

REASON = "We look into a report *today*"
NAMES = {RULES.catalogue.exercises[one].name for one in EVERY_EXERCISE}
STOPPED = ("home", "plan", "exercises")


@pytest.fixture
def paused(monkeypatch: pytest.MonkeyPatch) -> None:
    clinic = Clinic(name="Front desk", calls=("01234 567890",))
    host = Host(name="Example", plans_paused=REASON, clinic=clinic)
    monkeypatch.setattr(host_cards, "load_host", lambda: host)


def words(at: AppTest) -> str:
    shown = (*at.markdown, *at.header, *at.subheader, *at.title, *at.info, *at.get("html"))
    return " ".join(str(one.value if hasattr(one, "value") else one.proto.body) for one in shown)


@pytest.mark.usefixtures("paused")
def test_paused_plans_show_no_exercise_but_why_and_whom_to_see(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy(country="GB"))
    at = open_page("home")
    pages = ((name, turn_to(at, name)) for name in PAGES)
    for name, shown in chain(pages, short_tour(at)):
        text = words(shown)
        assert not [one for one in NAMES if one in text], name
        if name in STOPPED:
            assert "Plans are paused here for now" in text
            assert REASON.replace("*", "\\*") in text
            assert "ask a doctor or physio" in text
            assert "Near you: Front desk" in text


@pytest.mark.usefixtures("paused")
def test_a_referral_comes_before_a_pause(open_page: OpenPage, keep: KeepFact) -> None:
    keep(Kind.ANSWERS, healthy(flags={"RF01": "yes"}))
    at = open_page("plan")

    assert "Get help now" in words(at)
    assert "paused" not in words(at)


def test_without_a_pause_the_plan_is_there(open_page: OpenPage, keep: KeepFact) -> None:
    keep(Kind.ANSWERS, healthy())
    text = words(open_page("plan"))

    assert "paused" not in text
    assert [one for one in NAMES if one in text]
    assert "Places Gym in Hinckley, Leicestershire" in text
