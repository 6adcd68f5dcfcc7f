"""The catalogue, searched and narrowed down: what is wanted is there, and what is not says why."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from backplan import content
from backplan.core.catalogue import Exercise, Kit, Position
from backplan.core.facts import Kind
from tests.conftest import healthy
from tests.core.people import RULES
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.in_the_catalogue import CATALOGUE, EVERY_NAME, cards, link, search, words


def named(kept: Callable[[Exercise], bool]) -> list[str]:
    """Return the names of those exercises that are *kept*, ladder by ladder."""
    rungs = (one for ladder in CATALOGUE.ladders for one in CATALOGUE.rungs(ladder))
    return [one.name for one in rungs if kept(one)]


def unfolded(at: AppTest) -> AppTest:
    """Open the filter."""
    at.session_state["wanted"] = True
    return at.run()


def narrow(at: AppTest, **chosen: str) -> AppTest:
    """Choose in the filter, among all kinds."""
    unfolded(at).button_group(key="ladder").set_value("all").run()
    for key, value in chosen.items():
        at.selectbox(key=f"wanted_{key}").set_value(value).run()
    assert not at.exception
    return at


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
    catalogue: AppTest, typed: str, first: str
) -> None:
    search(catalogue, typed)
    assert cards(catalogue)[0] == CATALOGUE.exercises[first].name
    catalogue.session_state[f"found_{first}"] = True
    catalogue.run()
    assert str(CATALOGUE.exercises[first].source_note) in words(catalogue)


def test_it_does_not_matter_how_a_name_is_written(catalogue: AppTest) -> None:
    found = [
        cards(search(catalogue, typed)) for typed in ("step-up", "step up", "Step-Ups", " STEPUP ")
    ]
    assert found[0]
    assert all(one == found[0] for one in found)


def test_an_exact_name_comes_before_longer_ones(catalogue: AppTest) -> None:
    found = cards(search(catalogue, "plank"))
    assert found[0] == CATALOGUE.exercises["PL4"].name
    assert CATALOGUE.exercises["PL1"].name in found
    assert CATALOGUE.exercises["SP5"].name in found


def test_one_letter_is_no_search_yet(catalogue: AppTest) -> None:
    search(catalogue, "s")
    assert cards(catalogue) == [one.name for one in CATALOGUE.rungs("SQ")]


def test_a_search_that_finds_nothing_says_what_to_try(catalogue: AppTest) -> None:
    search(catalogue, "<b>burpee</b>")
    assert "Try **squat**" in catalogue.info[0].value
    assert not cards(catalogue)


def test_all_kinds_are_every_exercise(catalogue: AppTest) -> None:
    assert cards(narrow(catalogue)) == named(lambda _: True)


def test_a_position_and_a_thing_narrow_the_list_down_together(catalogue: AppTest) -> None:
    narrow(catalogue, position="standing", kit="chair")
    shown = cards(catalogue)
    assert shown == named(lambda one: one.position is Position.STANDING and Kit.CHAIR in one.kit)
    assert 0 < len(shown) < len(EVERY_NAME)
    assert "Filter: 2 chosen" in [one.label for one in catalogue.expander]


def test_what_needs_nothing_can_be_asked_for(catalogue: AppTest) -> None:
    assert cards(narrow(catalogue, kit="nothing")) == named(lambda one: not one.kit)


def test_a_filter_that_leaves_nothing_says_where_there_is_more(catalogue: AppTest) -> None:
    unfolded(catalogue).selectbox(key="wanted_position").set_value("on_back").run()
    assert not cards(catalogue)
    lying = named(lambda one: one.position is Position.ON_BACK)
    assert f"Among **All kinds**, {len(lying)} would" in catalogue.info[0].value
    narrow(catalogue, kit="weights")
    assert "Take one choice away" in catalogue.info[0].value


def test_a_filter_narrows_a_search_too(catalogue: AppTest) -> None:
    search(catalogue, "plank")
    unfolded(catalogue).selectbox(key="wanted_kit").set_value("worktop").run()
    assert cards(catalogue) == ["Worktop plank"]


def test_only_what_suits_leaves_out_the_rest_and_says_why(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.ANSWERS, healthy(joints=["knee"], kit=[]))
    page = open_page("exercises")
    unfolded(page).checkbox(key="wanted_suits").check().run()
    heavy = CATALOGUE.exercises["SQ6"]
    assert heavy.name not in cards(page)
    assert CATALOGUE.exercises["SQ2"].name in cards(page)
    left_out = next(one for one in page.expander if one.label.startswith("Left out for you"))
    told = "\n".join(one.value for one in left_out.markdown)
    assert f"**{heavy.name}.** {heavy.limits[0].reason}" in told
    assert all(name in told for name in heavy.limits[0].sources)


def test_before_the_check_nobody_is_asked_what_suits(catalogue: AppTest) -> None:
    assert not unfolded(catalogue).checkbox


def test_what_was_chosen_still_counts_once_the_filter_is_folded_again(catalogue: AppTest) -> None:
    narrowed = cards(narrow(catalogue, kit="nothing"))
    catalogue.session_state["wanted"] = False
    catalogue.run()

    assert cards(catalogue) == narrowed
    assert "Filter: 1 chosen" in [one.label for one in catalogue.expander]


def test_what_the_host_has_taken_out_is_nowhere(
    catalogue: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = replace(RULES, withheld=frozenset({"PL4"}))
    monkeypatch.setattr(content, "load_rulebook", lambda: rules)
    name = CATALOGUE.exercises["PL4"].name
    narrow(catalogue)
    assert len(cards(catalogue)) == len(EVERY_NAME) - 1
    assert name not in cards(search(catalogue, "plank"))
    for exercise in ("PL3", "PL4", "PL5"):
        assert name not in words(link(catalogue, exercise))
