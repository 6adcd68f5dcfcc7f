from datetime import date, timedelta

import pytest

from backplan.core.red_flags import TriageLevel
from backplan.core.triage import Clearance, Triage, triage
from tests.core.people import RULES, TODAY, said

GP_FLAGS = [key for key, one in RULES.red_flags.items() if one.level is TriageLevel.GP_FIRST]
STOPPING = [key for key, one in RULES.red_flags.items() if one.level.stops]


def cleared(*clearances: Clearance, **changes: object) -> Triage:
    return triage(said(**changes), RULES, today=TODAY, clearances=clearances)


def go_ahead(*about: str, days_ago: int = 0) -> Clearance:
    return Clearance(on=TODAY - timedelta(days=days_ago), about=frozenset(about) or None)


@pytest.mark.parametrize("flag", [one for one in GP_FLAGS if one != "RF23"])
def test_a_clearance_lifts_a_gp_flag_and_keeps_the_reason(flag: str) -> None:
    found = cleared(go_ahead(flag), flags={flag: "yes"})

    assert found.level is TriageLevel.OK_CAUTION
    assert found.cleared_on == TODAY
    assert {"T5", "clearance", flag} <= {one.id for one in found.reasons}


@pytest.mark.parametrize("flag", STOPPING)
def test_a_clearance_never_lifts_what_stops(flag: str) -> None:
    found = cleared(go_ahead(), flags={flag: "yes"})

    assert found.level.stops
    assert found.cleared_on is None


@pytest.mark.parametrize("changes", [{"age": 17}, {"flags": {"RF23": "yes"}}])
def test_a_clearance_never_lifts_the_age_limit(changes: dict[str, object]) -> None:
    assert cleared(go_ahead(), **changes).level is TriageLevel.GP_FIRST


@pytest.mark.parametrize(
    ("days_ago", "level"),
    [
        (-1, TriageLevel.GP_FIRST),
        (0, TriageLevel.OK_CAUTION),
        (30, TriageLevel.OK_CAUTION),
        (31, TriageLevel.GP_FIRST),
    ],
)
def test_a_clearance_holds_for_thirty_days(days_ago: int, level: TriageLevel) -> None:
    assert cleared(go_ahead(days_ago=days_ago), readiness=["ER01"]).level is level


def test_every_gp_finding_has_to_be_covered() -> None:
    both = {"flags": {"RF29": "yes"}, "readiness": ["ER01"]}

    assert cleared(go_ahead("RF29"), **both).level is TriageLevel.GP_FIRST
    assert cleared(go_ahead("RF29", "ER01"), **both).level is TriageLevel.OK_CAUTION
    assert cleared(go_ahead("RF29"), go_ahead("ER01"), **both).level is TriageLevel.OK_CAUTION


def test_what_is_only_caution_need_not_be_covered() -> None:
    found = cleared(go_ahead("RF29"), flags={"RF29": "yes", "RF22": "yes"})

    assert found.level is TriageLevel.OK_CAUTION


def test_weak_signs_together_are_cleared_by_covering_each_flag() -> None:
    signs = {"flags": {"RF24": "yes", "RF33": "yes"}}

    assert cleared(go_ahead("RF24"), **signs).level is TriageLevel.GP_FIRST
    assert cleared(go_ahead("RF24", "RF33"), **signs).level is TriageLevel.OK_CAUTION


def test_the_newest_clearance_counts() -> None:
    found = cleared(go_ahead(days_ago=20), go_ahead(days_ago=3), readiness=["ER01"])

    assert found.cleared_on == TODAY - timedelta(days=3)


def test_with_several_findings_the_latest_go_ahead_is_the_day() -> None:
    one, two = go_ahead("RF29", days_ago=9), go_ahead("ER01", days_ago=4)
    found = cleared(one, two, flags={"RF29": "yes"}, readiness=["ER01"])

    assert found.cleared_on == TODAY - timedelta(days=4)


def test_a_clearance_changes_nothing_where_nothing_needs_one() -> None:
    assert cleared(go_ahead()) == cleared()
    assert cleared(go_ahead(), joints=["hip"]) == cleared(joints=["hip"])


def test_a_clearance_about_nothing_covers_nothing() -> None:
    nothing = Clearance(on=TODAY, about=frozenset())

    assert not nothing.covers({"RF29"})
    assert cleared(nothing, flags={"RF29": "yes"}).level is TriageLevel.GP_FIRST


def test_a_clearance_about_all_covers_anything() -> None:
    assert Clearance(on=date(2026, 1, 1)).covers({"RF29", "ER01"})
