"""The plan page: at which level a plan is, in words that somebody new to it can follow."""

import pytest

from backplan.core.facts import Kind
from backplan.core.safety_rules import StartLevel
from backplan.web.advice import ADVICE
from backplan.web.frame import NOTICE
from backplan.web.plan_cards import FOR_NOW, LEVELS
from tests.conftest import healthy
from tests.core.people import RULES
from tests.pages.conftest import NOON, KeepFact, OpenPage


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (
            {"pain_week": 9, "cleared_on": "2026-11-02"},
            "the **settle** level, the gentlest of five",
        ),
        ({"pain_week": 3}, "the **steady** level, the fourth of five"),
    ],
)
def test_the_level_says_its_place_and_what_it_is(
    open_page: OpenPage, keep: KeepFact, answers: dict[str, object], words: str
) -> None:
    keep(Kind.ANSWERS, healthy(**answers))
    (said,) = (one.value for one in open_page("plan").markdown if "You are at" in one.value)

    assert words in said
    assert FOR_NOW not in said


def test_every_level_has_words_of_its_own() -> None:
    assert len(set(LEVELS.values())) == len(LEVELS) == len(StartLevel)


def test_settle_moves_at_another_level_are_said_to_be_for_now(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy())
    screened = {"asked": list(RULES.triage.T8.flags), "flags": {}}
    keep(Kind.CHECKIN, {"date": str(NOON.date()), "pain": 7, "morning": "worse", "flare": True})
    keep(Kind.FLAGS, screened)
    said = next(one.value for one in open_page("plan").markdown if "You are at" in one.value)

    assert FOR_NOW in said


def test_what_the_plan_says_of_starting_agrees_with_the_notice_above_it(
    open_page: OpenPage, keep: KeepFact
) -> None:
    keep(Kind.ANSWERS, healthy())
    page = open_page("plan")

    assert page.get("html")[0].body == NOTICE
    assert page.header[0].value == "You can start, once a doctor or physio agrees"
    for advice in ADVICE.values():
        assert (advice.call == "none") == advice.heading.endswith("once a doctor or physio agrees")
