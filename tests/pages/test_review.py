"""Your week: what was done, what is asked, what changes now, and nobody is scolded."""

import re
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from tests.core.people import RULES
from tests.diaries.telling import told as told_as_lines
from tests.pages.conftest import NOON, KeepFact, OpenPage
from tests.pages.in_the_week import (
    SCREENED,
    begin,
    day,
    field,
    fill_a_week,
    review,
    reviews,
    save,
    session,
    told,
)
from tests.pages.shown import exercises, titles

TODAY = NOON.date()
RULE = RULES.adaptation


@pytest.fixture
def a_week_later(keep: KeepFact) -> None:
    fill_a_week(keep)


@pytest.fixture
def week(a_week_later: None, open_page: OpenPage) -> AppTest:
    return open_page("review")


def test_before_the_check_it_says_what_will_be_here_and_where_to_begin(
    open_page: OpenPage,
) -> None:
    at = open_page("review")
    assert "It takes a minute" in told(at)
    at.button(key="review_check").click().run()

    assert titles(at) == ["About you"]


def test_in_the_first_week_it_says_when_and_shows_what_is_there_so_far(
    keep: KeepFact, open_page: OpenPage
) -> None:
    begin(keep, 3)
    empty = told(open_page("review"))
    assert "Your first week goes on until Thursday 5 November." in empty
    assert "Nothing is noted yet." in empty
    session(keep, 1)

    assert "1 of 3 planned sessions done" in told(open_page("review"))


def test_the_list_of_signs_comes_first_once_a_week(keep: KeepFact, open_page: OpenPage) -> None:
    begin(keep, 7)
    at = open_page("review")

    assert titles(at) == ["A quick safety check first"]


def test_it_tells_what_was_done_and_what_was_not_noted_is_no_zero(week: AppTest) -> None:
    words = told(week)
    assert "**Monday 26 October to Sunday 1 November**" in words
    assert "3 of 3 planned sessions done" in words
    assert "3.0 pain out of 10 on average, from 7 days" in words
    assert "2 of 2 days with 5,500 steps or more" in words


def test_the_activity_is_drawn_as_it_was_typed_and_never_as_markup(week: AppTest) -> None:
    assert "tying my **shoes** <img src=x>" in [one.value for one in week.text]
    assert not any("shoes" in one.value for one in week.markdown)


def test_nothing_is_chosen_for_the_visitor_and_only_the_activity_is_needed(
    week: AppTest, diary: Diary
) -> None:
    for name in ("activity_score", "worry", "low_mood", "breaks_done"):
        assert field(week, f".{name}").value is None
    week.button(key="review_save").click().run()
    assert "Choose a number for your activity" in week.error[0].value
    assert reviews(diary) == []
    save(week, activity_score=7)

    assert reviews(diary) == [{"week_of": "2026-10-26", "activity_score": 7, "tired": False}]


def test_what_was_said_is_kept_and_changes_the_plan_at_once_each_with_why(
    week: AppTest, diary: Diary
) -> None:
    save(week, activity_score=7, worry=2, low_mood=0, breaks_done="few", tired=True)

    assert reviews(diary) == [
        {
            "week_of": "2026-10-26",
            "activity_score": 7,
            "worry": 2,
            "low_mood": 0,
            "breaks_done": "few",
            "tired": True,
        }
    ]
    words = told(week)
    assert "You told us: your activity 7 out of 10 (6 in the check), worry 2" in words
    assert "30 → 45 minutes" in words
    for rule, text in (("B5", RULE.B5.text), ("P7", RULE.P7.tired.text)):
        assert text in words
        assert f":small[Rule {rule}. Sources: " in words


def test_a_second_save_of_a_week_takes_the_place_of_the_first(week: AppTest, diary: Diary) -> None:
    save(week, activity_score=7, breaks_done="few")
    week.session_state["review_again"] = True
    save(week.run(), activity_score=5)

    assert [one["activity_score"] for one in reviews(diary)] == [7, 5]
    assert "your activity 5 out of 10" in told(week)
    assert "30 → 45 minutes" not in told(week)


def test_a_review_that_was_saved_before_the_server_was_lost_is_not_doubled(
    week: AppTest, diary: Diary, open_page: OpenPage
) -> None:
    held = str(week.text_input(key="review.entry").value)
    save(week, activity_score=7)
    after = open_page("review")
    after.text_input(key="review.entry").set_value(held).run()

    assert "was saved before the connection was lost" in told(after)
    assert len(reviews(diary)) == 1


def test_a_week_in_which_nothing_changes_says_so_and_what_would(week: AppTest) -> None:
    assert "Your plan stays as it is." in told(week)


def test_few_sessions_are_met_with_the_words_of_the_rule_and_no_blame(
    keep: KeepFact, open_page: OpenPage
) -> None:
    begin(keep, 7)
    day(keep, 5)
    keep(Kind.FLAGS, SCREENED)
    words = told(open_page("review"))

    assert "0 of 3 planned sessions done" in words
    assert RULE.P5.text in words


def test_exercises_without_a_harder_stage_are_named_with_what_could_open_one(
    keep: KeepFact, open_page: OpenPage
) -> None:
    answers = {"minutes": 5, "kit": ["weights"], "joints": ["wrist_shoulder"]}
    diary = told_as_lines(
        """
        0-7 pain 3, morning usual
        0,2,4 trains well
        """,
        {**answers, "strength_trained": True},
        start=TODAY - timedelta(days=7),
    )
    for fact in diary.facts:
        keep(Kind(fact.kind), fact.data, fact.at)
    keep(Kind.FLAGS, SCREENED)
    words = told(open_page("review"))

    assert RULE.P1.some_at_top.text in words
    assert "**Clamshell, Worktop plank**" in words


def test_after_days_away_it_says_welcome_back_and_what_the_plan_does(
    keep: KeepFact, open_page: OpenPage
) -> None:
    begin(keep, 21)
    day(keep, 12)
    keep(Kind.FLAGS, SCREENED)
    home = open_page("home")
    assert "Welcome back" in [one.value for one in home.subheader]
    words = told(open_page("review"))

    assert "Welcome back." in words
    assert "Nothing is noted for this week. That is fine." in words
    assert RULE.P6.repeat.text in words


def test_two_low_weeks_are_met_with_kind_words_and_somebody_to_call(
    keep: KeepFact, open_page: OpenPage
) -> None:
    begin(keep, 14)
    for days_ago in range(14, 0, -1):
        day(keep, days_ago)
    review(keep, 7, TODAY - timedelta(days=10), low_mood=8)
    keep(Kind.FLAGS, SCREENED)
    at = open_page("review")
    assert RULES.escalation.E7.text not in told(at)
    save(at, activity_score=6, low_mood=9)

    assert RULES.escalation.E7.text in told(at)
    assert RULES.escalation.E7.text in told(open_page("home"))
    assert "tel:111" in "".join(str(one.proto) for one in at.main if hasattr(one, "proto"))


def test_two_weeks_of_much_less_activity_put_the_plan_on_hold_and_show_no_exercise(
    keep: KeepFact, open_page: OpenPage
) -> None:
    begin(keep, 14)
    for days_ago in range(14, 0, -1):
        day(keep, days_ago)
    review(keep, 7, TODAY - timedelta(days=10), activity_score=4)
    keep(Kind.FLAGS, SCREENED)
    at = save(open_page("review"), activity_score=3)

    assert titles(at)[0] == "See a doctor or physio before you go on"
    assert RULES.escalation.E2.text in told(at)
    assert set(exercises(at)) <= {"ST8"}  # the rule's own words: short walks are fine


def test_each_scale_says_what_both_its_ends_mean_and_which_is_good(
    open_page: OpenPage, keep: KeepFact
) -> None:
    begin(keep, 7)
    keep(Kind.FLAGS, SCREENED)
    at = open_page("review")
    ends = [
        re.sub("<[^>]+>", " ", one.body).split() for one in at.get("html") if "ends" in one.body
    ]

    assert [" ".join(one) for one in ends] == [
        "0 cannot do it 10 as well as before",
        "0 not at all 10 all the time",
        "0 not at all 10 all the time",
    ]
    good = [one.value for one in at.markdown if "number is good" in one.value]
    assert ["high" in one for one in good] == [True, False, False]
