"""The numbers of what changes from week to week: rules P0 to P9, G4, G5, B3 and B5."""

from dataclasses import dataclass

from backplan.core.catalogue import Tag
from backplan.core.evidence import Rule
from backplan.core.safety_rules import StartLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class PainLimit(Rule):
    """P0: pain an exercise may bring, from usual pain; above `rung_up_to` no rung goes up.

    `keep` has the words for that.
    """

    above_usual: int
    at_least: int
    at_most: int
    rung_up_to: int
    checkins_from: int
    keep: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveUp(Rule):
    """P1: what two good sessions are, how many rungs may go up in a week.

    `top` and `some_at_top` have the words for where there is no harder rung, `next_day` those for
    sessions of which nobody knows how the back was after them.
    """

    reps_over: int
    rise_below: int
    sessions: int
    rungs_a_week: int
    top: Rule
    some_at_top: Rule
    next_day: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldBack(Rule):
    """P2: how often running a set may leave nothing over, and what is taken off then."""

    sessions: int
    reps_less: int
    hold_s_less: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveDown(Rule):
    """P3: the rise that counts, the share of the dose that is left, and the words for a rung."""

    rise_from: int
    share: float
    sessions: int
    rung: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareRule(Rule):
    """P4: what a flare is, how long it is settled, and by what shares the dose comes back."""

    above_mean: int
    above_usual: int
    days_from: int
    days_to: int
    shares: tuple[float, ...]
    days_each: int
    restart: Rule
    more: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDone(Rule):
    """P5: the share of sessions that allows more, and the one below which less is offered.

    `keep` has the words for what lies between.
    """

    more_from: float
    keep_from: float
    pain_above: int
    keep: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Rule):
    """P6: days without an entry after which a week repeats, a rung goes down, the check is due."""

    repeat_from: int
    rung_from: int
    redo_from: int
    repeat: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class LighterWeek(Rule):
    """P7: every so many weeks, or when tired, so many sets fewer.

    `keep` and `after` say that nothing gets harder, in such a week and in the one after it.
    """

    every_weeks: int
    sets_less: int
    tired: Rule
    keep: Rule
    after: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelUp(Rule):
    """P8: for how many days all exercises stand where the next level begins."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Soreness(Rule):
    """P9: how long after a session sore muscles are explained, and in which first days."""

    hours_to: int
    first_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalUp(Rule):
    """G4: days that met the goal, and by how much it rises."""

    met_from: int
    share: float
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDown(Rule):
    """G5: days met that keep the goal, days counted that allow to judge, and what is left."""

    keep_from: int
    counted_from: int
    share: float
    measured_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BreaksCloser(Rule):
    """B3: from which day breaks come as often as this."""

    day: int
    every_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BreaksWider(Rule):
    """B5: by how many minutes breaks move apart, and where that ends."""

    more_min: int
    at_most_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip(Rule):
    """A rung that P1 may reach past others that a tag leaves out."""

    tag: Tag
    rung: str
    instead: str
    level: StartLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptationRules:
    """Rules P0 to P9, G4, G5, B3 and B5, what a swap and a release may do.

    Attributes:
        purposes: Ladders that train much the same; a swap may go from one to another of a row.
        easier: An exercise that is no longer allowed gives way.
        release: Nothing is ever more than one rung harder than when it was last done.
        skips: Rungs that P1 may reach past others.
    """

    purposes: tuple[tuple[str, ...], ...]
    P0: PainLimit
    P1: MoveUp
    P2: HoldBack
    P3: MoveDown
    P4: FlareRule
    P5: WeekDone
    P6: Gap
    P7: LighterWeek
    P8: LevelUp
    P9: Soreness
    G4: GoalUp
    G5: GoalDown
    B3: BreaksCloser
    B5: BreaksWider
    swap: Rule
    easier: Rule
    release: Rule
    lifted: Rule
    skips: tuple[Skip, ...]
