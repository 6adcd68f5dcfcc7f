"""Re-screens only add; newer answers replace."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backplan.core.facts import Fact
from backplan.core.fold import fold
from backplan.core.history import History, read_history
from backplan.core.red_flags import FlagAnswer, TriageLevel
from tests.core.people import RULES, answers_fact, fact
from tests.core.strategies import Raw, flags_with_details

YES = FlagAnswer.YES


def read(*facts: Fact) -> History:
    return read_history(facts, RULES)


def level(*facts: Fact, day: int = 20) -> TriageLevel:
    return fold(facts, RULES, today=date(2026, 11, day)).triage.level


def rescreen(fact_id: str, day: int, flags: Raw, **more: object) -> Fact:
    return fact(fact_id, "flags", day, asked=sorted(flags), flags=flags, **more)


def test_a_rescreen_adds_its_flags_to_those_of_the_answers() -> None:
    found = read(answers_fact("a", 2, flags={"RF31": "yes"}), rescreen("f", 3, {"RF14": "unsure"}))

    assert found.flags == {"RF31": YES, "RF14": FlagAnswer.UNSURE}
    assert found.answers is not None
    assert found.answers.flags == found.flags


def test_a_rescreen_without_a_flag_takes_none_away() -> None:
    emergency = answers_fact("a", 2, flags={"RF02": "yes"})

    assert level(emergency, rescreen("f", 3, {})) is TriageLevel.EMERGENCY_NOW


def test_a_rescreen_never_makes_a_yes_milder() -> None:
    found = read(answers_fact("a", 2, flags={"RF02": "yes"}), rescreen("f", 3, {"RF02": "checked"}))

    assert found.flags == {"RF02": YES}


def test_only_later_answers_end_what_a_rescreen_found() -> None:
    facts = [answers_fact("a", 2), rescreen("f", 3, {"RF02": "yes"})]

    assert level(*facts) is TriageLevel.EMERGENCY_NOW
    assert level(*facts, answers_fact("b", 4)) is TriageLevel.OK


def test_answers_made_before_the_rescreen_do_not_end_it() -> None:
    assert level(rescreen("f", 3, {"RF02": "yes"}), answers_fact("a", 2)) is (
        TriageLevel.EMERGENCY_NOW
    )


def test_follow_ups_add_up_to_the_more_severe() -> None:
    facts = [
        rescreen("f", 2, {"RF07": "yes"}, flag_details={"RF07": {"sudden": True}}),
        rescreen("g", 3, {"RF07": "yes"}, flag_details={"RF07": {"sudden": False}}),
    ]

    assert read(*facts).details == {"RF07": {"sudden": True}}


def test_a_follow_up_that_makes_milder_holds_only_while_it_is_said() -> None:
    said = {"RF28": {"postnatal_check": True}}
    no = {"RF28": {"postnatal_check": False}}
    one = answers_fact("a", 2, flags={"RF28": "yes"}, flag_details=said)

    assert level(one) is TriageLevel.OK_CAUTION
    assert level(one, rescreen("f", 3, {"RF28": "yes"}, flag_details=no)) is TriageLevel.GP_FIRST


def test_a_rescreen_never_makes_an_unsure_milder() -> None:
    unsure = answers_fact("a", 2, flags={"RF01": "unsure"})

    assert level(unsure, rescreen("f", 3, {"RF01": "checked"})) is TriageLevel.EMERGENCY_NOW


def test_a_rescreen_makes_a_checked_flag_count() -> None:
    checked = answers_fact("a", 2, flags={"RF01": "checked"})

    assert level(checked) is TriageLevel.GP_FIRST
    assert level(checked, rescreen("f", 3, {"RF01": "unsure"})) is TriageLevel.EMERGENCY_NOW


def test_a_follow_up_that_makes_milder_cannot_be_added_to_a_flag_that_stands() -> None:
    later = rescreen("f", 3, {"RF28": "yes"}, flag_details={"RF28": {"postnatal_check": True}})

    assert level(answers_fact("a", 2, flags={"RF28": "yes"}), later) is TriageLevel.GP_FIRST
    assert level(answers_fact("a", 2), later) is TriageLevel.OK_CAUTION


@given(one=flags_with_details(), two=flags_with_details())
def test_a_rescreen_never_removes_a_flag(one: tuple[Raw, Raw], two: tuple[Raw, Raw]) -> None:
    found = read(
        answers_fact("a", 2, flags=one[0], flag_details=one[1]),
        rescreen("f", 3, two[0], flag_details=two[1]),
    )

    assert set(found.flags) == set(one[0]) | set(two[0])
    assert all(found.flags[key] is YES for key, said in one[0].items() if said == "yes")


@given(one=flags_with_details(), two=flags_with_details())
def test_a_rescreen_never_lowers_the_level(one: tuple[Raw, Raw], two: tuple[Raw, Raw]) -> None:
    before = answers_fact("a", 2, flags=one[0], flag_details=one[1])
    after = rescreen("f", 3, two[0], flag_details=two[1])

    assert level(before, after).severity >= level(before).severity


@given(flags=st.dictionaries(st.sampled_from(sorted(RULES.red_flags)), st.just("yes")))
def test_flags_alone_stop_as_they_would_with_answers(flags: Raw) -> None:
    alone = level(rescreen("f", 3, flags))
    with_answers = level(answers_fact("a", 2), rescreen("f", 3, flags))

    assert alone.stops == with_answers.stops
