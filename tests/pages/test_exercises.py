"""The catalogue page: every exercise can be found, and nobody who must be seen first sees one."""

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.web.exercise_card import WHO, first_dose
from tests.conftest import healthy
from tests.core.people import RULES
from tests.pages.conftest import KeepFact, OpenPage

CATALOGUE = RULES.catalogue
EVERY_NAME = [one.name for one in CATALOGUE.exercises.values()]


def words(at: AppTest) -> str:
    """Return everything that the page sends to the browser, folded or not."""
    return "\n".join(str(one.proto) for one in at.main if hasattr(one, "proto"))


def cards(at: AppTest) -> list[str]:
    """Return the names on the cards, top to bottom."""
    return [one.label.split("**")[1] for one in at.expander]


def card(at: AppTest, name: str) -> str:
    """Return the texts on one card, its label first."""
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


@pytest.fixture
def blank(open_page: OpenPage) -> AppTest:
    return open_page("exercises")


@pytest.mark.parametrize("ladder", CATALOGUE.ladders)
def test_every_ladder_opens_gentlest_first(blank: AppTest, ladder: str) -> None:
    blank.button_group(key="ladder").set_value(ladder).run()
    assert not blank.exception
    assert cards(blank) == [one.name for one in CATALOGUE.rungs(ladder)]


def test_the_settle_moves_come_last(blank: AppTest) -> None:
    assert blank.button_group(key="ladder").options[-1] == CATALOGUE.ladders["ST"].name


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("squat", "SQ4"),
        ("deadlift", "DL4"),
        ("lunge", "LU5"),
        ("step-up", "SU5"),
        ("clamshell", "CL3"),
        ("plank", "PL4"),
        ("side plank", "SP5"),
    ],
)
def test_the_seven_exercises_of_the_source_are_found_by_their_plain_name(
    blank: AppTest, typed: str, first: str
) -> None:
    search(blank, typed)
    assert cards(blank)[0] == CATALOGUE.exercises[first].name
    assert str(CATALOGUE.exercises[first].source_note) in words(blank)


def test_it_does_not_matter_how_a_name_is_written(blank: AppTest) -> None:
    found = [
        cards(search(blank, typed)) for typed in ("step-up", "step up", "Step-Ups", " STEPUP ")
    ]
    assert found[0]
    assert all(one == found[0] for one in found)


def test_an_exact_name_comes_before_longer_ones(blank: AppTest) -> None:
    found = cards(search(blank, "plank"))
    assert found[0] == CATALOGUE.exercises["PL4"].name
    assert CATALOGUE.exercises["PL1"].name in found
    assert CATALOGUE.exercises["SP5"].name in found


def test_one_letter_is_no_search_yet(blank: AppTest) -> None:
    search(blank, "s")
    assert cards(blank) == [one.name for one in CATALOGUE.rungs("SQ")]


def test_a_search_that_finds_nothing_says_what_to_try(blank: AppTest) -> None:
    search(blank, "<b>burpee</b>")
    assert "Try **squat**" in blank.info[0].value
    assert not blank.expander


@pytest.mark.parametrize("ladder", CATALOGUE.ladders)
def test_every_exercise_has_a_page_of_its_own_with_all_there_is_to_know(
    blank: AppTest, ladder: str
) -> None:
    for exercise in CATALOGUE.rungs(ladder):
        link(blank, exercise.id)
        assert blank.title[0].value == exercise.name
        shown = "\n".join(one.value for one in blank.markdown)
        for told in (*exercise.steps, *exercise.cues, *exercise.mistakes, *exercise.trains):
            assert told in shown
        for adaptation in exercise.adaptations:
            assert adaptation.advice in shown
        assert first_dose(exercise) in shown
        assert all(name in shown for name in exercise.sources)
        assert "Not yet reviewed by a clinician" in shown


def test_from_one_exercise_there_is_a_way_to_its_neighbours_and_its_ladder(blank: AppTest) -> None:
    link(blank, "DL3").button(key="to_DL4").click().run()
    assert blank.title[0].value == CATALOGUE.exercises["DL4"].name
    assert blank.query_params["exercise"] == "DL4"
    blank.button(key="to_ladder").click().run()
    assert cards(blank) == [one.name for one in CATALOGUE.rungs("DL")]


def test_a_link_may_be_written_small(blank: AppTest) -> None:
    assert link(blank, "sq3").title[0].value == CATALOGUE.exercises["SQ3"].name


def test_a_link_to_no_exercise_shows_the_catalogue(blank: AppTest) -> None:
    link(blank, "<script>")
    assert "not here" in blank.info[0].value
    assert cards(blank)


def test_the_plan_is_marked_and_nothing_in_it_is_called_unfit(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.ANSWERS, healthy())
    shown = card(open_page("exercises"), "Sit to stand, no hands")
    assert "In your plan this week" in shown
    assert "Not for you" not in shown


def test_what_does_not_suit_the_visitor_says_why(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.ANSWERS, healthy(joints=["knee"], kit=[]))
    page = open_page("exercises")
    why = CATALOGUE.exercises["SQ6"].limits[0].reason
    shown = card(page, "Slow goblet squat with a pause")
    assert "Not for you just now" in shown
    assert why in shown
    assert "You have no weights" in shown


def test_what_suits_with_a_change_says_how(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.ANSWERS, healthy(readiness=["ER08"]))
    shown = card(open_page("exercises"), "Sit to stand, no hands")
    assert "**For you.** Put a heavy table in front of you" in shown


def test_before_the_check_nothing_is_said_about_the_visitor(blank: AppTest) -> None:
    assert "Not for you" not in words(blank)
    assert "Take the check" in words(blank)


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
    assert page.header[0].value == "Get help now"
    assert "tel:999" in shown
    assert not [name for name in EVERY_NAME if name in shown]


def test_everybody_a_caution_is_for_has_a_name() -> None:
    for exercise in CATALOGUE.exercises.values():
        assert {one.id for one in exercise.limits} <= WHO.keys()
        assert {one.tag for one in exercise.adaptations} <= WHO.keys()


@pytest.mark.parametrize(
    ("exercise", "dose"),
    [
        ("SQ3", "1 to 2 sets of 6 to 8"),
        ("CL1", "1 set of 8, holding each for 3 seconds"),
        ("SP5", "hold 2 to 3 times for 15 to 30 seconds, each side"),
        ("ST7", "5 to 10 minutes"),
    ],
)
def test_the_first_dose_in_words(exercise: str, dose: str) -> None:
    assert first_dose(CATALOGUE.exercises[exercise]) == dose
