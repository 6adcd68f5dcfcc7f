"""A link to each exercise, after each thing that the check can come to, and before any check."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from backplan.core.facts import Kind
from tests.conftest import healthy
from tests.pages.conftest import NOON, KeepFact, OpenPage
from tests.pages.shown import EXERCISES, calls, exercises, titles, words
from tests.pages.tour import (
    EVERY_EXERCISE,
    UNADVISED,
    link,
    open_session,
    short_tour,
    tour,
    turn_to,
)

ANSWERS, FLAGS, CLEARANCE = Kind.ANSWERS, Kind.FLAGS, Kind.CLEARANCE
Facts = list[tuple[Kind, dict[str, object], int]]

WAITING: Facts = [(ANSWERS, healthy(flags={"RF20": "yes"}), 0)]
SHUT: dict[str, Facts] = {
    "emergency": [(FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}}, 0)],
    "urgent": [(FLAGS, {"asked": ["RF14"], "flags": {"RF14": "yes"}}, 0)],
    "emergency-over-a-plan": [
        (ANSWERS, healthy(), 1),
        (FLAGS, {"asked": ["RF02"], "flags": {"RF02": "yes"}}, 0),
    ],
    "urgent-in-cleared-answers": [
        (ANSWERS, healthy(flags={"RF14": "yes"}, cleared_on="2026-11-02"), 0)
    ],
    "gp-first": WAITING,
    "gp-first-over-a-plan": [
        (ANSWERS, healthy(), 1),
        (FLAGS, {"asked": ["RF34"], "flags": {"RF34": "yes"}}, 0),
    ],
    "clearance-run-out": [
        (ANSWERS, healthy(flags={"RF20": "yes"}), 40),
        (CLEARANCE, {"on": "2026-10-02", "about": ["RF20"]}, 31),
    ],
    "clearance-about-something-else": [
        *WAITING,
        (CLEARANCE, {"on": "2026-11-02", "about": ["RF29"]}, 0),
    ],
    "under-18": [(ANSWERS, healthy(age=17), 0)],
    "under-18-cleared": [(ANSWERS, healthy(age=17, cleared_on="2026-11-02"), 0)],
}
KINDS = {"emergency", "urgent", "gp-first", "under-18"}
"""After these every link is followed; the others are these with a plan or a clearance besides."""
OPEN: dict[str, Facts] = {
    "gp-first-cleared": [*WAITING, (CLEARANCE, {"on": "2026-11-02", "about": ["RF20"]}, 0)],
    "ok-caution": [(ANSWERS, healthy(flags={"RF33": "yes"}), 0)],
    "ok": [(ANSWERS, healthy(), 0)],
    "new-check-after-an-emergency": [*SHUT["emergency"], (ANSWERS, healthy(), 0)],
    "no-check": [],
}


def put(facts: Facts, keep: KeepFact) -> None:
    """Put *facts* into the diary, each made so many days ago."""
    for kind, data, days_ago in facts:
        at = NOON - timedelta(days=days_ago, minutes=1) if days_ago else None
        keep(kind, data, at)


def follow_every_link(at: AppTest) -> dict[str, str]:
    """Return the title of the page behind each link."""
    return {one: titles(link(at, exercise=one))[0] for one in EVERY_EXERCISE}


@pytest.mark.parametrize("outcome", SHUT)
def test_no_link_shows_an_exercise_to_who_has_to_be_seen_first(
    keep: KeepFact, open_page: OpenPage, outcome: str
) -> None:
    put(SHUT[outcome], keep)
    every = tour if outcome in KINDS else short_tour
    for name, page in every(open_page("exercises")):
        assert exercises(page) == [], name
        assert "999" in calls(page) or name in UNADVISED, name


@pytest.mark.parametrize("outcome", OPEN)
def test_every_link_leads_to_its_exercise_for_who_may_start_or_only_looks(
    keep: KeepFact, open_page: OpenPage, outcome: str
) -> None:
    put(OPEN[outcome], keep)

    assert follow_every_link(open_page("exercises")) == {
        key: one.name for key, one in EXERCISES.items()
    }


def test_before_any_check_the_plan_asks_for_one_and_the_catalogue_points_at_it(
    open_page: OpenPage,
) -> None:
    at = open_page("plan")
    assert titles(at) == ["First, a short check"]
    assert exercises(at) == []
    assert exercises(open_session(at)) == []

    assert "Take the check to see which suit you" in words(turn_to(at, "exercises"))


def test_while_the_short_list_is_due_no_link_shows_an_exercise(
    keep: KeepFact, open_page: OpenPage
) -> None:
    keep(ANSWERS, healthy(), NOON - timedelta(days=7))
    at = open_page("exercises")

    assert set(follow_every_link(at).values()) == {"A quick safety check first"}
    assert exercises(at) == []
    assert exercises(turn_to(at, "plan")) == []


def test_what_is_left_out_for_a_visitor_is_marked_behind_its_link(
    keep: KeepFact, open_page: OpenPage
) -> None:
    put(OPEN["ok-caution"], keep)
    at = open_page("exercises")
    bends = {
        key
        for key, one in EXERCISES.items()
        if any(limit.id == "osteoporosis" and limit.max_hold_s is None for limit in one.limits)
    }

    assert bends
    for exercise in bends:
        assert "Not for you just now" in words(link(at, exercise=exercise)), exercise
