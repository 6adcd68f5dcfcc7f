"""The session of the diary page: what is saved and refused, and what a lock does not show."""

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.diary.store import StoreUnavailableError
from backplan.web.diary_pages import STOP_REASONS
from tests.conftest import healthy
from tests.core.people import RULES, programme
from tests.pages.conftest import NOON, KeepFact, OpenPage
from tests.pages.filling_in_the_diary import (
    MONDAY,
    check_in,
    facts,
    field,
    save_session,
    start_session,
    tick,
    words,
)

TODAY = NOON.date()
FLAG_OF = RULES.triage.E9.flags
EVERY_NAME = [one.name for one in RULES.catalogue.exercises.values()]


@pytest.fixture
def planned(keep: KeepFact) -> None:
    """Give the visitor a plan with sessions on Monday, Wednesday and Friday."""
    keep(Kind.ANSWERS, healthy(country="GB"))


@pytest.fixture
def blank(open_page: OpenPage) -> AppTest:
    return open_page("diary")


@pytest.fixture
def session_page(planned: None, open_page: OpenPage) -> AppTest:
    return start_session(open_page("diary"))


def test_ticking_a_session_keeps_the_planned_sets_with_both_sides(
    session_page: AppTest, diary: Diary
) -> None:
    tick(session_page)
    save_session(session_page)
    [kept] = facts(diary, Kind.SESSION)
    assert kept == {
        "date": TODAY.isoformat(),
        "pain_before": 3,
        "pain_after": 2,
        "stopped": False,
        "items": [
            {
                "exercise": item.exercise.id,
                "sets": [
                    {unit: low, **side}
                    for _ in range(item.sets)
                    for side in (
                        [{"side": "left"}, {"side": "right"}]
                        if item.exercise.dose.per_side
                        else [{}]
                    )
                ],
                "effort_left": "2-3",
                "pain_during": 4,
            }
            for item in MONDAY.items
            for unit, low in [("reps", item.reps[0]) if item.reps else ("hold_s", item.hold_s[0])]
        ],
    }
    assert (
        f"{len(MONDAY.items)} exercises, pain 3 before and 2 after" in session_page.success[0].value
    )
    assert field(session_page, "pain_after").value is None
    assert not any(one.value for one in session_page.checkbox)


def test_nothing_is_chosen_in_a_session_but_the_day(planned: None, blank: AppTest) -> None:
    blank.button_group(key="diary_part").set_value("session").run()
    assert field(blank, "which").value == "mon"
    assert field(blank, "pain_before").value is None
    assert field(blank, "pain_after").value is None
    assert field(blank, "effort").value is None
    assert not any(one.value for one in blank.checkbox)


def test_what_was_done_otherwise_is_kept_with_the_rest_as_planned(
    session_page: AppTest, diary: Diary
) -> None:
    item = next(one for one in MONDAY.items if one.reps and not one.exercise.dose.per_side)
    key = f"mon.{item.exercise.id}"
    field(session_page, f"{key}.sets").set_value(1)
    field(session_page, f"{key}.amount").set_value(5)
    field(session_page, f"{key}.effort").set_value("0-1")
    field(session_page, f"{key}.pain").set_value(6)
    save_session(session_page)
    assert facts(diary, Kind.SESSION)[0]["items"] == [
        {
            "exercise": item.exercise.id,
            "sets": [{"reps": 5}],
            "effort_left": "0-1",
            "pain_during": 6,
        }
    ]


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("amount", 201, "Repetitions: please give a whole number from 0 to 200"),
        ("sets", 1_000_000, "Sets go from 1 to 20."),
    ],
)
def test_an_amount_out_of_range_is_refused(
    session_page: AppTest, diary: Diary, name: str, value: int, allowed: str
) -> None:
    item = next(one for one in MONDAY.items if one.reps)
    field(session_page, f"mon.{item.exercise.id}.{name}").set_value(value)
    save_session(session_page)
    assert allowed in session_page.error[0].value
    marked = [one.value for one in session_page.markdown if ":red[" in one.value]
    assert len(marked) == 1
    assert allowed in marked[0]
    assert facts(diary, Kind.SESSION) == []


def test_what_is_missing_is_said_and_nothing_is_kept(
    planned: None, blank: AppTest, diary: Diary
) -> None:
    blank.button_group(key="diary_part").set_value("session").run()
    field(blank, f"mon.{MONDAY.items[0].exercise.id}.done").check()
    save_session(blank)
    for needed in ("pain before", "pain after", "how many more", "highest pain"):
        assert needed in blank.error[0].value
        assert [one.value for one in blank.markdown if needed in one.value and ":red[" in one.value]
    assert facts(diary, Kind.SESSION) == []


def test_a_session_without_an_exercise_needs_an_early_stop(
    session_page: AppTest, diary: Diary
) -> None:
    save_session(session_page)
    assert "Tick what you did" in session_page.error[0].value
    field(session_page, "stopped").set_value(True).run()
    field(session_page, "stop_reason").select("time").run()
    save_session(session_page)
    [kept] = facts(diary, Kind.SESSION)
    assert (kept["stopped"], kept["stop_reason"], kept["items"]) == (True, "time", [])
    assert "Stopped early: no time." in words(session_page)
    assert facts(diary, Kind.FLAGS) == []


@pytest.mark.parametrize(("reason", "flag"), FLAG_OF.items())
def test_a_stop_that_needs_help_is_kept_at_once_and_locks_the_plan(
    session_page: AppTest, diary: Diary, open_page: OpenPage, reason: str, flag: str
) -> None:
    tick(session_page)
    field(session_page, "stopped").set_value(True).run()
    field(session_page, "stop_reason").select(reason).run()
    assert facts(diary, Kind.FLAGS) == [{"asked": [flag], "flags": {flag: "yes"}}]
    [kept] = facts(diary, Kind.SESSION)
    assert kept["stop_reason"] == reason
    assert len(kept["items"]) == len(MONDAY.items)
    assert session_page.title[0].value == "Get help now"
    plan = open_page("plan")
    assert plan.title[0].value == "Get help now"
    assert not [name for name in EVERY_NAME if name in words(plan)]


def test_a_stop_that_needs_help_waits_for_no_other_answer(
    planned: None, blank: AppTest, diary: Diary
) -> None:
    blank.button_group(key="diary_part").set_value("session").run()
    field(blank, "stopped").set_value(True).run()
    field(blank, "stop_reason").select("chest_pain").run()
    assert blank.title[0].value == "Get help now"
    assert len(facts(diary, Kind.FLAGS)) == 1
    assert facts(diary, Kind.SESSION) == []


def test_a_stop_that_needs_help_shows_whom_to_call_even_if_it_cannot_be_kept(
    session_page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreUnavailableError

    monkeypatch.setattr(Diary, "save", fail)
    field(session_page, "stopped").set_value(True).run()
    field(session_page, "stop_reason").select("faint").run()
    assert "Get help now" in [one.value for one in session_page.title]
    assert "tel:999" in words(session_page)


def test_a_locked_visitor_sees_no_exercise_but_may_keep_a_diary(
    session_page: AppTest, keep: KeepFact, diary: Diary, open_page: OpenPage
) -> None:
    tick(session_page)
    save_session(session_page)
    keep(Kind.FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}})
    locked = open_page("diary")
    locked.button_group(key="diary_part").set_value("session").run()
    assert "on hold" in locked.warning[0].value
    assert not [name for name in EVERY_NAME if name in words(locked)]
    locked.button(key="session_plan").click().run()
    assert locked.title[0].value == "Get help now"
    check_in(open_page("diary"), pain=7)
    assert len(facts(diary, Kind.CHECKIN)) == 1


def test_without_a_plan_there_is_no_session_to_log(blank: AppTest) -> None:
    blank.button_group(key="diary_part").set_value("session").run()
    assert "no plan yet" in blank.info[0].value
    assert not blank.checkbox


def test_a_second_session_of_a_day_is_said_to_be_kept_besides(
    session_page: AppTest, diary: Diary
) -> None:
    tick(session_page)
    save_session(session_page)
    start_session(session_page)
    assert "logged a session on this day already" in session_page.info[0].value
    tick(session_page)
    save_session(session_page)
    assert len(facts(diary, Kind.SESSION)) == 2


def test_settle_sessions_keep_minutes(keep: KeepFact, open_page: OpenPage, diary: Diary) -> None:
    keep(Kind.ANSWERS, healthy(pain_week=9, cleared_on=TODAY.isoformat()))
    session = programme(pain_week=9, cleared_on="2026-11-02").sessions[0]
    page = start_session(open_page("diary"))
    tick(page, session)
    save_session(page)
    kept = {one["exercise"]: one["sets"] for one in facts(diary, Kind.SESSION)[0]["items"]}
    minutes = [one for one in session.items if one.minutes]
    assert minutes
    assert all(kept[one.exercise.id][0] == {"minutes": one.minutes[0]} for one in minutes)


def test_a_weight_is_asked_for_and_kept_where_one_is_lifted(
    keep: KeepFact, open_page: OpenPage, diary: Diary
) -> None:
    keep(Kind.ANSWERS, healthy(strength_trained=True))
    page = start_session(open_page("diary"))
    field(page, "mon.DL4.load_kg").set_value(7.5)
    save_session(page)
    [item] = facts(diary, Kind.SESSION)[0]["items"]
    assert item["exercise"] == "DL4"
    assert {one["load_kg"] for one in item["sets"]} == {7.5}


def test_no_session_is_chosen_on_a_day_without_one(keep: KeepFact, open_page: OpenPage) -> None:
    keep(Kind.ANSWERS, healthy(training_days=["tue", "thu"]))
    page = open_page("diary")
    page.button_group(key="diary_part").set_value("session").run()
    assert field(page, "which").value is None
    assert not page.checkbox
    field(page, "which").select("thu").run()
    assert page.checkbox


def test_every_reason_to_stop_that_needs_help_is_offered() -> None:
    assert list(STOP_REASONS)[: len(FLAG_OF)] == list(FLAG_OF)
