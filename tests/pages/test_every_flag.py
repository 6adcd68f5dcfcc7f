"""Every red flag and readiness item, told in the check itself, and every page after it."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from backplan.core.red_flags import TriageLevel
from backplan.diary.diary import Diary
from backplan.web.advice import ADVICE
from tests.core.people import RULES
from tests.pages.conftest import OpenPage
from tests.pages.shown import EXERCISES, calls, exercises, titles
from tests.pages.telling_a_sign import tell_sign
from tests.pages.tour import UNADVISED, open_session, short_tour, turn_to
from tests.signs import ALARMS, NOTHING, SIGNS, STARTING, WAITING, Sign

BRITAIN = RULES.numbers["GB"]
EMERGENCY_ALONE = [*BRITAIN.emergency]
ADVICE_FIRST = [*BRITAIN.advice, *BRITAIN.emergency]
CALLS = {
    TriageLevel.EMERGENCY_NOW: EMERGENCY_ALONE,
    TriageLevel.URGENT_TODAY: ADVICE_FIRST,
    TriageLevel.GP_FIRST: ADVICE_FIRST,
}


def kinds(diary: Diary) -> list[object]:
    return [one["kind"] for one in diary.facts().facts]


def left_out(sign: Sign) -> set[str]:
    """Return the exercises that what *sign* is about leaves out, by their own limits."""
    brought = set(sign.about)
    for name in sign.about & RULES.red_flags.keys():
        brought.add(RULES.red_flags[name].tag or name)
    for name in sign.about & RULES.readiness.keys():
        brought.update(sign.answers.get("joints", RULES.readiness[name].tags))
    return {
        key
        for key, one in EXERCISES.items()
        if any(limit.id in brought and limit.max_hold_s is None for limit in one.limits)
    }


def each_day(at: AppTest) -> Iterator[AppTest]:
    """Yield the plan page with each of its days open, then the form of each of its sessions."""
    turn_to(at, "plan")
    for day in ("Monday", "Wednesday", "Friday"):
        at.session_state["plan_day"] = day
        yield at.run()
    open_session(at)
    for name in ("mon", "wed", "fri"):
        next(one for one in at.selectbox if one.key.endswith(".which")).select(name).run()
        yield at


def planned(at: AppTest) -> list[list[str]]:
    """Return what the plan shows on each day, then what each session's form asks about."""
    names = {one.name: key for key, one in EXERCISES.items()}
    shown = []
    for page in each_day(at):
        headings = [one.value.partition(". ")[2] for one in page.subheader]
        boxes = [one.label.split("**")[1] for one in page.checkbox]
        shown.append([names[one] for one in (*headings, *boxes) if one in names])
    return shown


def test_every_row_and_every_follow_up_that_decides_is_told() -> None:
    told = {name for sign in SIGNS for name in sign.about}
    followed = {key for sign in SIGNS for key, said in sign.follow_ups.items() if said != "no"}

    assert told == RULES.red_flags.keys() | RULES.readiness.keys()
    assert followed == {
        (key, detail.id)
        for key, flag in RULES.red_flags.items()
        for detail in flag.details
        if detail.level is not None
    }


@pytest.mark.parametrize("sign", ALARMS, ids=str)
def test_an_alarm_says_at_once_whom_to_call_and_no_page_shows_an_exercise(
    open_page: OpenPage, diary: Diary, sign: Sign
) -> None:
    at = tell_sign(open_page("check"), sign)

    assert titles(at) == [ADVICE[sign.level].heading]
    assert calls(at) == CALLS[sign.level]
    assert kinds(diary) == [Kind.FLAGS, Kind.SETTINGS]
    for name, page in short_tour(at):
        assert exercises(page) == [], name
        assert calls(page) == CALLS[sign.level] or name in UNADVISED, name


@pytest.mark.parametrize("sign", WAITING, ids=str)
def test_who_should_be_seen_first_is_told_whom_to_call_and_no_page_shows_an_exercise(
    open_page: OpenPage, diary: Diary, sign: Sign
) -> None:
    at = tell_sign(open_page("check"), sign)

    assert titles(at)[:1] == [ADVICE[TriageLevel.GP_FIRST].heading]
    assert calls(at) == ADVICE_FIRST
    assert kinds(diary) == [Kind.ANSWERS]
    for name, page in short_tour(at):
        assert exercises(page) == [], name
        assert calls(page) == ADVICE_FIRST or name in UNADVISED, name


@pytest.mark.parametrize("sign", STARTING, ids=str)
def test_who_may_start_gets_a_plan_without_what_the_sign_leaves_out(
    open_page: OpenPage, sign: Sign
) -> None:
    at = tell_sign(open_page("check"), sign)
    shown = planned(at)

    assert titles(turn_to(at, "plan"))[:2] == ["Your plan", ADVICE[sign.level].heading]
    assert shown[:3] == shown[3:]
    assert all(len(day) >= 4 for day in shown)
    assert not left_out(sign) & {key for day in shown for key in day}


@pytest.mark.parametrize("name", ["RF33", "ER07", "ER10", "ER09-joints-['knee']"])
def test_a_sign_takes_something_out_of_the_plan_that_was_there(
    open_page: OpenPage, name: str
) -> None:
    sign = next(one for one in STARTING if one.name == name)
    shown = planned(tell_sign(open_page("check"), NOTHING))

    assert left_out(sign) & {key for day in shown for key in day}
