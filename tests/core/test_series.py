"""What the charts show, from diaries told day by day; day 0 is Monday 2 November 2026."""

from datetime import date

from backplan.core.facts import Fact
from backplan.core.fold import fold
from backplan.core.reviews import BreaksDone
from backplan.core.series import Series, read_series
from backplan.core.strength import Unit
from backplan.core.window import Window
from tests.core.people import RULES, answers_fact, checkin_fact, fact, session_fact
from tests.diaries.telling import told


def november(day: int) -> date:
    return date(2026, 11, day)


def read(*facts: Fact, day: int = 30) -> Series:
    return read_series(fold(facts, RULES, today=november(day)), RULES)


def done(exercise: str, *sets: dict[str, object]) -> dict[str, object]:
    return {"exercise": exercise, "sets": list(sets), "effort_left": "2-3", "pain_during": 3}


def session(name: str, day: int, *items: dict[str, object]) -> Fact:
    about = {"date": f"2026-11-{day:02}", "pain_before": 3, "pain_after": 3, "stopped": False}
    return fact(name, "session", day, **about, items=list(items))


def test_an_empty_diary_has_no_series() -> None:
    found = read()

    assert (found.pain, found.band, found.steps, found.goals, found.sitting) == (
        (),
        None,
        (),
        (),
        (),
    )
    assert (found.breaks, found.strength, found.weeks, found.both, found.began) == (
        *((), {}, (), ()),
        None,
    )


def test_the_diary_begins_with_its_first_entry_of_any_kind() -> None:
    assert read(checkin_fact("a", 9, 3), session_fact("b", 4)).began == november(4)
    assert read(session("a", 12, done("SQ2", {"reps": 8}))).began == november(12)


def test_the_step_goal_is_told_as_it_moved() -> None:
    diary = told("0-6 pain 3, steps 7000, morning usual")
    goals = read_series(diary.state(8), RULES).goals

    assert [(one.on.day, one.steps) for one in goals] == [(2, 5500), (9, 6000)]


def test_a_goal_holds_until_the_next_one_and_not_before_the_first() -> None:
    found = read_series(told("0-6 pain 3, steps 7000, morning usual").state(8), RULES)

    assert [found.goal_on(november(day)) for day in (1, 2, 8, 9, 30)] == [
        *(None, 5500, 5500),
        *(6000, 6000),
    ]


def test_without_a_plan_there_is_no_goal() -> None:
    flags = fact("b", "flags", 3, asked=["RF02"], flags={"RF02": "yes"})

    assert read(answers_fact("a", 2), flags).goals == ()
    assert read(checkin_fact("a", 2, 3, steps=4000)).goals == ()


def test_a_flare_that_a_rule_found_is_marked_on_the_day_it_opened() -> None:
    found = read_series(told("0-6 pain 3\n7 pain 6\n8 pain 5, flare\n9 pain 5").state(9), RULES)

    assert [one.flare for one in found.pain] == [*[False] * 7, True, True, False]


def test_pain_is_compared_with_the_first_week_since_the_answers() -> None:
    band = read_series(told("0-6 pain 4\n7-9 pain 1").state(9), RULES).band

    assert band is not None
    assert (band.first, band.low, band.high) == (4.0, 2.8, 6.0)


def test_without_a_plan_pain_is_compared_with_nothing() -> None:
    assert read(checkin_fact("a", 2, 3)).band is None


def test_hours_sat_are_told_for_the_days_that_have_them() -> None:
    found = read(checkin_fact("a", 2, 3, sitting_hours=8.5), checkin_fact("b", 3, 3))

    assert [(one.on.day, one.hours) for one in found.sitting] == [(2, 8.5)]


def test_breaks_are_told_by_week_and_the_last_review_of_one_counts() -> None:
    def review(name: str, day: int, **more: object) -> Fact:
        return fact(name, "review", day, week_of="2026-11-02", activity_score=5, **more)

    found = read(review("a", 8, breaks_done="few"), review("b", 9, breaks_done="most"))

    assert [(one.on.day, one.done) for one in found.breaks] == [(2, BreaksDone.MOST)]
    assert read(review("a", 8)).breaks == ()


def test_strength_is_told_by_ladder_in_the_unit_of_what_was_done() -> None:
    found = read(
        session("a", 2, done("SQ2", {"reps": 8}, {"reps": 7}), done("PL2", {"hold_s": 20})),
        session("b", 4, done("SQ3", {"reps": 6}), done("SP1", {"minutes": 2})),
    )

    assert {
        ladder: [(one.on.day, one.rung, one.sets, one.amount, one.unit) for one in days]
        for ladder, days in found.strength.items()
    } == {
        "SQ": [(2, 2, 2, 15, Unit.REPS), (4, 3, 1, 6, Unit.REPS)],
        "PL": [(2, 2, 1, 20, Unit.SECONDS)],
        "SP": [(4, 1, 1, 2, Unit.MINUTES)],
    }


def test_settle_items_empty_sets_and_later_days_are_no_strength() -> None:
    found = read(
        session("a", 2, done("ST2", {"reps": 8}), done("SQ2")),
        fact(
            *("b", "session", 3),
            date="2026-11-20",
            pain_before=3,
            pain_after=3,
            stopped=False,
            items=[done("SQ2", {"reps": 8})],
        ),
        day=10,
    )

    assert found.strength == {}


def test_each_week_has_its_pain_beside_its_sessions() -> None:
    facts = [
        answers_fact("a", 2),
        *(checkin_fact(f"c{day}", day, day) for day in (2, 4)),
        session_fact("s", 3),
        session_fact("t", 16),
    ]
    found = read(*facts, day=17)

    assert [(one.starts_on.day, one.pain, one.done) for one in found.both] == [
        (2, 3.0, 1),
        (9, None, 0),
        (16, None, 1),
    ]
    assert not any(one.flare for one in found.both)


def test_only_days_of_a_window_are_left_and_the_goal_that_holds_in_it() -> None:
    diary = told(
        "0-13 pain 3, steps 7000, morning usual\n0,9 trains\n13 review, activity 6, breaks few"
    )
    whole = read_series(diary.state(13), RULES)
    part = whole.within(Window(first=november(12), last=november(15)))

    assert (
        [one.on.day for one in part.pain] == [one.on.day for one in part.steps] == [12, 13, 14, 15]
    )
    assert [(one.on.day, one.steps) for one in part.goals] == [(12, 6000)]
    assert [one.on.day for one in part.breaks] == [14]
    assert (part.weeks, part.both, part.sitting) == ((), (), ())
    assert all(days == () for days in part.strength.values())
    assert whole.within(Window(first=november(1), last=november(30))) == whole
