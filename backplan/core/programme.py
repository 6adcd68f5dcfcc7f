"""Step 3. Decide which exercises, rungs, doses and days, the step goal and the sitting breaks.

Reads: `Answers`, `Assessment` and the rulebook.
Returns: `Programme` for the first week, or `Referral` where somebody has to be seen first.
Next: backplan/core/sessions.py
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from backplan.core.answers import WEEKDAYS, Answers
from backplan.core.assessment import Assessment
from backplan.core.catalogue import Adaptation, Exercise
from backplan.core.evidence import Reason
from backplan.core.goals import SittingBreaks, StepGoal, sitting_breaks, step_goal
from backplan.core.plan_rules import RoutineRules
from backplan.core.red_flags import TriageLevel
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import Choice, Person, choose, hold_cap
from backplan.core.safety_rules import StartLevel

SHORT_MINUTES = 5
MIDDLE_MINUTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One exercise of a session with its dose.

    Attributes:
        exercise: The rung.
        sets: Sets to do now.
        sets_at_most: Sets that this level grows to.
        reps: Repetitions a set, low to high; one of `reps`, `hold_s`, `minutes` is there.
        hold_s: Seconds a hold, low to high.
        minutes: Minutes, low to high.
        rest_s: Seconds of rest between sets.
        reasons: Why this exercise, this rung and this dose.
        adaptations: What the person's tags change about the way it is done.
    """

    exercise: Exercise
    sets: int
    sets_at_most: int
    reps: tuple[int, int] | None
    hold_s: tuple[int, int] | None
    minutes: tuple[int, int] | None
    rest_s: int
    reasons: tuple[Reason, ...]
    adaptations: tuple[Adaptation, ...] = ()

    @property
    def ladder(self) -> str:
        """Return the id of its ladder."""
        return self.exercise.ladder


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What to do on one day of the week."""

    day: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A week of sessions, with goals.

    Attributes:
        level: How gently it goes.
        sessions: One a training day, Monday first.
        step_goal: Steps a day.
        sitting_breaks: How often to get up.
    """

    level: StartLevel
    sessions: tuple[Session, ...]
    step_goal: StepGoal
    sitting_breaks: SittingBreaks

    @property
    def goal_reasons(self) -> tuple[Reason, ...]:
        """Return why the step goal and the sitting breaks are what they are."""
        return (*self.step_goal.reasons, *self.sitting_breaks.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Somebody has to be seen before any plan: what to do first, and why."""

    level: TriageLevel
    reasons: tuple[Reason, ...]


def build_programme(
    answers: Answers, assessment: Assessment, rulebook: Rulebook
) -> Programme | Referral:
    """Return the first week's programme, or the referral that stands in its place.

    Source: evidence 9.4, 9.5 and 9.8.
    """
    if assessment.start_level is None:
        return Referral(level=assessment.triage.level, reasons=assessment.triage.reasons)
    level = assessment.start_level
    person = Person.of(answers, assessment.tags)
    items = first_items(level, person, answers, rulebook)
    # Nothing else may be left where a host has taken exercises out.
    gentle = first_items(StartLevel.SETTLE, person, answers, rulebook)
    gentle = gentle[: rulebook.routine.levels[StartLevel.SETTLE].exercises]
    sessions = sessions_of(items, level, answers, rulebook)
    return Programme(
        level=level,
        sessions=tuple(one if one.items else replace(one, items=gentle) for one in sessions),
        step_goal=step_goal(answers, rulebook.goals),
        sitting_breaks=sitting_breaks(answers, rulebook.goals),
    )


def first_items(
    level: StartLevel, person: Person, answers: Answers, rulebook: Rulebook
) -> tuple[Item, ...]:
    """Return what *level* starts on, one item for each ladder that leaves *person* a rung."""
    rungs = rulebook.routine.levels[level].rungs
    chosen = (choose(rung, person, rulebook) for rung in rungs)
    there = (one for one in chosen if one is not None)
    return tuple(first_item(one, level, person, answers, rulebook) for one in there)


def sessions_of(
    items: Sequence[Item], level: StartLevel, answers: Answers, rulebook: Rulebook, week: int = 0
) -> tuple[Session, ...]:
    """Return the sessions of a *week* (0 first) at *level*: they share out *items* in its order.

    Turns go on from week to week, so that every ladder has its own also where sessions are few.
    """
    days = training_days(level, answers, rulebook)
    first = week * len(days)
    return tuple(
        Session(day=day, items=tuple(_session(items, level, answers, rulebook, number)))
        for number, day in enumerate(days, start=first)
    )


def _session(
    items: Sequence[Item],
    level: StartLevel,
    answers: Answers,
    rulebook: Rulebook,
    number: int,
) -> Sequence[Item]:
    """Return what the session with this *number* (0 first) holds, in the level's own order."""
    routine = rulebook.routine
    plan = routine.levels[level]
    if level is StartLevel.SETTLE:
        return items[: plan.exercises]
    if answers.minutes == SHORT_MINUTES:
        short = routine.short
        return _take_turns(items, short.always, short.turns, short.exercises, number)
    if answers.minutes == MIDDLE_MINUTES and not plan.exercises_12:
        return _split(items, routine, number)
    count = plan.exercises_12 if answers.minutes == MIDDLE_MINUTES else plan.exercises
    turns = [one.ladder for one in items if one.ladder not in plan.always]
    return _take_turns(items, plan.always, turns, count, number)


def is_trained(ladder: str, answers: Answers, rulebook: Rulebook) -> bool:
    """Return whether sessions of a level above settle ever hold *ladder*; short ones leave some."""
    short = rulebook.routine.short
    return answers.minutes != SHORT_MINUTES or ladder in (*short.always, *short.turns)


def _take_turns(
    items: Sequence[Item],
    always: Sequence[str],
    turns: Sequence[str],
    count: int,
    number: int,
) -> Sequence[Item]:
    """Return *count* items: those of *always*, then those whose turn it is, wrapping round."""
    there = [one.ladder for one in items]
    fixed = [one for one in always if one in there]
    rest = [one for one in turns if one in there]
    free = min(max(count - len(fixed), 0), len(rest))
    taken = {rest[(number * free + step) % len(rest)] for step in range(free)}
    return [one for one in items if one.ladder in taken or one.ladder in fixed]


def _split(items: Sequence[Item], routine: RoutineRules, number: int) -> Sequence[Item]:
    """Return one half of the ladders; the halves alternate, and an empty one is passed over."""
    halves = [[one for one in items if one.ladder in half] for half in routine.split]
    halves = [half for half in halves if half]
    return halves[number % len(halves)] if halves else []


def training_days(level: StartLevel, answers: Answers, rulebook: Rulebook) -> tuple[str, ...]:
    """Return the training days: every day to settle, else the level's count spaced widest."""
    plan = rulebook.routine.levels[level]
    if level is StartLevel.SETTLE:
        return WEEKDAYS
    count = min(plan.sessions, len(answers.training_days))
    chosen = max(combinations(answers.training_days, count), key=_gaps)
    return tuple(chosen)


def _gaps(days: Sequence[str]) -> tuple[int, ...]:
    """Return the days between sessions round the week, smallest first: more is better."""
    at = [WEEKDAYS.index(day) for day in days]
    round_the_week = pairwise([*at, at[0] + len(WEEKDAYS)])
    return tuple(sorted(later - earlier for earlier, later in round_the_week))


def first_item(
    choice: Choice, level: StartLevel, person: Person, answers: Answers, rulebook: Rulebook
) -> Item:
    """Return the first dose of a rung: its own, clipped to the band of *level*."""
    plan = rulebook.routine.levels[level]
    exercise, dose, band = choice.exercise, choice.exercise.dose, plan.band
    reasons = [*choice.reasons, plan.reason]
    sets_band = band.hold_sets if dose.hold_s else band.sets
    sets = _clip(dose.sets[0], sets_band)
    most = sets_band[1]
    if answers.minutes == SHORT_MINUTES and plan.id != StartLevel.SETTLE:
        sets = most = rulebook.routine.short.sets
        reasons.append(rulebook.routine.short.reason)
    hold = dose.hold_s and (_clip(dose.hold_s[0], band.hold_s), band.hold_s[1])
    cap = hold_cap(exercise, person)
    if hold and cap and hold[1] > cap.seconds:
        hold = (min(hold[0], cap.seconds), cap.seconds)
        reasons.append(cap.reason)
    reps_band = band.ladder_reps.get(exercise.ladder, band.reps)
    loaded = "weights" in exercise.kit
    return Item(
        exercise=exercise,
        sets=sets,
        sets_at_most=most,
        reps=dose.reps and (_clip(dose.reps[0], reps_band), reps_band[1]),
        hold_s=hold,
        minutes=dose.minutes,
        rest_s=band.loaded_rest_s if loaded else band.rest_s,
        reasons=tuple(reasons),
        adaptations=tuple(one for one in exercise.adaptations if one.tag in person.tags),
    )


def _clip(value: int, band: tuple[int, int]) -> int:
    """Return *value*, moved to the nearer end of *band* where it lies outside."""
    return min(max(value, band[0]), band[1])
