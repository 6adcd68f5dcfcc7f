"""The catalogue page: every exercise can be found, and nobody who must be seen first sees one."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from backplan import content
from backplan.core.catalogue import Exercise, Kit, Position
from backplan.core.facts import Kind
from backplan.figures.words import figure_alt
from backplan.web.exercise_card import WHO, first_dose
from tests.conftest import healthy
from tests.core.people import RULES
from tests.pages.conftest import NOON, KeepFact, OpenPage

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


@pytest.fixture
def blank(open_page: OpenPage) -> AppTest:
    return open_page("exercises")


@pytest.mark.parametrize("ladder", CATALOGUE.ladders)
def test_every_ladder_opens_gentlest_first(blank: AppTest, ladder: str) -> None:
    blank.button_group(key="ladder").set_value(ladder).run()
    assert not blank.exception
    assert cards(blank) == [one.name for one in CATALOGUE.rungs(ladder)]


def test_the_settle_moves_come_last(blank: AppTest) -> None:
    last = blank.button_group(key="ladder").options[-1]
    assert last == f"{CATALOGUE.ladders['ST'].name} (for a bad patch)"


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
    blank.session_state[f"found_{first}"] = True
    blank.run()
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
    assert not cards(blank)


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
    links = [
        (one.proto.label, one.proto.query_string) for one in link(blank, "DL3").get("page_link")
    ]
    names = {key: CATALOGUE.exercises[key].name for key in ("DL2", "DL4")}
    assert ("Gentler: " + names["DL2"], "exercise=DL2") in links
    assert ("Harder: " + names["DL4"], "exercise=DL4") in links
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


def drawn(at: AppTest) -> list[str]:
    """Return the ids of the exercises whose drawings the page sends."""
    return re.findall(r"bp-figure bp-([A-Z]{2}\d)\b", words(at))


def test_only_an_opened_card_sends_its_drawing(blank: AppTest) -> None:
    assert drawn(blank) == []
    card(blank, "SQ3")
    assert drawn(blank) == ["SQ3"]


def test_every_exercise_has_its_drawing_and_those_with_two_sides_the_words_for_the_other(
    blank: AppTest,
) -> None:
    for exercise in ("SQ3", "LU5"):
        link(blank, exercise)
        assert drawn(blank) == [exercise]
    assert figure_alt(CATALOGUE.exercises["LU5"], mirrored=True) in words(blank)


def test_an_opened_exercise_of_the_plan_sends_its_drawing(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.ANSWERS, healthy())
    plan = open_page("plan")
    assert drawn(plan) == []
    plan.session_state["how_SQ3"] = True
    plan.run()
    assert drawn(plan) == ["SQ3"]


def narrow(at: AppTest, **chosen: str) -> AppTest:
    """Choose in the filter, among all kinds."""
    at.button_group(key="ladder").set_value("all").run()
    for key, value in chosen.items():
        at.selectbox(key=f"wanted_{key}").set_value(value).run()
    assert not at.exception
    return at


def named(kept: Callable[[Exercise], bool]) -> list[str]:
    """Return the names of those exercises that are *kept*, ladder by ladder."""
    rungs = (one for ladder in CATALOGUE.ladders for one in CATALOGUE.rungs(ladder))
    return [one.name for one in rungs if kept(one)]


def test_all_kinds_are_every_exercise(blank: AppTest) -> None:
    assert cards(narrow(blank)) == named(lambda _: True)


def test_a_position_and_a_thing_narrow_the_list_down_together(blank: AppTest) -> None:
    narrow(blank, position="standing", kit="chair")
    shown = cards(blank)
    assert shown == named(lambda one: one.position is Position.STANDING and Kit.CHAIR in one.kit)
    assert 0 < len(shown) < len(EVERY_NAME)
    assert "Filter: 2 chosen" in [one.label for one in blank.expander]


def test_what_needs_nothing_can_be_asked_for(blank: AppTest) -> None:
    assert cards(narrow(blank, kit="nothing")) == named(lambda one: not one.kit)


def test_a_filter_that_leaves_nothing_says_where_there_is_more(blank: AppTest) -> None:
    blank.selectbox(key="wanted_position").set_value("on_back").run()
    assert not cards(blank)
    lying = named(lambda one: one.position is Position.ON_BACK)
    assert f"Among **All kinds**, {len(lying)} would" in blank.info[0].value
    narrow(blank, kit="weights")
    assert "Take one choice away" in blank.info[0].value


def test_a_filter_narrows_a_search_too(blank: AppTest) -> None:
    search(blank, "plank")
    blank.selectbox(key="wanted_kit").set_value("worktop").run()
    assert cards(blank) == ["Worktop plank"]


def test_only_what_suits_leaves_out_the_rest_and_says_why(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(Kind.ANSWERS, healthy(joints=["knee"], kit=[]))
    page = open_page("exercises")
    page.checkbox(key="wanted_suits").check().run()
    heavy = CATALOGUE.exercises["SQ6"]
    assert heavy.name not in cards(page)
    assert CATALOGUE.exercises["SQ2"].name in cards(page)
    left_out = next(one for one in page.expander if one.label.startswith("Left out for you"))
    told = "\n".join(one.value for one in left_out.markdown)
    assert f"**{heavy.name}.** {heavy.limits[0].reason}" in told
    assert all(name in told for name in heavy.limits[0].sources)


def test_before_the_check_nobody_is_asked_what_suits(blank: AppTest) -> None:
    assert not blank.checkbox


def test_what_the_host_has_taken_out_is_nowhere(
    blank: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = replace(RULES, withheld=frozenset({"PL4"}))
    monkeypatch.setattr(content, "load_rulebook", lambda: rules)
    name = CATALOGUE.exercises["PL4"].name
    narrow(blank)
    assert len(cards(blank)) == len(EVERY_NAME) - 1
    assert name not in cards(search(blank, "plank"))
    for exercise in ("PL3", "PL4", "PL5"):
        assert name not in words(link(blank, exercise))


def test_before_the_check_nothing_is_said_about_the_visitor(blank: AppTest) -> None:
    assert "Not for you" not in words(blank)
    assert "Take the check" in words(blank)


def in_today(keep: KeepFact, open_page: OpenPage, **answers: object) -> tuple[AppTest, str]:
    """Return the catalogue of somebody with a plan, and an exercise of its first session."""
    keep(Kind.ANSWERS, healthy(**answers))
    page = open_page("plan")
    named = (one.value.partition(". ")[2] for one in page.subheader)
    planned = [one.id for name in named for one in CATALOGUE.exercises.values() if one.name == name]
    return open_page("exercises"), planned[0]


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


def test_before_the_check_an_exercise_leads_to_the_check(blank: AppTest) -> None:
    link(blank, "SQ1")

    assert blank.get("page_link")[0].proto.page == "check"


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
