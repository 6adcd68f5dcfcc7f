"""What stands above each chart, on both sides of every threshold."""

from datetime import date, timedelta

import pytest

from backplan.core import chart_statements as say
from backplan.core.chart_statements import Case, Statement
from backplan.core.fold import State, fold
from backplan.core.progress import StepsDay, Week
from backplan.core.series import BothWeek, GoalFrom, Series, SittingDay, read_series
from backplan.core.strength import StrengthDay, Unit
from tests.core.people import RULES, checkin_fact
from tests.diaries.telling import told

MONDAY = date(2026, 11, 2)
NOTHING = fold((), RULES, today=MONDAY)


def days(count: int) -> list[date]:
    return [MONDAY + timedelta(days=day) for day in range(count)]


def of_pain(state: State) -> Statement:
    return say.pain_statement(state, read_series(state, RULES), RULES)


def of_steps(count: int, *, goals: tuple[GoalFrom, ...] = ()) -> Statement:
    empty = read_series(NOTHING, RULES)
    steps = tuple(StepsDay(on=on, steps=1000 * at) for at, on in enumerate(days(count)))
    shown = Series(
        **{name: getattr(empty, name) for name in Series.__slots__}
        | {"steps": steps, "goals": goals}
    )
    return say.steps_statement(shown, RULES)


def of_sitting(*hours: float) -> Statement:
    sat = [SittingDay(on=on, hours=one) for on, one in zip(days(len(hours)), hours, strict=True)]
    return say.sitting_statement(sat, RULES)


def of_strength(*rungs: int) -> Statement:
    done = [
        StrengthDay(on=on, exercise=f"SQ{rung}", rung=rung, sets=2, amount=16, unit=Unit.REPS)
        for on, rung in zip(days(len(rungs)), rungs, strict=True)
    ]
    return say.strength_statement(done, RULES)


def of_sessions(*weeks: tuple[int, int], today: int) -> Statement:
    state = fold((), RULES, today=MONDAY + timedelta(days=today))
    told_ = [
        Week(index=at, starts_on=MONDAY + timedelta(weeks=at), planned=planned, done=done)
        for at, (done, planned) in enumerate(weeks)
    ]
    return say.sessions_statement(told_, state, RULES)


@pytest.mark.parametrize(
    ("diary", "day", "rule"),
    [
        ("0-6 pain 4\n7-13 pain 2", 13, "I1"),
        ("0-6 pain 4\n7-13 pain 3", 13, "I2"),
        ("0-6 pain 3\n7-13 pain 5", 13, "worse"),
        ("0-6 pain 3\n10,12 pain 3", 13, "few"),
    ],
)
def test_pain_says_what_the_rules_say(diary: str, day: int, rule: str) -> None:
    state = told(diary).state(day)
    said = of_pain(state)

    assert (said.case, said.caveat.id) == (Case.PAIN_SINCE, rule)
    assert state.adaptation is not None
    assert said.caveat is state.adaptation.statements[0]
    assert said.values["now"] == state.progress.pain_mean_7d


def test_pain_is_silent_after_seven_days_without_a_check_in() -> None:
    diary = told("0-6 pain 4")

    assert of_pain(diary.state(12)).case is Case.PAIN_SINCE
    assert of_pain(diary.state(13)) == Statement(
        case=Case.PAIN_SILENT, values={}, caveat=RULES.progress.few.reason
    )


def test_without_a_plan_pain_has_nothing_to_compare_with() -> None:
    state = fold([checkin_fact("a", 2, 4)], RULES, today=MONDAY)

    assert of_pain(state) == Statement(
        case=Case.PAIN_NOW, values={"now": 4.0}, caveat=RULES.progress.unknown.reason
    )


def test_steps_are_summed_up_from_five_counted_days_on() -> None:
    assert of_steps(4).case is Case.STEPS_FEW
    assert of_steps(5).case is Case.STEPS_PLAIN
    assert of_steps(5).values == {"days": 5, "mean": 2000}


def test_steps_meet_the_goal_of_their_own_day() -> None:
    goals = (GoalFrom(on=days(3)[1], steps=1000), GoalFrom(on=days(5)[4], steps=4001))
    said = of_steps(5, goals=goals)

    assert said.case is Case.STEPS_GOAL
    assert (said.values["met"], said.values["with_goal"]) == (3, 4)


def test_sitting_is_summed_up_from_five_days_and_compared_from_fourteen_on() -> None:
    assert of_sitting(*[8.0] * 4).case is Case.SITTING_FEW
    assert of_sitting(*[8.0] * 5).case is Case.SITTING_MEAN
    assert of_sitting(*[8.0] * 13).case is Case.SITTING_MEAN
    assert of_sitting(*[8.0] * 14).case is Case.SITTING_SAME


@pytest.mark.parametrize(
    ("now", "case"),
    [
        (7.0, Case.SITTING_LESS),
        (7.5, Case.SITTING_SAME),
        (8.5, Case.SITTING_SAME),
        (9.0, Case.SITTING_MORE),
    ],
)
def test_an_hour_is_a_change_of_sitting(now: float, case: Case) -> None:
    said = of_sitting(*[8.0] * 7, *[now] * 7)

    assert (said.case, said.values["first"], said.values["now"]) == (case, 8.0, now)


@pytest.mark.parametrize(
    ("rungs", "case"),
    [
        ((2,), Case.STRENGTH_FEW),
        ((2, 2), Case.STRENGTH_SAME),
        ((2, 3), Case.STRENGTH_UP),
        ((3, 4, 2), Case.STRENGTH_DOWN),
    ],
)
def test_strength_goes_from_the_first_rung_to_the_last(rungs: tuple[int, ...], case: Case) -> None:
    assert of_strength(*rungs).case is case


def test_only_weeks_that_are_over_are_judged() -> None:
    said = of_sessions((2, 3), (1, 3), today=7)

    assert said.case is Case.SESSIONS_PLAN
    assert said.values == {"done": 2, "planned": 3, "weeks": 1}
    assert of_sessions((2, 3), today=6).case is Case.SESSIONS_WEEK


def test_sessions_without_a_plan_are_only_counted() -> None:
    said = of_sessions((2, 0), (1, 0), today=13)

    assert (said.case, said.values["done"]) == (Case.SESSIONS_PLAIN, 3)
    assert of_sessions(today=0).case is Case.SESSIONS_PLAIN


def test_pain_beside_training_needs_four_weeks_with_pain() -> None:
    def of_both(known: int) -> Statement:
        weeks = [
            BothWeek(
                starts_on=MONDAY + timedelta(weeks=week),
                pain=3.0 if week < known else None,
                flare=False,
                done=1,
            )
            for week in range(6)
        ]
        return say.both_statement(weeks, RULES)

    assert of_both(3).case is Case.BOTH_FEW
    assert of_both(4).case is Case.BOTH_SHOWN
    assert "can't show that one made the other" in of_both(6).caveat.text
