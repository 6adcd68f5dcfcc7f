from datetime import date, timedelta

import pytest

from backplan.core.facts import Fact
from backplan.core.fold import fold
from tests.core.people import RULES, answers_fact, fact

ALL = list(RULES.triage.T8.flags)
FIRST = date(2026, 11, 2)


def due(*facts: Fact, day: int) -> bool:
    """Return whether the short list is due on day *day* after the answers."""
    today = FIRST + timedelta(days=day)
    return fold((answers_fact("a", 2), *facts), RULES, today=today).rescreen_due


def asked(day: int, ids: list[str] = ALL) -> Fact:
    return fact(f"s{day}", "flags", day, asked=ids, flags={})


def checkin(day: int, **more: object) -> Fact:
    data = {"date": f"2026-11-{day:02}", "pain": 3, "flare": False, **more}
    return fact(f"c{day}", "checkin", day, **data)


def test_without_answers_nothing_is_asked_again() -> None:
    assert not fold((checkin(2),), RULES, today=FIRST + timedelta(days=30)).rescreen_due


@pytest.mark.parametrize(("day", "is_due"), [(0, False), (6, False), (7, True), (13, True)])
def test_it_is_due_from_the_start_of_each_week(day: int, *, is_due: bool) -> None:
    assert due(day=day) is is_due


def test_once_asked_it_rests_until_the_next_week() -> None:
    assert not due(asked(9), day=13)
    assert due(asked(9), day=14)


def test_a_list_that_was_asked_in_part_does_not_count() -> None:
    assert due(asked(9, ALL[:-1]), day=8)


@pytest.mark.parametrize("bad", [{"flare": True}, {"morning": "worse"}])
def test_a_flare_or_a_worse_morning_asks_at_once_until_it_is_answered(bad: dict) -> None:
    assert due(checkin(4, **bad), day=2)
    assert not due(checkin(4, **bad), asked(5), day=3)


def test_a_usual_morning_asks_nothing() -> None:
    assert not due(checkin(4, morning="usual"), day=2)


@pytest.mark.parametrize(("day", "is_due"), [(13, False), (14, True)])
def test_it_is_due_after_a_gap_without_an_entry(day: int, *, is_due: bool) -> None:
    entry = fact("c", "checkin", 2, date="2026-11-02", pain=3, flare=False)
    later = answers_fact("b", 10)
    today = FIRST + timedelta(days=day)

    assert fold((answers_fact("a", 2), entry, later), RULES, today=today).rescreen_due is is_due


def test_a_rescreen_with_a_new_flag_stops_the_plan_until_a_new_check() -> None:
    flag = fact("f", "flags", 9, asked=ALL, flags={"RF02": "unsure"})
    stopped = fold((answers_fact("a", 2), flag), RULES, today=date(2026, 11, 9))
    opened = fold(
        (answers_fact("a", 2), flag, answers_fact("b", 10)), RULES, today=date(2026, 11, 10)
    )

    assert stopped.locked
    assert not opened.locked
