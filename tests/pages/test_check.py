"""The check, page by page: what is kept, what is refused, what it leads to."""

import re
from datetime import date
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.web.sign_names import GROUPS, NAMES, NEW, NEW_IN_SHORT
from backplan.web.still_open import ANSWER_THIS
from tests.core.people import RULES
from tests.pages.conftest import OpenPage
from tests.pages.taking_the_check import (
    SCREENS,
    answer_list,
    answer_the_rest,
    prefix,
    press,
    take_healthy_check,
    tell,
    tell_about,
    tick,
)


def kinds(diary: Diary) -> list[object]:
    return [one["kind"] for one in diary.facts().facts]


def titles(at: AppTest) -> list[str]:
    return [one.value for one in (*at.title, *at.header)]


def test_a_finished_check_is_one_fact_and_opens_the_plan(open_page: OpenPage, diary: Diary) -> None:
    at = take_healthy_check(open_page("check"))
    facts = diary.facts().facts

    assert [one["kind"] for one in facts] == [Kind.ANSWERS]
    assert facts[0]["data"]["flags"] == {}
    assert len(facts[0]["data"]["flags_asked"]) == 31
    assert "Your plan" in titles(at)


def test_nothing_is_written_before_the_check_is_finished(open_page: OpenPage, diary: Diary) -> None:
    at = tell_about(open_page("check"))
    answer_list(at, "emergency")

    assert kinds(diary) == []


def test_an_emergency_is_kept_at_once_and_ends_the_check(open_page: OpenPage, diary: Diary) -> None:
    at = tell_about(open_page("check"))
    answer_list(at, "emergency", ["RF19"])

    assert diary.facts().facts[0]["data"]["flags"] == {"RF19": "yes"}
    assert "Get help now" in titles(at)


def test_an_urgent_sign_ends_the_check_after_its_list(open_page: OpenPage, diary: Diary) -> None:
    at = tell_about(open_page("check"))
    answer_list(at, "emergency")
    answer_list(at, "urgent", ["RF14"])

    assert kinds(diary) == [Kind.FLAGS, Kind.SETTINGS]
    assert "Speak to a doctor today" in titles(at)


def test_the_country_chosen_is_the_one_to_call_in(open_page: OpenPage, diary: Diary) -> None:
    at = open_page("check")
    tell(at, "country", "NZ")
    tell_about(at)
    answer_list(at, "emergency", ["RF19"])

    assert "tel:111" in " ".join(one.body for one in at.get("html"))
    assert diary.facts().facts[1]["data"] == {"country": "NZ"}


def test_what_is_still_open_is_marked_right_below_its_question(open_page: OpenPage) -> None:
    at = tell_about(open_page("check"))
    for screen in SCREENS:
        answer_list(at, screen)
    tell(at, "pain_duration", "over_12_weeks")
    shown = [one.value for one in press(at, "check_continue").markdown]
    marked = {
        name
        for name, question in RULES.quiz.questions.items()
        for words, below in pairwise(shown)
        if words.startswith(f"**{question.text}**") and ANSWER_THIS in below
    }
    assert marked == {"pain_week", "first_episode", "activity_score"}
    assert sum(ANSWER_THIS in words for words in shown) == len(marked)


def test_a_day_too_few_says_how_many_it_takes_right_below_the_days(open_page: OpenPage) -> None:
    at = tell_about(open_page("check"))
    for screen in SCREENS:
        answer_list(at, screen)
    shown = [one.value for one in answer_the_rest(at, days=("mon",)).markdown]

    assert [words for words in shown if "error:" in words] == [
        ":red[:material/error: **Choose 2, 3 or 4 days.**]"
    ]


def test_every_sign_has_a_name_and_its_whole_question(open_page: OpenPage) -> None:
    at = tell_about(open_page("check"))
    for screen in SCREENS:
        rows = next(one for one in RULES.quiz.screens if one.id == screen)
        boxes = {one.key: one.label for one in at.checkbox}
        for name in (*rows.flags, *rows.readiness):
            asked = (RULES.red_flags.get(name) or RULES.readiness[name]).question
            lead, _, rest = boxes[f"{prefix(at)}.{name}"].partition("  \n")
            assert lead == f"**{NAMES[name]}**"
            question = " ".join(rest.removeprefix(":small[").removesuffix("]").split())
            assert question in (asked, f"{asked.removesuffix(NEW).strip()} {NEW_IN_SHORT}")
        answer_list(at, screen)


def test_what_only_counts_while_it_is_new_says_so_above_it_and_in_each(
    open_page: OpenPage,
) -> None:
    at = tell_about(open_page("check"))
    headings = [re.sub("<[^>]+>", "", one.body) for one in at.get("html") if "<h2" in one.body]
    asked = [one for one in at.checkbox if NEW_IN_SHORT in one.label]

    assert headings == list(GROUPS["emergency"].values())
    assert headings[0] == "New or worse in the last two weeks, or never checked"
    assert [one.key.rpartition(".")[2] for one in asked] == [
        name for name, flag in RULES.red_flags.items() if flag.question.endswith(NEW)
    ]


def test_the_parts_of_a_list_begin_at_signs_that_are_in_it() -> None:
    lists = {one.id: (*one.flags, *one.readiness) for one in RULES.quiz.screens}
    lists["rescreen"] = RULES.triage.T8.flags
    for screen, parts in GROUPS.items():
        assert next(iter(parts)) == lists[screen][0]
        assert [one for one in lists[screen] if one in parts] == list(parts)


def test_a_follow_up_must_be_answered_and_can_make_it_an_emergency(open_page: OpenPage) -> None:
    at = tell_about(open_page("check"))
    answer_list(at, "emergency")
    answer_list(at, "urgent", ["RF07"])
    assert "Before we go on" in at.error[0].value
    tell(at, "RF07.sudden", "unsure")
    tell(at, "RF07.both_legs", "no")
    press(at, "check_continue")

    assert "Get help now" in titles(at)


def test_a_sign_that_was_checked_before_asks_for_a_doctor_first(
    open_page: OpenPage, diary: Diary
) -> None:
    at = tell_about(open_page("check"))
    old = "checked.RF01_RF02_RF03_RF04_RF05_RF06"
    tick(at, old)
    answer_list(at, "emergency", [f"{old}.RF05"])
    for screen in SCREENS[1:]:
        answer_list(at, screen)
    answer_the_rest(at)
    press(at, "check_finish")

    assert diary.facts().facts[0]["data"]["flags"] == {"RF05": "checked"}
    assert "See a doctor or physio before you start" in titles(at)


def test_a_list_with_a_tick_and_none_of_these_is_refused(open_page: OpenPage) -> None:
    at = tell_about(open_page("check"))
    answer_list(at, "emergency", ["RF19", "emergency.none"])

    assert "Please clear one" in at.error[0].value


@pytest.mark.parametrize("age", [17, 0])
def test_somebody_under_age_gets_no_plan(open_page: OpenPage, age: int) -> None:
    at = take_healthy_check(open_page("check"), age=age)

    assert "See a doctor or physio before you start" in titles(at)
    assert "This week" not in titles(at)


def test_a_value_out_of_range_from_a_client_is_refused_by_the_answers(
    open_page: OpenPage, diary: Diary
) -> None:
    at = open_page("check")
    tell_about(at)
    for screen in SCREENS:
        answer_list(at, screen)
    answer_the_rest(at)
    at.session_state["check"].given["about"] = {"age": 400, "country": "GB"}
    at.run()

    assert "outside what we can use" in at.error[0].value
    assert kinds(diary) == []


def test_back_and_change_keep_what_was_answered(open_page: OpenPage) -> None:
    at = tell_about(open_page("check"), age=63)
    press(at, "check_back")
    assert at.number_input[0].value == 63
    press(at, "check_continue")
    for screen in SCREENS:
        answer_list(at, screen)
    answer_the_rest(at)
    press(at, "change_about")
    assert at.number_input[0].value == 63
    press(at, "check_continue")

    assert titles(at)[0] == "Is this right?"


def test_a_clinicians_go_ahead_opens_the_plan_with_care(open_page: OpenPage, diary: Diary) -> None:
    at = tell_about(open_page("check"))
    answer_list(at, "emergency")
    answer_list(at, "urgent")
    answer_list(at, "history", ["RF29"])
    answer_list(at, "ready")
    answer_the_rest(at)
    press(at, "check_finish")
    at = open_page("plan")
    assert "See a doctor or physio before you start" in titles(at)
    at.date_input(key="cleared_on").set_value(date(2026, 11, 2)).run()
    press(at, "save_clearance")

    assert kinds(diary) == [Kind.ANSWERS, Kind.CLEARANCE]
    assert "This week" in titles(at)
