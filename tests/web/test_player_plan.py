"""What the player is given of a session: its tempo is that of the drawing, and all is drawn."""

from dataclasses import replace
from datetime import date

import pytest

from backplan.core.fold import State, fold
from backplan.core.programme import Session
from backplan.figures.motion import movement
from backplan.web.player_plan import items_data, shown_names
from tests.core.people import RULES, answers_fact

MONDAY = date(2026, 11, 2)


@pytest.fixture(scope="module")
def state() -> State:
    return fold([answers_fact("a", MONDAY.day)], RULES, today=MONDAY)


def session_of(state: State, exercise: str) -> Session:
    """Return the first session with one exercise alone."""
    assert state.programme is not None
    (first, *_) = state.programme.sessions
    return replace(
        first, items=(replace(first.items[0], exercise=RULES.catalogue.exercises[exercise]),)
    )


@pytest.mark.parametrize(
    ("exercise", "beat"),
    [
        ("SQ2", (2, 1, 2)),
        ("SQ3", (2, 1, 3)),
        ("SQ6", (3, 2, 2)),
        ("SU6", (2, 1, 3)),
        ("CL1", (2, 3, 2)),
    ],
)
def test_a_repeat_is_counted_at_the_tempo_at_which_it_is_drawn(
    state: State, exercise: str, beat: tuple[int, int, int]
) -> None:
    (item,) = items_data(session_of(state, exercise), state, RULES)
    moving = movement(RULES.catalogue.exercises[exercise])

    assert item["beat"] == beat
    assert moving.seconds * (2 if moving.turns else 1) == sum(beat)


def test_all_that_a_session_may_show_is_drawn(state: State) -> None:
    assert state.programme is not None
    shown = shown_names(state.programme, state, RULES)
    items = [one for day in state.programme.sessions for one in items_data(day, state, RULES)]
    easier = {one["easier"]["id"] for one in items if one["easier"]}

    assert easier
    assert shown == {one["id"] for one in items} | easier
