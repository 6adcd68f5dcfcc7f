"""What the diary changes in the plan is said with its reason; so is when to be seen."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.diary.diary import Diary
from backplan.web.guard import AGAIN
from tests.conftest import healthy
from tests.core.people import RULES
from tests.pages.conftest import NOON, KeepFact, OpenPage

T8 = {"asked": list(RULES.triage.T8.flags), "flags": {}}


def words(at: AppTest) -> str:
    shown = (*at.title, *at.header, *at.subheader, *at.markdown, *at.warning)
    return " ".join(str(one.value) for one in shown)


def keep_session(keep: KeepFact, days_ago: int, pain_during: int) -> None:
    on = NOON - timedelta(days=days_ago)
    item = {
        "exercise": "SQ3",
        "sets": [{"reps": 8}, {"reps": 8}],
        "effort_left": "2-3",
        "pain_during": pain_during,
    }
    said = {"pain_before": 3, "pain_after": 3, "stopped": False, "items": [item]}
    keep(Kind.SESSION, {"date": on.date().isoformat(), **said}, on)


def keep_day(keep: KeepFact, days_ago: int, pain: int) -> None:
    on = NOON - timedelta(days=days_ago)
    day = {"date": on.date().isoformat(), "pain": pain, "morning": "usual", "flare": False}
    keep(Kind.CHECKIN, day, on)


def test_an_exercise_that_hurt_is_eased_and_the_plan_says_why(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=4))
    keep_session(keep, days_ago=2, pain_during=7)
    keep(Kind.FLAGS, T8)
    at = open_page("plan")

    assert "What has changed, and why" in [one.label for one in at.expander]
    assert RULES.adaptation.P3.text in words(at)


def test_a_plan_that_has_not_changed_says_nothing_of_it(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=2))
    at = open_page("plan")

    assert "What has changed, and why" not in [one.label for one in at.expander]


def test_very_bad_pain_for_days_puts_the_plan_on_hold_and_says_whom_to_see(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=6))
    for days_ago in (3, 2, 1):
        keep_day(keep, days_ago, pain=9)
    keep(Kind.FLAGS, T8)
    names = [one.name for one in RULES.catalogue.exercises.values()]

    for name in ("plan", "home", "exercises"):
        shown = words(open_page(name))
        assert "See a doctor or physio before you go on" in shown, name
        assert RULES.escalation.E6.text in shown, name
        assert not [one for one in names if one in shown]


def test_a_plan_on_hold_says_what_is_fine_until_then_and_goes_on_by_a_clinicians_word(
    open_page: OpenPage, keep: KeepFact, diary: Diary
) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=6))
    for days_ago in (3, 2, 1):
        keep_day(keep, days_ago, pain=9)
    keep(Kind.FLAGS, T8)
    at = open_page("plan")
    assert "Short, easy walks" in words(at)
    assert "home_diary" in [one.key for one in open_page("home").button]
    assert at.date_input(key="cleared_on").min == NOON.date() - timedelta(days=1)
    at.date_input(key="cleared_on").set_value(NOON.date()).run()
    at.button(key="save_clearance").click().run()

    assert diary.facts().facts[-1]["data"] == {"on": "2026-11-02", "about": []}
    assert [one.value for one in at.title] == ["Your plan"]
    assert RULES.escalation.E6.text not in words(open_page("home"))


def test_a_plan_on_hold_with_a_sign_besides_asks_for_both_and_allows_no_walks(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=6))
    for days_ago in (3, 2, 1):
        keep_day(keep, days_ago, pain=9)
    keep(Kind.FLAGS, {**T8, "asked": [*T8["asked"], "RF20"], "flags": {"RF20": "yes"}})
    at = open_page("plan")

    assert "Short, easy walks" not in words(at)
    assert "They said I may start" in [one.label for one in at.button]


def test_why_opens_the_rule_its_sources_and_the_day_that_brought_it(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=4))
    keep_session(keep, days_ago=2, pain_during=7)
    keep(Kind.FLAGS, T8)
    at = open_page("plan")
    opened = [one.value for one in at.markdown]

    why = next(one for one in opened if one.startswith(RULES.adaptation.P3.text))
    assert "It follows from what you noted for Saturday 31 October." in why
    assert any(one.startswith(":small[Rule P3. Sources: ") for one in opened)


@pytest.mark.parametrize(("day", "told"), [(42, True), (48, True), (49, False)])
def test_weeks_without_a_gain_are_told_for_a_week_and_then_no_more(
    open_page: OpenPage, keep: KeepFact, *, day: int, told: bool
) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=day))
    for days_ago in range(day, 0, -1):
        keep_day(keep, days_ago, pain=3)
    keep(Kind.FLAGS, T8)

    assert (RULES.escalation.E4.text in words(open_page("home"))) is told


def test_after_a_month_away_the_check_comes_before_any_exercise(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy(), NOON - timedelta(days=40))
    keep_day(keep, 39, pain=3)
    names = [one.name for one in RULES.catalogue.exercises.values()]

    for name in ("plan", "home", "exercises"):
        shown = words(open_page(name))
        assert AGAIN in shown, name
        assert not [one for one in names if one in shown]
