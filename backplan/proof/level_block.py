"""Start levels: every boundary value that they read, crossed, for every kind of clearance."""

from dataclasses import replace
from itertools import product
from typing import NamedTuple

from backplan.core.answers import Answers, PainDuration, StepsGuess
from backplan.core.red_flags import FlagAnswer
from backplan.proof.bounds import Setting, ages, level_clearances, level_pains
from backplan.proof.expected_plans import start_level
from backplan.proof.failure import BrokenError
from backplan.proof.judging import Judge
from backplan.proof.sayings import Saying, answered
from backplan.proof.world import Part, World

YES = FlagAnswer.YES
SIDES = (PainDuration.UNDER_6_WEEKS, PainDuration.SIX_TO_12_WEEKS)
"""Both sides of what L8 and RF25 call new."""
CLEARED_FOR = {  # nothing; what L7 spares; what it does not; and T3, which nobody is asked
    "nothing": (),
    "RF30": (Saying(row="RF30", answer=YES),),
    "RF34": (Saying(row="RF34", answer=YES),),
    "RF29": (Saying(row="RF29", answer=YES),),
    "RF29 and RF34": (Saying(row="RF29", answer=YES), Saying(row="RF34", answer=YES)),
    "ER01": (Saying(row="ER01"),),
    "T3": (Saying(row="RF24", answer=YES), Saying(row="RF33", answer=YES)),
}


class Able(NamedTuple):
    """What start levels read beside triage: activity, steps, training, and getting up (ER11)."""

    activity_score: int
    steps: int | None
    guess: StepsGuess | None
    trained: bool
    stands_up: bool

    def on(self, answers: Answers) -> Answers:
        """Return *answers* of somebody who is this able."""
        cannot = frozenset() if self.stands_up else frozenset({"ER11"})
        return replace(
            answers,
            activity_score=self.activity_score,
            steps=self.steps,
            steps_guess=self.guess,
            strength_trained=self.trained,
            readiness=answers.readiness | cannot,
        )


def abilities(world: World) -> tuple[Able, ...]:
    """Return both sides of each number that L5 reads, and the least and the most guess of steps."""
    rule = world.rulebook.levels.L5
    guesses = (StepsGuess.MOSTLY_SITTING, StepsGuess.ON_FEET)
    steps: list[tuple[int | None, StepsGuess | None]] = [(None, one) for one in guesses]
    steps += [(rule.steps_below - 1, None), (rule.steps_below, None)]
    if world.quick:
        steps = steps[-2:]
    scores = (rule.activity_score_to, rule.activity_score_to + 1)
    crossed = product(scores, steps, (False, True), (False, True))
    return tuple(Able(score, *walked, *rest) for score, walked, *rest in crossed)


def cases(world: World) -> tuple[Setting, ...]:
    """Return every boundary value of triage and of the start levels, crossed."""
    rulebook = world.rulebook
    if world.quick:
        return _few(world)
    crossed = product(
        ages(rulebook),
        level_pains(rulebook),
        (False, True),
        SIDES,
        level_clearances(rulebook, world.today),
    )
    return tuple(Setting(*one) for one in crossed)


def levels(world: World, judge: Judge, _: Part, task: tuple[str, int]) -> None:
    """Judge every setting and ability for one kind of clearance and one of the ages."""
    name, age = task
    base = answered(world.plain, CLEARED_FOR[name])
    able = abilities(world)
    for setting in cases(world):
        if setting.age == age:
            answers = setting.on(base)
            for one in able:
                _hold_level(judge, one.on(answers))


def _few(world: World) -> tuple[Setting, ...]:
    """Return the settings of the bounded form: nothing about a first episode."""
    crossed = product(
        ages(world.rulebook),
        level_pains(world.rulebook),
        (False,),
        SIDES,
        level_clearances(world.rulebook, world.today)[-2:],
    )
    return tuple(Setting(*one) for one in crossed)


def _hold_level(judge: Judge, answers: Answers) -> None:
    """Hold invariants 0, 1 and 4 for one start level."""
    assessment = judge.assessed(answers)
    wanted = judge.hold_triage(answers, assessment)
    given = assessment.start_level
    due = start_level(answers, wanted, judge.today)
    if due != (None if given is None else given.value):
        raise BrokenError(0, f"start level {due} is due, {given} came out", answers)
    if given is not None:
        judge.starts[given.value, tuple([one.id for one in assessment.level_reasons])] += 1
