"""The numbers of a plan: what a level's week holds, step goals and sitting breaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from backplan.core.catalogue import Kit, Tag
from backplan.core.evidence import Rule
from backplan.core.safety_rules import StartLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The dose band of a level, each from low to high."""

    sets: tuple[int, int]
    reps: tuple[int, int]
    hold_sets: tuple[int, int]
    hold_s: tuple[int, int]
    rest_s: int
    loaded_rest_s: int
    ladder_reps: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPlan(Rule):
    """A row of evidence 9.4: what a level's week holds.

    Attributes:
        name: The level in one word.
        rungs: Ids of the exercises it starts on, one a ladder; for settle, in order of preference.
        always: Ladders in every session; the others take turns.
        exercises: Exercises a session with 25 minutes.
        exercises_12: The same with 12 minutes; 0 splits the ladders over alternate sessions.
        sessions: Sessions a week at most.
        band: Doses.
    """

    name: str
    rungs: tuple[str, ...]
    always: tuple[str, ...]
    exercises: int
    exercises_12: int
    sessions: int
    band: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortSession(Rule):
    """What five minutes hold: ladders always there, ladders taking turns, one set each."""

    always: tuple[str, ...]
    turns: tuple[str, ...]
    exercises: int
    sets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedRung(Rule):
    """A harder rung that stands in for one a tag leaves out, because it is kinder in that case."""

    tag: Tag
    rung: str
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineRules:
    """Rows of evidence 9.4, what short sessions hold, and what missing kit means."""

    levels: Mapping[StartLevel, LevelPlan]
    split: tuple[tuple[str, ...], ...]
    short: ShortSession
    raised: tuple[RaisedRung, ...]
    kit: Mapping[Kit, Rule]
    usual_pain: Rule
    age: Rule
    withheld: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline(Rule):
    """G1: steps a day to go by until they have been counted."""

    mostly_sitting: int
    some_walking: int
    on_feet: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRaise(Rule):
    """G2: the first goal above the baseline, as a share of it within bounds."""

    share: float
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalEase(Rule):
    """G3: the goal as a share of the baseline while pain is high."""

    pain_nrs_from: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalKeep(Rule):
    """G6: from here on walking is kept up, not raised; both bounds differ with age."""

    steps_from: int
    ceiling: int
    older_age_from: int
    older_steps_from: int
    older_ceiling: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingBreak(Rule):
    """B1 to B4: a break every so many minutes for people who sit up to so many hours a day."""

    hours_to: float
    every_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRules:
    """Rules G1 to G3, G6 and B1 to B4 (evidence, 9.5); goals are rounded to `round_to` steps."""

    round_to: int
    G1: Baseline
    G2: GoalRaise
    G3: GoalEase
    G6: GoalKeep
    B1: SittingBreak
    B2: SittingBreak
    B3: SittingBreak
    B4: SittingBreak
