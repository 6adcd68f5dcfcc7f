"""Rungs: every exercise asked for, for every combination of tags.

The routine of a first week never asks for the hardest rungs, and so never meets the rules that
keep those away.
"""

from backplan.core.answers import KIT_ASKED
from backplan.core.catalogue import Kit
from backplan.core.rungs import Person, choose
from backplan.proof.failure import BrokenError
from backplan.proof.fitting import fit, tags_of
from backplan.proof.judging import Judge
from backplan.proof.starts import Start, people
from backplan.proof.world import Part, World


def rungs(world: World, judge: Judge, _: Part, start: Start) -> None:
    """Ask for every exercise, with all kit and with none."""
    kits = (frozenset(KIT_ASKED), frozenset[Kit]())
    every = world.rulebook.catalogue.exercises
    for kit in kits:
        for answers in people(start, kit, world):
            away = fit(answers, world.rulebook).away
            person = Person.of(answers, tags_of(answers))
            for rung in every:
                judge.cases += 1
                choice = choose(rung, person, world.rulebook)
                if choice is None:
                    continue
                if choice.exercise.id in away:
                    says = f"{choice.exercise.id} is kept away {away[choice.exercise.id]}"
                    raise BrokenError(5, says, answers)
                judge.starts["any", tuple([one.id for one in choice.reasons])] += 1
