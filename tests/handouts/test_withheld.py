"""What a host takes out is in nothing that is handed out, but for what was done before."""

from dataclasses import replace

import pytest

from backplan.content import load_rulebook
from backplan.core.fold import fold
from backplan.handouts.letter import letter
from backplan.handouts.letter_page import letter_page
from backplan.handouts.material import Material
from backplan.handouts.plan import items, plan
from backplan.handouts.plan_page import plan_page
from backplan.handouts.takeaway import takeaway
from tests.handouts.conftest import FIRST_DAY, Told, answers_on, facts_of
from tests.pages.filling_in_the_diary import done_with

ALL_THREE = (
    lambda material: plan_page(plan(material)),
    takeaway,
    lambda material: letter_page(letter(material)),
)
SQUAT = load_rulebook().catalogue.exercises["SQ2"]
DONE: Told = (f"{FIRST_DAY}T10:00:00+00:00", "session", done_with(FIRST_DAY))


def material_without(withheld: set[str], *told: Told) -> Material:
    """Return what a diary comes to where a host has taken out some exercises."""
    rulebook = replace(load_rulebook(), withheld=frozenset(withheld))
    facts = facts_of(answers_on(), *told)
    return Material(facts=facts, state=fold(facts, rulebook, today=FIRST_DAY), rulebook=rulebook)


@pytest.fixture(scope="module")
def planned() -> dict[str, str]:
    """Return the names of the exercises that the plan has while nothing is taken out, by id."""
    programme = material_without(set()).programme()
    return {one.exercise.id: one.exercise.name for one in items(programme)}


def test_what_is_taken_out_is_in_no_handout(planned: dict[str, str]) -> None:
    taken_out = {one for one in planned if not one.startswith("ST")}
    before, after = material_without(set()), material_without(taken_out)

    in_plan = ALL_THREE[0](before).decode()
    assert all(planned[one] in in_plan for one in taken_out)
    for made in ALL_THREE:
        said = made(after).decode()
        assert [planned[one] for one in taken_out if planned[one] in said] == []


def test_the_letter_tells_what_was_done_before_it_was_taken_out() -> None:
    material = material_without({SQUAT.id}, DONE)

    assert SQUAT.name in letter_page(letter(material)).decode()
    assert SQUAT.name not in plan_page(plan(material)).decode()
    assert SQUAT.name not in takeaway(material).decode()
