"""What the diaries told in tests/diaries cannot tell: exercises outside the plan, other content."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backplan.core.catalogue import Catalogue, Limit, Tag
from backplan.core.errors import InvalidValueError
from backplan.core.fields import Fields
from backplan.core.fold import fold
from backplan.core.sessions import EffortLeft, ItemDone, parse_session
from tests.core.people import RULES, answers_fact, checkin_fact, fact

SQUATS = {"SQ1", "SQ2", "SQ3", "SQ4", "SQ5", "SQ6"}


def test_pain_in_an_exercise_that_is_not_in_the_plan_changes_nothing() -> None:
    sets = [{"reps": 5}]
    items = [
        {"exercise": one, "sets": sets, "effort_left": "2-3", "pain_during": 9}
        for one in ("LU3", "SQ6", "ST5")
    ]
    done = {"date": "2026-11-02", "pain_before": 3, "pain_after": 3, "stopped": False}
    facts = [answers_fact("a", 2, pain_week=6), fact("s", "session", 2, **done, items=items)]
    state = fold(facts, RULES, today=date(2026, 11, 3))

    assert state.adaptation is not None
    assert state.adaptation.changes == ()


def test_an_exercise_that_is_not_in_the_plan_may_leave_nothing_over() -> None:
    one = {"exercise": "SQ6", "sets": [{"reps": 5}], "effort_left": "0-1", "pain_during": 3}
    done = {"pain_before": 3, "pain_after": 3, "stopped": False, "items": [one]}
    days = (fact(f"s{day}", "session", day, date=f"2026-11-0{day}", **done) for day in (2, 4))
    state = fold([answers_fact("a", 2), *days], RULES, today=date(2026, 11, 5))

    assert state.adaptation is not None
    assert state.adaptation.changes == ()


def test_a_ladder_that_a_new_flag_closes_whole_is_gone_the_same_day() -> None:
    limit = Limit(tag=Tag.OSTEOPOROSIS, reason="Not with thin bones.", sources=("S29",))
    exercises = {
        key: replace(one, limits=(*one.limits, limit)) if key in SQUATS else one
        for key, one in RULES.catalogue.exercises.items()
    }
    rules = replace(RULES, catalogue=Catalogue(exercises, RULES.catalogue.ladders))
    facts = [answers_fact("a", 2), fact("f", "flags", 4, asked=["RF33"], flags={"RF33": "yes"})]
    before, after = (fold(facts, rules, today=date(2026, 11, day)) for day in (3, 4))

    assert [SQUATS & held for held in (held_by(before), held_by(after))] == [{"SQ3"}, set()]


def held_by(state: object) -> set[str]:
    programme = state.programme  # type: ignore[attr-defined]
    return {item.exercise.id for day in programme.sessions for item in day.items}


raw_sets = st.dictionaries(
    st.sampled_from(["reps", "hold_s", "minutes", "side", "load_kg", "more"]),
    st.none()
    | st.booleans()
    | st.integers(-1, 700)
    | st.floats(0, 20)
    | st.sampled_from(["left", "right", "up"]),
    max_size=3,
)


@given(sets=st.lists(raw_sets | st.just({"reps": 8}), max_size=3), pain=st.integers(-1, 11))
def test_the_short_way_to_read_an_item_reads_it_as_the_long_way_does(
    sets: list[dict[str, object]], pain: int
) -> None:
    plain = {"exercise": "SQ3", "sets": sets, "effort_left": "2-3", "pain_during": pain}
    session = {"date": "2026-11-02", "pain_before": 3, "pain_after": 3, "stopped": False}

    def read(item: dict[str, object]) -> tuple[ItemDone, ...] | str:
        try:
            return parse_session({**session, "items": [item]}, RULES.catalogue.exercises).items
        except InvalidValueError as error:
            return error.key

    # A subclass of str is the same word, and no list takes the short way.
    odd = {"exercise": "SQ4", "sets": [{"minutes": 1}], "effort_left": "4+", "pain_during": 1}
    both = {**session, "items": [plain, odd]}
    try:
        long: object = parse_session(both, RULES.catalogue.exercises).items[:1]
    except InvalidValueError as error:
        long = error.key

    assert read(plain) == long


def test_an_effort_is_one_of_its_words() -> None:
    assert [Fields({"a": str(one)}).word("a", EffortLeft) for one in EffortLeft] == list(EffortLeft)


def test_one_set_of_two_is_not_a_good_session_however_long() -> None:
    done = {"pain_before": 3, "pain_after": 3, "stopped": False}
    facts = [answers_fact("a", 2), *(checkin_fact(f"c{day}", day, 3) for day in range(2, 10))]
    for day in (2, 4, 6):
        items = [
            {"exercise": one, "sets": sets, "effort_left": "4+", "pain_during": 3}
            for one, sets in (("SQ3", [{"reps": 30}]), ("DL3", [{"reps": 14}, {"reps": 14}]))
        ]
        facts.append(fact(f"s{day}", "session", day, date=f"2026-11-0{day}", **done, items=items))
    state = fold(facts, RULES, today=date(2026, 11, 9))

    assert state.adaptation is not None
    assert [one.exercise for one in state.adaptation.changes] == ["DL3"]
