"""A clearance covers what was answered on or before its date, and nothing that came later."""

from datetime import date

import pytest

from backplan.core.facts import Fact
from backplan.core.fold import fold
from backplan.core.history import History, read_history
from backplan.core.red_flags import TriageLevel
from tests.core.people import RULES, answers_fact, fact
from tests.core.strategies import Raw


def read(*facts: Fact) -> History:
    return read_history(facts, RULES)


def level(*facts: Fact, day: int = 20) -> TriageLevel:
    return fold(facts, RULES, today=date(2026, 11, day)).triage.level


def rescreen(fact_id: str, day: int, flags: Raw) -> Fact:
    return fact(fact_id, "flags", day, asked=sorted(flags), flags=flags)


def clearance(fact_id: str, day: int, *about: str, on: int | None = None) -> Fact:
    return fact(fact_id, "clearance", day, on=f"2026-11-{on or day:02}", about=list(about))


def test_a_clearance_in_the_answers_covers_what_they_hold_or_tell() -> None:
    told = {"age": 62, "first_episode": True, "joints": ["hip"], "readiness": ["ER01"]}
    found = read(answers_fact("a", 2, **told, cleared_on="2026-11-01"))

    assert [set(one.about or ()) for one in found.clearances] == [{"RF25", "ER01", "ER09"}]


@pytest.mark.parametrize(
    ("on", "covered"), [(1, TriageLevel.GP_FIRST), (2, TriageLevel.OK_CAUTION)]
)
def test_a_clearance_covers_what_was_answered_on_or_before_its_date(
    on: int, covered: TriageLevel
) -> None:
    facts = [answers_fact("a", 2, flags={"RF29": "yes"}), clearance("c", 5, "RF29", on=on)]

    assert level(*facts) is covered


def test_a_clearance_covers_only_what_it_is_about() -> None:
    facts = [answers_fact("a", 2, flags={"RF29": "yes"}, readiness=["ER01"])]

    assert level(*facts, clearance("c", 5, "RF29")) is TriageLevel.GP_FIRST
    assert level(*facts, clearance("c", 5, "RF29", "ER01")) is TriageLevel.OK_CAUTION


def test_a_clearance_about_something_never_reported_covers_nothing() -> None:
    assert [one.about for one in read(clearance("c", 5, "RF29")).clearances] == [frozenset()]


def test_a_clearance_about_an_unknown_id_is_not_understood() -> None:
    assert read(clearance("c", 5, "RF99")).not_understood == 1


def test_a_flag_that_appears_later_is_not_covered() -> None:
    facts = [
        answers_fact("a", 2, flags={"RF29": "yes"}, cleared_on="2026-11-01"),
        rescreen("f", 6, {"RF11": "yes"}),
    ]

    assert level(facts[0]) is TriageLevel.OK_CAUTION
    assert level(*facts) is TriageLevel.GP_FIRST
    assert level(*facts, clearance("c", 7, "RF11")) is TriageLevel.OK_CAUTION


def test_a_flag_that_appears_again_loses_its_cover() -> None:
    facts = [
        answers_fact("a", 2, flags={"RF29": "yes"}),
        clearance("c", 3, "RF29"),
        rescreen("f", 6, {"RF29": "yes"}),
    ]

    assert level(*facts[:2]) is TriageLevel.OK_CAUTION
    assert level(*facts) is TriageLevel.GP_FIRST


def test_newer_answers_end_older_clearances() -> None:
    facts = [answers_fact("a", 2, flags={"RF29": "yes"}), clearance("c", 3, "RF29")]

    assert level(*facts, answers_fact("b", 6, flags={"RF29": "yes"})) is TriageLevel.GP_FIRST


def test_answers_cleared_in_their_own_future_are_not_cleared() -> None:
    facts = [answers_fact("a", 2, flags={"RF29": "yes"}, cleared_on="2026-11-08")]

    assert read(*facts).clearances == ()
    assert level(*facts) is TriageLevel.GP_FIRST


def test_a_clearance_dated_after_it_was_written_down_is_not_understood() -> None:
    facts = [answers_fact("a", 2, flags={"RF29": "yes"}), clearance("c", 3, "RF29", on=8)]

    assert read(*facts).not_understood == 1
    assert level(*facts) is TriageLevel.GP_FIRST


def test_the_last_report_of_each_flag_and_item_is_dated() -> None:
    found = read(
        answers_fact("a", 2, flags={"RF29": "yes"}, readiness=["ER01"]),
        rescreen("f", 5, {"RF29": "yes", "RF31": "yes"}),
    )

    days = {key: on.day for key, on in found.reported_on.items()}
    assert days == {"RF29": 5, "ER01": 2, "RF31": 5}
