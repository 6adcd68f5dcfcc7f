"""The catalogue beside a plan: what is in it, what is not for somebody, and what is for today."""

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from tests.conftest import healthy
from tests.pages.conftest import NOON, KeepFact, OpenPage
from tests.pages.in_the_catalogue import CATALOGUE, EVERY_NAME, card, cards, link, words


def in_today(keep: KeepFact, open_page: OpenPage, **answers: object) -> tuple[AppTest, str]:
    """Return the catalogue of somebody with a plan, and an exercise of its first session."""
    keep(Kind.ANSWERS, healthy(**answers))
    page = open_page("plan")
    named = (one.value.partition(". ")[2] for one in page.subheader)
    planned = [one.id for name in named for one in CATALOGUE.exercises.values() if one.name == name]
    return open_page("exercises"), planned[0]


def test_the_plan_is_marked_and_nothing_in_it_is_called_unfit(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.ANSWERS, healthy())
    shown = card(open_page("exercises"), "SQ3")
    assert "In your plan this week" in shown
    assert "Not for you" not in shown


def test_what_does_not_suit_the_visitor_says_why(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.ANSWERS, healthy(joints=["knee"], kit=[]))
    page = open_page("exercises")
    why = CATALOGUE.exercises["SQ6"].limits[0].reason
    shown = card(page, "SQ6")
    assert "Not for you just now" in shown
    assert why in shown
    assert "You have no weights" in shown


def test_what_suits_with_a_change_says_how(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.ANSWERS, healthy(readiness=["ER08"]))
    shown = card(open_page("exercises"), "SQ3")
    assert "**For you.** Put a heavy table in front of you" in shown


def test_before_the_check_nothing_is_said_about_the_visitor(catalogue: AppTest) -> None:
    assert "Not for you" not in words(catalogue)
    assert "Take the check" in words(catalogue)


def test_an_exercise_of_today_leads_to_the_session(keep: KeepFact, open_page: OpenPage) -> None:
    page, exercise = in_today(keep, open_page)
    link(page, exercise)
    assert "This is in your session **today**." in words(page)
    assert page.button(key=f"start_{exercise}").proto.type == "primary"
    page.button(key=f"start_{exercise}").click().run()

    assert page.title[0].value == "Your session"


def test_a_card_of_today_leads_to_the_session_too(keep: KeepFact, open_page: OpenPage) -> None:
    page, exercise = in_today(keep, open_page)
    page.button_group(key="ladder").set_value(CATALOGUE.exercises[exercise].ladder).run()
    card(page, exercise)
    page.button(key=f"start_{exercise}").click().run()

    assert page.title[0].value == "Your session"


def test_once_the_session_is_done_an_exercise_says_its_days(
    keep: KeepFact, open_page: OpenPage
) -> None:
    page, exercise = in_today(keep, open_page)
    done = {"date": str(NOON.date()), "pain_before": 3, "pain_after": 3, "stopped": False}
    keep(Kind.SESSION, {**done, "items": []})
    link(page, exercise)

    assert "This is in your plan on **Monday** and **" in words(page)
    assert f"start_{exercise}" not in [one.key for one in page.button]


def test_an_exercise_outside_the_plan_says_so_and_how_to_change_the_plan(
    keep: KeepFact, open_page: OpenPage
) -> None:
    page, _ = in_today(keep, open_page, kit=["step", "mat"])
    link(page, "SQ1")

    assert "This is not in your plan this week." in words(page)
    assert "plan" in [one.proto.page for one in page.get("page_link")]


def test_before_the_check_an_exercise_leads_to_the_check(catalogue: AppTest) -> None:
    link(catalogue, "SQ1")

    assert catalogue.get("page_link")[0].proto.page == "check"


def test_who_is_settling_sees_the_settle_moves_first(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.ANSWERS, healthy(pain_week=9, cleared_on="2026-11-02"))
    assert cards(open_page("exercises")) == [one.name for one in CATALOGUE.rungs("ST")]


@pytest.mark.parametrize("exercise", ["", "SQ3"])
def test_a_visitor_with_an_emergency_sees_no_exercise_but_whom_to_call(
    keep: KeepFact, open_page: OpenPage, exercise: str
) -> None:
    keep(Kind.FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}})
    page = link(open_page("exercises"), exercise)
    shown = words(page)
    assert page.title[0].value == "Get help now"
    assert "tel:999" in shown
    assert not [name for name in EVERY_NAME if name in shown]
