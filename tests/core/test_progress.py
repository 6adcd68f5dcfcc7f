from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.core.facts import Fact
from backplan.core.history import read_history
from backplan.core.programme import Programme
from backplan.core.progress import Progress, measure_progress
from tests.core.people import (
    RULES,
    answers_fact,
    checkin_fact,
    fact,
    programme,
    session_fact,
)

PLAN = programme(training_days=["mon", "wed", "fri"])


def november(day: int) -> date:
    return date(2026, 11, day)


def measured(*facts: Fact, day: int = 30, plan: Programme | None = PLAN) -> Progress:
    return measure_progress(read_history(facts, RULES), plan, today=november(day))


def sessions(*days: int) -> list[Fact]:
    return [session_fact(f"s{at}", day) for at, day in enumerate(days)]


def test_an_empty_diary_has_no_progress_and_no_zeros() -> None:
    found = measured()

    assert (found.pain, found.steps, found.weeks) == ((), (), ())
    assert (found.pain_mean_7d, found.adherence, found.sessions_done) == (None, None, 0)


def test_a_day_without_a_check_in_is_a_gap() -> None:
    found = measured(checkin_fact("a", 2, 4), checkin_fact("b", 5, 2), day=6)

    assert [(one.on, one.pain) for one in found.pain] == [(november(2), 4), (november(5), 2)]
    assert found.pain_mean_7d == 3.0


def test_the_mean_takes_the_seven_days_up_to_each() -> None:
    found = measured(checkin_fact("a", 2, 8), checkin_fact("b", 8, 4), checkin_fact("c", 9, 0))

    assert [one.mean_7d for one in found.pain] == [8.0, 6.0, 2.0]


def test_pain_of_zero_is_a_mean_of_zero() -> None:
    found = measured(checkin_fact("a", 2, 0), day=2)

    assert [one.mean_7d for one in found.pain] == [0.0]
    assert found.pain_mean_7d == 0.0


def test_there_is_no_mean_once_a_week_is_silent() -> None:
    assert measured(checkin_fact("a", 2, 4), day=8).pain_mean_7d == 4.0
    assert measured(checkin_fact("a", 2, 4), day=9).pain_mean_7d is None


def test_a_flare_is_shown_on_its_day() -> None:
    flare = fact("a", "checkin", 2, date="2026-11-02", pain=7, flare=True)

    assert [one.flare for one in measured(flare).pain] == [True]


def test_entries_about_later_days_are_left_out() -> None:
    ahead = fact("a", "checkin", 2, date="2026-11-20", pain=7, flare=False, steps=9000)
    found = measured(ahead, *sessions(3, 12), day=10)

    assert (found.pain, found.steps) == ((), ())
    assert found.sessions_done == 1


def test_steps_are_in_date_order_without_gaps_filled() -> None:
    facts = [checkin_fact("a", 5, 2, steps=5000), checkin_fact("b", 2, 2, steps=0)]

    assert [(one.on.day, one.steps) for one in measured(*facts).steps] == [(2, 0), (5, 5000)]


def test_weeks_are_counted_from_the_newest_answers() -> None:
    found = measured(answers_fact("a", 2), *sessions(2, 4, 8, 9), day=15)

    assert [(one.index, one.starts_on.day, one.planned, one.done) for one in found.weeks] == [
        (0, 2, 3, 3),
        (1, 9, 3, 1),
    ]


def test_sessions_before_the_newest_answers_count_by_date_in_weeks_without_a_plan() -> None:
    found = measured(*sessions(1, 9), answers_fact("a", 9), day=9)

    assert [(one.index, one.planned, one.done) for one in found.weeks] == [
        (-2, 0, 1),
        (-1, 0, 0),
        (0, 3, 1),
    ]


def test_newer_answers_begin_the_weeks_again() -> None:
    found = measured(answers_fact("a", 2), answers_fact("b", 5), day=12)

    assert [one.starts_on.day for one in found.weeks] == [5, 12]


def test_without_answers_weeks_begin_with_the_first_session() -> None:
    found = measured(*sessions(3, 4), day=11, plan=None)

    assert [(one.starts_on.day, one.planned, one.done) for one in found.weeks] == [
        (3, 0, 2),
        (10, 0, 0),
    ]
    assert found.adherence is None


def test_adherence_waits_for_a_finished_week() -> None:
    facts = [answers_fact("a", 2), *sessions(2, 4)]

    assert measured(*facts, day=8).adherence is None
    assert measured(*facts, day=9).adherence == pytest.approx(2 / 3)


def test_a_busy_week_cannot_hide_an_empty_one() -> None:
    found = measured(answers_fact("a", 2), *sessions(2, 3, 4, 5, 6, 7), day=16)

    assert found.adherence == 0.5
    assert found.sessions_done == 6


def test_weeks_without_a_session_count_before_the_first_one_too() -> None:
    found = measured(answers_fact("a", 2), *sessions(23, 24, 25), day=30)

    assert [one.done for one in found.weeks] == [0, 0, 0, 3, 0]
    assert found.adherence == 0.25


def test_without_a_programme_there_is_no_adherence() -> None:
    assert measured(answers_fact("a", 2), *sessions(2), day=20, plan=None).adherence is None


@given(days=st.lists(st.integers(1, 28)), pains=st.dictionaries(st.integers(1, 28), st.just(5)))
def test_progress_keeps_to_what_was_entered(days: list[int], pains: dict[int, int]) -> None:
    checkins = [checkin_fact(f"c{day}", day, pain) for day, pain in pains.items()]
    found = measured(answers_fact("a", 2), *sessions(2, *days), *checkins, day=28)

    assert sum(one.done for one in found.weeks) == found.sessions_done == len(days) + 1
    assert found.adherence is not None
    assert 0 <= found.adherence <= 1
    assert len(found.pain) == len(pains)
    assert all(one.mean_7d == 5 for one in found.pain)
    starts = [one.starts_on for one in found.weeks]
    assert all(later - one == timedelta(weeks=1) for one, later in pairwise(starts))
