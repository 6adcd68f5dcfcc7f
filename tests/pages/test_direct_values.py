"""A browser that sends what no page offers it: values of hidden forms, buttons of an old page."""

from collections.abc import Mapping
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from tests.conftest import healthy
from tests.core.people import programme
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.shown import calls, exercises, titles
from tests.pages.tour import turn_to

EMERGENCY = {"asked": ["RF02"], "flags": {"RF02": "yes"}}
MONDAY = programme().sessions[0]
MONDAYS = [item.exercise.id for item in MONDAY.items]
DONE: Mapping[str, object] = {
    "session-mine.which": "mon",
    "session-mine.pain_before": 3,
    "session-mine.effort": "2-3",
    "session-mine.pain_during": 4,
    "session-mine.pain_after": 3,
    **{f"session-mine.mon.{one}.done": True for one in MONDAYS},
}
"""A session that was filled in, by the keys of the form's widgets."""


@pytest.fixture
def planned(keep: KeepFact) -> None:
    keep(Kind.ANSWERS, healthy(country="GB"))


def kinds(diary: Diary) -> list[object]:
    return [one["kind"] for one in diary.facts().facts]


def send(at: AppTest, values: Mapping[str, object]) -> AppTest:
    """Set *values* as the browser's and run the page."""
    for key, value in values.items():
        at.session_state[key] = value
    at.run()
    assert not at.exception
    return at


def filled_in(open_page: OpenPage) -> AppTest:
    """Return a diary page with a whole session filled in, ready to be saved."""
    at = open_page("diary")
    return send(at, {"diary_part": "session", "session.entry": "mine", **DONE})


@pytest.mark.usefixtures("planned")
def test_the_values_save_a_session_while_nothing_is_locked(
    open_page: OpenPage, diary: Diary
) -> None:
    at = filled_in(open_page)
    assert set(MONDAYS) <= set(exercises(at))
    at.button(key="session_save").click().run()

    assert kinds(diary) == [Kind.ANSWERS, Kind.SESSION]


@pytest.mark.usefixtures("planned")
def test_under_a_lock_the_values_of_a_session_show_and_save_nothing(
    open_page: OpenPage, keep: KeepFact, diary: Diary
) -> None:
    keep(Kind.FLAGS, EMERGENCY)
    at = send(filled_in(open_page), {"session_save": True})

    assert exercises(at) == []
    assert "session_save" not in [one.key for one in at.button]
    assert kinds(diary) == [Kind.ANSWERS, Kind.FLAGS]


@pytest.mark.usefixtures("planned")
def test_a_session_that_was_filled_in_before_the_lock_is_not_saved_after_it(
    open_page: OpenPage, keep: KeepFact, diary: Diary
) -> None:
    at = filled_in(open_page)
    keep(Kind.FLAGS, EMERGENCY)
    at.button(key="session_save").click().run()

    assert exercises(at) == []
    assert kinds(diary) == [Kind.ANSWERS, Kind.FLAGS]


@pytest.mark.usefixtures("planned")
def test_an_old_plan_page_shows_the_advice_when_another_day_is_chosen(
    open_page: OpenPage, keep: KeepFact
) -> None:
    at = open_page("plan")
    assert set(MONDAYS) <= set(exercises(at))
    keep(Kind.FLAGS, EMERGENCY)
    send(at, {"plan_day": "Wednesday"})

    assert titles(at) == ["Get help now"]
    assert "999" in calls(at)
    assert exercises(at) == []


@pytest.mark.parametrize(
    "values",
    [
        {"find_exercise": "squat"},
        {"ladder": "DL"},
        {"left_ladder": "DL", "moved_between_exercises": True},
        {"rung_SQ2": True, "to_SQ2": True},
    ],
    ids=lambda values: next(iter(values)),
)
@pytest.mark.usefixtures("planned")
def test_an_old_catalogue_shows_the_advice_whatever_is_searched_chosen_or_pressed(
    open_page: OpenPage, keep: KeepFact, values: Mapping[str, object]
) -> None:
    at = open_page("exercises")
    assert exercises(at)
    keep(Kind.FLAGS, EMERGENCY)
    send(at, values)

    assert titles(at) == ["Get help now"]
    assert exercises(at) == []


@pytest.mark.parametrize(
    "name", ["exercises", "plan", "session", "review", "home", "diary", "progress", "check"]
)
@pytest.mark.usefixtures("planned")
def test_a_page_that_is_swapped_in_under_a_lock_shows_no_exercise(
    open_page: OpenPage, keep: KeepFact, name: str
) -> None:
    at = filled_in(open_page)
    keep(Kind.FLAGS, EMERGENCY)

    assert exercises(turn_to(at, name)) == []


@pytest.mark.parametrize(
    "button", ["home_plan", "home_session", "plan_log", "plan_session", "check_plan"]
)
@pytest.mark.usefixtures("planned")
def test_the_button_of_an_old_page_leads_to_no_exercise(
    open_page: OpenPage, keep: KeepFact, button: str
) -> None:
    at = open_page(button.partition("_")[0])
    keep(Kind.FLAGS, EMERGENCY)
    at.button(key=button).click().run()

    assert exercises(at) == []


def test_a_go_ahead_that_was_begun_before_an_emergency_is_not_taken_after_it(
    open_page: OpenPage, keep: KeepFact, diary: Diary
) -> None:
    keep(Kind.ANSWERS, healthy(flags={"RF20": "yes"}))
    at = open_page("plan")
    at.date_input(key="cleared_on").set_value(date(2026, 11, 2)).run()
    keep(Kind.FLAGS, EMERGENCY)
    at.button(key="save_clearance").click().run()

    assert titles(at) == ["Get help now"]
    assert kinds(diary) == [Kind.ANSWERS, Kind.FLAGS]


def test_the_values_of_a_go_ahead_open_nothing_under_an_emergency(
    open_page: OpenPage, keep: KeepFact, diary: Diary
) -> None:
    keep(Kind.FLAGS, EMERGENCY)
    at = send(open_page("plan"), {"cleared_on": date(2026, 11, 2), "save_clearance": True})

    assert titles(at) == ["Get help now"]
    assert kinds(diary) == [Kind.FLAGS]


def test_the_short_list_left_blank_opens_nothing_and_keeps_nothing(
    open_page: OpenPage, keep: KeepFact, diary: Diary
) -> None:
    keep(Kind.ANSWERS, healthy())
    keep(Kind.CHECKIN, {"date": "2026-11-02", "pain": 6, "morning": None, "flare": True})
    at = open_page("plan")
    at.button(key="rescreen_continue").click().run()

    assert titles(at) == ["A quick safety check first"]
    assert exercises(at) == []
    assert kinds(diary) == [Kind.ANSWERS, Kind.CHECKIN]
