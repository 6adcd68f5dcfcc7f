from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.core.facts import Fact
from backplan.core.history import History, read_history
from tests.core.people import RULES, answers_fact, checkin_fact, fact, said, session_fact


def read(*facts: Fact) -> History:
    return read_history(facts, RULES)


def steps_fact(fact_id: str, day: int, **days: object) -> Fact:
    return fact(fact_id, "steps", day, source="phone", days=days)


def november(day: int) -> date:
    return date(2026, 11, day)


def test_an_empty_diary_says_nothing() -> None:
    found = read()

    assert (found.answers, found.answered_on, found.flags) == (None, None, {})
    assert (found.sessions, found.checkins, found.steps, found.not_understood) == ((), (), {}, 0)


def test_answers_are_read_with_the_day_they_were_given() -> None:
    found = read(answers_fact("a", 2, flags={"RF31": "yes"}))

    assert found.answers == said(flags={"RF31": "yes"})
    assert found.answered_on == november(2)


def test_newer_answers_replace_older_ones_and_all_their_flags() -> None:
    found = read(
        answers_fact("a", 2, flags={"RF31": "yes"}), answers_fact("b", 5, pain_week=1, flags={})
    )

    assert found.answers == said(pain_week=1)
    assert found.answered_on == november(5)
    assert found.flags == {}


def test_answers_that_cannot_be_read_leave_the_older_ones_standing() -> None:
    found = read(answers_fact("a", 2), answers_fact("b", 5, age="forty", flags={"RF01": "yes"}))

    assert found.answers == said()
    assert found.not_understood == 1


def test_withdrawn_answers_bring_the_older_ones_back() -> None:
    withdrawn = fact("w", "withdrawn", 6, fact="b")
    found = read(answers_fact("a", 2), answers_fact("b", 5, pain_week=1), withdrawn)

    assert found.answers == said()


def test_the_last_check_in_of_a_date_counts() -> None:
    found = read(checkin_fact("b", 3, 2), checkin_fact("a", 3, 6), checkin_fact("c", 2, 5))

    assert [(one.on, one.pain) for one in found.checkins] == [(november(2), 5), (november(3), 2)]


def test_a_later_check_in_about_an_earlier_date_is_in_date_order() -> None:
    late = fact("z", "checkin", 9, date="2026-11-01", pain=4, morning=None, flare=False)

    assert [one.on.day for one in read(checkin_fact("a", 3, 2), late).checkins] == [1, 3]


def test_sessions_are_in_date_order() -> None:
    assert [one.on.day for one in read(session_fact("b", 5), session_fact("a", 3)).sessions] == [
        3,
        5,
    ]


def test_of_check_in_and_import_the_later_fact_counts_for_a_dates_steps() -> None:
    imported = steps_fact("i", 4, **{"2026-11-03": 4000, "2026-11-02": 3000})

    assert read(checkin_fact("c", 3, 2, steps=9000), imported).steps[november(3)] == 4000
    late = fact("c", "checkin", 5, date="2026-11-03", pain=2, flare=False, steps=9000)
    assert read(imported, late).steps == {november(2): 3000, november(3): 9000}


def test_a_check_in_without_steps_leaves_an_import_as_it_is() -> None:
    found = read(steps_fact("i", 3, **{"2026-11-04": 4000}), checkin_fact("c", 4, 2))

    assert found.steps == {november(4): 4000}


@pytest.mark.parametrize(
    "days",
    [
        {"soon": 4000},
        {"20261103": 4000},
        {"2026-W45-2": 4000},
        {"1899-12-31": 4000},
        {"2026-11-03": -1},
        {"2026-11-03": 200_001},
        {"2026-11-03": "4000"},
    ],
)
def test_an_import_with_one_wrong_day_is_counted_and_left_out_whole(
    days: dict[str, object],
) -> None:
    found = read(steps_fact("i", 4, **{"2026-11-01": 4000, **days}))

    assert (found.steps, found.not_understood) == ({}, 1)


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31"])
def test_an_entry_about_a_day_before_1900_is_a_slip(day: str) -> None:
    checkin = fact("c", "checkin", 3, date=day, pain=3, flare=False)

    assert read(checkin).not_understood == 1


@pytest.mark.parametrize("kind", ["session", "checkin", "steps", "flags", "clearance", "answers"])
def test_a_broken_fact_is_counted_and_passed_over(kind: str) -> None:
    found = read(answers_fact("a", 2), fact("b", kind, 3, nonsense=True), checkin_fact("c", 4, 2))

    assert found.not_understood == 1
    assert found.answers == said()
    assert len(found.checkins) == 1


def test_a_kind_from_a_newer_release_is_counted_and_passed_over() -> None:
    found = read(fact("a", "sleep", 2, hours=7), checkin_fact("c", 4, 2))

    assert (found.not_understood, len(found.checkins)) == (1, 1)


def test_settings_that_change_nothing_here_are_understood() -> None:
    assert read(fact("a", "settings", 2, sounds=False)).not_understood == 0


def test_reviews_swaps_and_the_most_steps_are_read() -> None:
    found = read(
        fact("r", "review", 9, week_of="2026-11-02", activity_score=6, tired=True),
        fact("s", "swap", 9, exercise="SQ3", instead="SQ2", why="other"),
        fact("g", "settings", 9, step_goal_max=8000),
    )

    assert [(one.activity_score, one.tired, one.fact) for one in found.reviews] == [(6, True, "r")]
    assert [(one.exercise, one.instead) for one in found.swaps] == [("SQ3", "SQ2")]
    assert [(one.steps, one.fact) for one in found.goals_asked] == [(8000, "g")]
    assert found.not_understood == 0


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("review", {"week_of": "2026-11-02"}),
        ("review", {"week_of": "2026-11-02", "activity_score": 11}),
        ("review", {"week_of": "2026-11-02", "activity_score": 5, "breaks_done": "all"}),
        ("swap", {"exercise": "SQ3", "instead": "SQ9", "why": "other"}),
        ("swap", {"exercise": "SQ3", "instead": "SQ2", "why": "boring"}),
        ("settings", {"step_goal_max": "many"}),
    ],
)
def test_what_a_review_a_swap_or_a_setting_cannot_mean_is_counted(
    kind: str, data: dict[str, object]
) -> None:
    assert read(fact("a", kind, 9, **data)).not_understood == 1


@given(order=st.permutations(range(5)))
def test_the_order_of_facts_in_the_file_changes_nothing(order: list[int]) -> None:
    facts = [
        answers_fact("a", 2, flags={"RF31": "yes"}),
        fact("f", "flags", 3, asked=["RF22"], flags={"RF22": "yes"}),
        checkin_fact("c", 3, 2, steps=100),
        steps_fact("i", 4, **{"2026-11-03": 4000}),
        session_fact("s", 4),
    ]

    assert read(*(facts[at] for at in order)) == read(*facts)
