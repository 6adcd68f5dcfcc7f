"""What holds for all answers: saying more never makes it safer."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from backplan.core.answers import parse_answers
from backplan.core.assessment import assess
from backplan.core.red_flags import TriageLevel
from backplan.core.triage import Clearance, Triage, triage
from tests.core.people import RULES, TODAY
from tests.core.strategies import Raw, flag_answers, raw_answers

CLEARED = [Clearance(on=TODAY)]
RAISING = [
    (key, detail.id)
    for key, flag in RULES.red_flags.items()
    for detail in flag.details
    if detail.level is not None and not detail.lowers
]


def triaged(raw: Raw, *clearances: Clearance) -> Triage:
    return triage(parse_answers(raw, RULES), RULES, today=TODAY, clearances=clearances)


def severity(raw: Raw) -> tuple[int, int]:
    """Return how severe *raw* is without and with a clearance of everything."""
    return triaged(raw).level.severity, triaged(raw, *CLEARED).level.severity


@given(raw=raw_answers(), flag=st.sampled_from(sorted(RULES.red_flags)), data=st.data())
def test_one_more_flag_never_lowers_the_level(raw: Raw, flag: str, data: st.DataObject) -> None:
    assume(flag not in raw["flags"])
    more = {**raw, "flags": {**raw["flags"], flag: data.draw(flag_answers(flag))}}

    for before, after in zip(severity(raw), severity(more), strict=True):
        assert after >= before


@given(raw=raw_answers(), one=st.sampled_from(RAISING))
def test_one_more_follow_up_never_lowers_the_level(raw: Raw, one: tuple[str, str]) -> None:
    flag, detail = one
    raw = {**raw, "flags": {flag: "yes", **raw["flags"]}}
    details = {**raw["flag_details"], flag: {**raw["flag_details"].get(flag, {}), detail: True}}
    more = {**raw, "flag_details": details}
    less = {**raw, "flag_details": {**details, flag: {**details[flag], detail: False}}}

    for before, after in zip(severity(less), severity(more), strict=True):
        assert after >= before


@given(raw=raw_answers(), item=st.sampled_from(sorted(RULES.readiness)))
def test_one_more_readiness_item_never_lowers_the_level(raw: Raw, item: str) -> None:
    assume(item not in raw["readiness"])
    more = {**raw, "readiness": [*raw["readiness"], item]}

    for before, after in zip(severity(raw), severity(more), strict=True):
        assert after >= before


@given(raw=raw_answers(), flag=st.sampled_from(sorted(RULES.red_flags)))
def test_checked_is_never_more_severe_than_yes(raw: Raw, flag: str) -> None:
    assume(not RULES.red_flags[flag].derived)
    yes = {**raw, "flags": {**raw["flags"], flag: "yes"}}
    checked = {**raw, "flags": {**raw["flags"], flag: "checked"}}

    assert triaged(checked).level.severity <= triaged(yes).level.severity


@given(raw=raw_answers())
def test_a_clearance_only_ever_makes_caution_of_gp_first(raw: Raw) -> None:
    before, after = triaged(raw), triaged(raw, *CLEARED)

    if after.level is before.level:
        assert after == before
    else:
        assert (before.level, after.level) == (TriageLevel.GP_FIRST, TriageLevel.OK_CAUTION)
        assert after.findings == before.findings


@given(raw=raw_answers(), data=st.data())
def test_the_order_of_lists_and_objects_changes_nothing(raw: Raw, data: st.DataObject) -> None:
    shuffled = dict(data.draw(st.permutations(list(raw.items()))))
    for key in ("readiness", "joints", "kit", "training_days"):
        shuffled[key] = data.draw(st.permutations(raw[key]))
    shuffled["flags"] = dict(data.draw(st.permutations(list(raw["flags"].items()))))

    assert parse_answers(shuffled, RULES) == parse_answers(raw, RULES)
    assert triaged(shuffled) == triaged(raw)


@given(raw=raw_answers())
def test_every_reason_has_words_and_known_sources(raw: Raw) -> None:
    reasons = assess(parse_answers(raw, RULES), RULES, today=TODAY).reasons

    assert reasons
    for reason in reasons:
        assert reason.text.endswith(".")
        assert set(reason.sources) <= set(RULES.sources)


@given(raw=raw_answers(), day=st.dates(date(2026, 10, 30), date(2030, 1, 1)))
def test_the_same_answers_on_the_same_day_mean_the_same(raw: Raw, day: date) -> None:
    one, two = (assess(parse_answers(raw, RULES), RULES, today=day) for _ in range(2))

    assert one == two
