"""Decide the step goal and the sitting breaks of a first week.

Reads: `Answers` and rules G1 to G3, G6 and B1 to B4.
Returns: `StepGoal` and `SittingBreaks`, each with its reasons.
"""

import math
from dataclasses import dataclass

from backplan.core.answers import Answers, StepsGuess
from backplan.core.evidence import Reason
from backplan.core.plan_rules import GoalKeep, GoalRules


@dataclass(frozen=True, slots=True, kw_only=True)
class StepGoal:
    """Steps a day to aim for.

    Attributes:
        steps: Steps a day.
        baseline: Steps a day that it starts from.
        measured: Whether the baseline was counted, not guessed.
        reasons: The rules that made it.
    """

    steps: int
    baseline: int
    measured: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingBreaks:
    """How often to get up, in minutes, and why."""

    every_min: int
    reasons: tuple[Reason, ...]


def baseline_steps(answers: Answers, rules: GoalRules) -> int:
    """Return the counted steps a day, or G1's provisional figure for the visitor's guess."""
    if answers.steps is not None:
        return answers.steps
    guesses = {
        StepsGuess.MOSTLY_SITTING: rules.G1.mostly_sitting,
        StepsGuess.SOME_WALKING: rules.G1.some_walking,
        StepsGuess.ON_FEET: rules.G1.on_feet,
    }
    return guesses[answers.steps_guess or StepsGuess.MOSTLY_SITTING]


def step_goal(answers: Answers, rules: GoalRules) -> StepGoal:
    """Return the first step goal: G3 before G6 before G2, on the baseline or G1's stand-in."""
    baseline = baseline_steps(answers, rules)
    measured = answers.steps is not None
    keep_from, ceiling = keep_bounds(answers.age, rules.G6)
    if answers.pain_nrs >= rules.G3.pain_nrs_from:
        steps = min(round_half_up(baseline * rules.G3.share, rules.round_to), ceiling)
        deciding = rules.G3.reason
    elif baseline >= keep_from:
        steps = min(baseline, ceiling)
        deciding = rules.G6.reason
    else:
        more = min(max(baseline * rules.G2.share, rules.G2.at_least), rules.G2.at_most)
        steps = round_half_up(baseline + more, rules.round_to)
        deciding = rules.G2.reason
    reasons = (deciding,) if measured else (rules.G1.reason, deciding)
    return StepGoal(steps=steps, baseline=baseline, measured=measured, reasons=reasons)


def keep_bounds(age: int, rule: GoalKeep) -> tuple[int, int]:
    """Return the steps from which G6 keeps the goal, and its ceiling, for *age* in years."""
    if age >= rule.older_age_from:
        return rule.older_steps_from, rule.older_ceiling
    return rule.steps_from, rule.ceiling


def sitting_breaks(answers: Answers, rules: GoalRules) -> SittingBreaks:
    """Return how often to get up for the hours sat a day (B1 below its bound, B2 to B4 up to)."""
    hours = answers.sitting_hours
    if hours < rules.B1.hours_to:
        rule = rules.B1
    else:
        rule = next(one for one in (rules.B2, rules.B3, rules.B4) if hours <= one.hours_to)
    return SittingBreaks(every_min=rule.every_min, reasons=(rule.reason,))


def round_half_up(value: float, to: int) -> int:
    """Return *value* rounded to a multiple of *to*, halves up."""
    return math.floor(value / to + 0.5) * to
