"""The catalogue page: every exercise is there, with all there is to know and its drawing."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.figures.words import figure_alt
from backplan.web.exercise_card import WHO, first_dose
from tests.conftest import healthy
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.in_the_catalogue import CATALOGUE, card, cards, link, words


@pytest.mark.parametrize("ladder", CATALOGUE.ladders)
def test_every_ladder_opens_gentlest_first(catalogue: AppTest, ladder: str) -> None:
    catalogue.button_group(key="ladder").set_value(ladder).run()
    assert not catalogue.exception
    assert cards(catalogue) == [one.name for one in CATALOGUE.rungs(ladder)]


def test_the_settle_moves_come_last(catalogue: AppTest) -> None:
    last = catalogue.button_group(key="ladder").options[-1]
    assert last == f"{CATALOGUE.ladders['ST'].name} (for a bad patch)"


@pytest.mark.parametrize("ladder", CATALOGUE.ladders)
def test_every_exercise_has_a_page_of_its_own_with_all_there_is_to_know(
    catalogue: AppTest, ladder: str
) -> None:
    for exercise in CATALOGUE.rungs(ladder):
        link(catalogue, exercise.id)
        assert catalogue.title[0].value == exercise.name
        shown = "\n".join(one.value for one in catalogue.markdown)
        for told in (*exercise.steps, *exercise.cues, *exercise.mistakes, *exercise.trains):
            assert told in shown
        for adaptation in exercise.adaptations:
            assert adaptation.advice in shown
        assert first_dose(exercise) in shown
        assert all(name in shown for name in exercise.sources)
        assert "Not yet reviewed by a clinician" in shown


def test_from_one_exercise_there_is_a_way_to_its_neighbours_and_its_ladder(
    catalogue: AppTest,
) -> None:
    links = [
        (one.proto.label, one.proto.query_string) for one in link(catalogue, "DL3").get("page_link")
    ]
    names = {key: CATALOGUE.exercises[key].name for key in ("DL2", "DL4")}
    assert ("Gentler: " + names["DL2"], "exercise=DL2") in links
    assert ("Harder: " + names["DL4"], "exercise=DL4") in links
    catalogue.button(key="to_ladder").click().run()
    assert cards(catalogue) == [one.name for one in CATALOGUE.rungs("DL")]


def test_a_link_may_be_written_small(catalogue: AppTest) -> None:
    assert link(catalogue, "sq3").title[0].value == CATALOGUE.exercises["SQ3"].name


def test_a_link_to_no_exercise_shows_the_catalogue(catalogue: AppTest) -> None:
    link(catalogue, "<script>")
    assert "not here" in catalogue.info[0].value
    assert cards(catalogue)


def drawn(at: AppTest) -> list[str]:
    """Return the ids of the exercises whose drawings the page sends."""
    return re.findall(r"bp-figure bp-([A-Z]{2}\d)\b", words(at))


def test_only_an_opened_card_sends_its_drawing(catalogue: AppTest) -> None:
    assert drawn(catalogue) == []
    card(catalogue, "SQ3")
    assert drawn(catalogue) == ["SQ3"]


def test_every_exercise_has_its_drawing_and_those_with_two_sides_the_words_for_the_other(
    catalogue: AppTest,
) -> None:
    for exercise in ("SQ3", "LU5"):
        link(catalogue, exercise)
        assert drawn(catalogue) == [exercise]
    assert figure_alt(CATALOGUE.exercises["LU5"], mirrored=True) in words(catalogue)


def test_an_opened_exercise_of_the_plan_sends_its_drawing(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.ANSWERS, healthy())
    plan = open_page("plan")
    assert drawn(plan) == []
    plan.session_state["how_SQ3"] = True
    plan.run()
    assert drawn(plan) == ["SQ3"]


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
