"""A check that was begun before a red flag was told elsewhere: it does not lift that lock."""

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from tests.pages.conftest import KeepFact, OpenPage
from tests.pages.shown import exercises, titles
from tests.pages.taking_the_check import (
    SCREENS,
    answer_list,
    answer_the_rest,
    press,
    take_healthy_check,
    tell_about,
    tick,
)

EMERGENCY = {"asked": ["RF02"], "flags": {"RF02": "yes"}}


def kinds(diary: Diary) -> list[object]:
    return [one["kind"] for one in diary.facts().facts]


def test_the_last_step_of_an_old_check_keeps_nothing_and_shows_the_advice(
    open_page: OpenPage, keep: KeepFact, diary: Diary
) -> None:
    at = tell_about(open_page("check"))
    for screen in SCREENS:
        answer_list(at, screen)
    answer_the_rest(at)
    keep(Kind.FLAGS, EMERGENCY)
    press(at, "check_finish")

    assert titles(at) == ["Get help now"]
    assert exercises(at) == []
    assert kinds(diary) == [Kind.FLAGS]


def test_an_old_check_is_over_at_its_next_step(open_page: OpenPage, keep: KeepFact) -> None:
    at = answer_list(tell_about(open_page("check")), "emergency")
    keep(Kind.FLAGS, EMERGENCY)
    tick(at, "urgent.none")

    assert titles(at) == ["Get help now"]


def test_a_check_that_is_begun_under_the_lock_opens_the_plan(
    open_page: OpenPage, keep: KeepFact, diary: Diary
) -> None:
    keep(Kind.FLAGS, EMERGENCY)
    at = take_healthy_check(press(open_page("check"), "guard_again"))

    assert titles(at)[0] == "Your plan"
    assert kinds(diary) == [Kind.FLAGS, Kind.ANSWERS]


def test_an_entry_of_the_diary_meanwhile_does_not_end_a_check(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.FLAGS, EMERGENCY)
    at = tell_about(press(open_page("check"), "guard_again"))
    keep(Kind.CHECKIN, {"date": "2026-11-02", "pain": 6, "morning": None, "flare": True})
    answer_list(at, "emergency")

    assert titles(at) == ["Signs to get checked today"]
