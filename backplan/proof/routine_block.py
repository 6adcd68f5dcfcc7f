"""Routines: every combination of tags with the values that a level's exercises read.

At each level only kit and findings that its exercises, or easier ones of their ladders, name can
matter. That kit is crossed, the rest all there or all missing; pain and age are at both ends of
those that lead to the level.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations, product

from backplan.core.answers import MINUTES, WEEKDAYS, Answers, StepsGuess
from backplan.core.catalogue import Kit
from backplan.core.programme import Programme, build_programme
from backplan.core.rulebook import Rulebook
from backplan.core.safety_rules import StartLevel
from backplan.proof.bounds import ages, around, level_pains
from backplan.proof.failure import BrokenError
from backplan.proof.fitting import Fit, fit, hold_fitting
from backplan.proof.judging import Judge
from backplan.proof.starts import Start, people
from backplan.proof.world import Part, World


def routines(world: World, judge: Judge, _: Part, task: tuple[Start, frozenset[Kit]]) -> None:
    """Build the routines of one start with one set of kit, for every combination of tags."""
    start, kit = task
    for person in people(start, kit, world):
        fits = fit(person, world.rulebook)
        for minutes in _minutes(start.level):
            answers = replace(person, minutes=minutes)
            _hold(judge, answers, built(judge, answers), fits)


def days(world: World, judge: Judge, _: Part, start: Start) -> None:
    """Build the routines of one start for every choice of training days."""
    for chosen in chain.from_iterable(combinations(WEEKDAYS, size) for size in (2, 3, 4)):
        for minutes in MINUTES:
            answers = replace(start.person, training_days=chosen, minutes=minutes)
            plan = built(judge, answers)
            level = world.rulebook.routine.levels[plan.level]
            given = WEEKDAYS if plan.level is StartLevel.SETTLE else chosen
            held = [one.day for one in plan.sessions]
            if len(held) != min(level.sessions, len(given)) or not set(held) <= set(given):
                raise BrokenError(5, f"sessions on {held}", answers)
            _hold(judge, answers, plan, fit(answers, world.rulebook))


def goals(world: World, judge: Judge, _: Part, start: Start) -> None:
    """Build the goals of one start on both sides of every number that they read."""
    for age, pain, hours, steps in _goal_bounds(world.rulebook):
        guess = StepsGuess.SOME_WALKING if steps is None else None
        answers = replace(
            start.person,
            age=age,
            pain_week=float(pain),
            sitting_hours=hours,
            steps=steps,
            steps_guess=guess,
        )
        if age >= world.rulebook.triage.T4.age_from:
            _hold(judge, answers, built(judge, answers), fit(answers, world.rulebook))


def built(judge: Judge, answers: Answers) -> Programme:
    """Return the programme of somebody who is owed one."""
    assessment = judge.assessed(answers)
    wanted = judge.hold_triage(answers, assessment)
    try:
        plan = build_programme(answers, assessment, judge.rulebook)
    except Exception as error:
        raise BrokenError(5, f"no routine came out: {error!r}", answers) from error
    if not isinstance(plan, Programme):
        raise BrokenError(5, f"no routine, though the level is {wanted.level}", answers)
    return plan


def _hold(judge: Judge, answers: Answers, plan: Programme, fits: Fit) -> None:
    """Hold invariants 5 and 7 for one programme, and count the reasons that it gives."""
    hold_fitting(answers, plan, fits)
    reasons = [*plan.step_goal.reasons, *plan.sitting_breaks.reasons]
    for item in chain.from_iterable(one.items for one in plan.sessions):
        judge.hold_sources(answers, item.reasons)
        reasons += item.reasons
    judge.hold_sources(answers, tuple(reasons))
    judge.starts[plan.level.value, tuple(sorted({one.id for one in reasons}))] += 1


def _minutes(level: StartLevel) -> tuple[int, ...]:
    """Return the minutes to cross; settling does not read them."""
    return MINUTES[-1:] if level is StartLevel.SETTLE else MINUTES


def _goal_bounds(
    rulebook: Rulebook,
) -> Iterator[tuple[int, int, float, int | None]]:
    """Yield ages, pain, hours and steps on both sides of every number that the goals read."""
    rules = rulebook.goals
    keep = rules.G6
    half = [one for rule in (rules.B1, rules.B2, rules.B3) for one in (rule.hours_to,)]
    hours = sorted({0.0, 18.0, *(at + by for at in half for by in (-0.5, 0.0, 0.5))})
    bounds = (keep.steps_from, keep.ceiling, keep.older_steps_from, keep.older_ceiling)
    share = round(rules.G2.at_least / rules.G2.share), round(rules.G2.at_most / rules.G2.share)
    steps = (None, 0, *around((*bounds, *share, rulebook.levels.L5.steps_below), 0, 60_000), 60_000)
    old = around((keep.older_age_from, *ages(rulebook)[-1:]), 0, 120)
    return product(old, level_pains(rulebook), hours, steps)
