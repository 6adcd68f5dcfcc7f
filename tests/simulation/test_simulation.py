"""Made-up visitors live with the plan: what must hold of each does, and mistakes are found."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from backplan.core import adaptation, moves
from backplan.core.fold import fold
from backplan.core.heights import Heights
from backplan.core.ladders import Ladders
from backplan.core.rulebook import Rulebook
from backplan.simulation.life import live
from backplan.simulation.simulate import live_one, simulate
from backplan.simulation.visitor import KINDS, Kind, draw_visitor

WEEKS = 13


def quiet(_: str) -> None:
    """Show no progress."""


def number_of(kind: Kind, turn: int) -> int:
    return KINDS.index(kind) + turn * len(KINDS)


def found(kind: Kind, turns: range, rulebook: Rulebook) -> set[str]:
    """Return what does not hold of some visitors of one kind, without numbers and days."""
    numbers = [number_of(kind, turn) for turn in turns]
    said = [live_one(number, rulebook, weeks=WEEKS)[0].broken for number in numbers]
    return {one for one in said if one is not None}


def test_three_hundred_visitors_hold_all_for_half_a_year_and_nobody_is_stuck(
    rulebook: Rulebook,
) -> None:
    told: list[str] = []
    simulation = simulate(rulebook, visitors=300, tell=told.append)

    assert simulation.failing is None, simulation.failing
    assert told[-1] == "300 of 300 visitors"
    kinds = [one.kind for one in simulation.outcomes]
    assert kinds == [KINDS[number % len(KINDS)] for number in range(300)]
    assert {len(one.rungs) for one in simulation.outcomes} == {27}
    assert all(one.ups for one in simulation.outcomes if one.kind is Kind.WELL)


@pytest.mark.long
def test_a_thousand_visitors_hold_all_for_half_a_year(rulebook: Rulebook) -> None:
    assert simulate(rulebook, visitors=1_000, tell=quiet).failing is None


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_read_on_the_way_is_what_the_whole_diary_says(
    kind: Kind, rulebook: Rulebook
) -> None:
    life = live(draw_visitor(number_of(kind, 1)), rulebook, weeks=6)
    last = life.states[-1]

    assert fold(life.facts, rulebook, today=last.on) == last


def test_the_same_number_lives_the_same_life(rulebook: Rulebook) -> None:
    assert live_one(6, rulebook, weeks=4) == live_one(6, rulebook, weeks=4)


def test_lives_differ_from_number_to_number() -> None:
    drawn = [draw_visitor(number) for number in range(0, 800, len(KINDS))]

    assert len({one.strength for one in drawn}) == len(drawn)
    assert len({str(one.answers["minutes"]) for one in drawn}) == 3


def test_a_plan_that_never_steps_back_is_found(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ladders, "hurt", lambda *_: ())

    assert any("as hard as before" in one for one in found(Kind.SUFFERS, range(4), rulebook))


def test_a_lock_that_never_closes_is_found(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adaptation, "find_locks", lambda _: ())

    assert any("three days" in one for one in found(Kind.WORSENS, range(4), rulebook))


def test_a_week_that_lets_everything_up_is_found(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moves, "may_do_more", lambda *_, **__: True)

    assert any("goes up" in one for one in found(Kind.FLARES, range(6), rulebook))


def test_an_end_of_a_ladder_that_is_none_is_found(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Heights, "_is_top", lambda *_: True)

    assert any("was the last rung" in one for one in found(Kind.WELL, range(4), rulebook))


def test_a_plan_that_does_not_say_why_it_stands_still_is_found(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adaptation, "standstill", lambda *_: ())
    strong_with_sore_wrists = 3432

    said = live_one(strong_with_sore_wrists, rulebook, weeks=WEEKS)[0].broken
    assert said == "does well, and waited over 2 weeks for more without a word"


def changed(rule: str, **numbers: object) -> Callable[[Rulebook], Rulebook]:
    """Return a slip in the numbers of one rule of what changes from week to week."""

    def slip(rules: Rulebook) -> Rulebook:
        of = "escalation" if rule.startswith("E") else "adaptation"
        group = getattr(rules, of)
        wrong = replace(group, **{rule: replace(getattr(group, rule), **numbers)})
        return replace(rules, **{of: wrong})

    return slip


@pytest.mark.parametrize(
    ("slip", "kind", "says"),
    [
        (changed("P1", rungs_a_week=7), Kind.WELL, "rungs in week"),
        (changed("E3", week=20), Kind.NO_GAIN, "was not told to be seen by week 8"),
        (changed("P5", more_from=1.5), Kind.WELL, "weeks for more without a word"),
    ],
    ids=["seven rungs a week", "told in week 20 only", "no week is ever enough"],
)
def test_a_slip_in_the_numbers_is_found(
    slip: Callable[[Rulebook], Rulebook], kind: Kind, says: str, rulebook: Rulebook
) -> None:
    assert any(says in one for one in found(kind, range(8), slip(rulebook)))
