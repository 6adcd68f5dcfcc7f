"""Whatever a diary file holds, it folds; what cannot be read is counted."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backplan.core.facts import Kind, parse_facts
from backplan.core.fold import fold
from tests.core.people import RULES, answers_fact, checkin_fact, fact, session_fact

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["2026-11-02", "0001-01-01", "9999-12-31", "RF01", "yes", "SQ1", "a"])
    | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)
LATER = date(2026, 11, 10)
KEYS = ["date", "pain", "flare", "flags", "asked", "fact", "on", "about", "days", "source", "age"]
data = st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), json_values, max_size=5)
kinds = st.sampled_from([*Kind, "sleep"])
days = st.dates(date(1900, 1, 1)).map(date.isoformat)
instants = st.dates(date(1900, 1, 2), date(2100, 1, 1)).map(
    lambda day: f"{day.isoformat()}T12:00:00+00:00"
)

entries = st.fixed_dictionaries(
    {"id": st.text(max_size=3), "kind": kinds, "at": instants, "data": data}
)


@given(kind=kinds, junk=data, day=st.integers(1, 28))
def test_junk_of_any_kind_leaves_the_rest_standing(
    kind: str, junk: dict[str, object], day: int
) -> None:
    facts = [answers_fact("a", 2), checkin_fact("c", 3, 4), session_fact("s", 4)]
    if kind == Kind.WITHDRAWN:
        junk["fact"] = "nobody"
    state = fold([*facts, fact("j", kind, day, **junk)], RULES, today=date(2026, 11, 28))

    assert state.history.answers is not None
    assert state.progress.sessions_done == 1


@given(raw=st.lists(json_values | entries, max_size=6))
def test_any_list_of_json_values_folds(raw: list[object]) -> None:
    facts, unreadable = parse_facts(raw)
    state = fold(facts, RULES, today=date(2026, 11, 28))

    assert len(facts) + unreadable == len(raw)
    assert state.locked or state.plan is None


@given(
    about=days,
    pain=st.integers(0, 10),
    answered=st.integers(1, 28),
    today=st.dates(date(2026, 11, 1), date(2036, 1, 1)),
)
def test_an_entry_about_any_day_folds_on_any_day(
    about: str, pain: int, answered: int, today: date
) -> None:
    checkin = fact("c", "checkin", 1, date=about, pain=pain, flare=False, steps=100)
    done = {"pain_before": 1, "pain_after": 1, "stopped": False, "items": []}
    session = fact("s", "session", 1, date=about, **done)
    state = fold([answers_fact("a", answered), checkin, session], RULES, today=today)

    there = date.fromisoformat(about) <= today
    assert len(state.progress.pain) == len(state.progress.steps) == there
    assert state.progress.sessions_done == there


def test_what_may_hide_a_red_flag_asks_for_the_check_again() -> None:
    flags = fact("f", "flags", 2, asked=["RF01"], flags={"RF01": "perhaps"})
    state = fold([answers_fact("a", 1), flags], RULES, today=LATER)

    assert state.redo_check
    assert state.programme is None
    assert not state.locked


def test_answers_given_since_then_settle_it() -> None:
    flags = fact("f", "flags", 2, asked=["RF01"], flags={"RF01": "perhaps"})
    state = fold([answers_fact("a", 1), flags, answers_fact("b", 3)], RULES, today=LATER)

    assert not state.redo_check
    assert state.programme is not None


def test_an_entry_that_can_hold_no_flag_asks_for_nothing() -> None:
    checkin = fact("c", "checkin", 2, date="2026-11-02", pain="much", flare=False)
    newer = fact("n", "mood", 2, mood="good")
    state = fold([answers_fact("a", 1), checkin, newer], RULES, today=LATER)

    assert state.history.not_understood == 2
    assert not state.redo_check


def test_a_row_that_does_not_open_takes_the_programme_but_never_a_referral() -> None:
    answers = answers_fact("a", 1)
    flags = fact("f", "flags", 2, asked=["RF01"], flags={"RF01": "yes"})

    assert fold([answers], RULES, today=LATER, doubtful=True).programme is None
    assert fold([answers, flags], RULES, today=LATER, doubtful=True).locked
