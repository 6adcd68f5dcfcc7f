"""The numbers of when to be seen, and of what can be said: rules E1 to E8, I1 and I2."""

from dataclasses import dataclass

from backplan.core.evidence import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class GettingWorse(Rule):
    """E2: points that pain is up or the activity down, for so many weeks running."""

    points: int
    weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBetter(Rule):
    """E3: the week, and the share of sessions done, from which no gain calls for a look."""

    week: int
    adherence_from: float
    well_below: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLittleDone(Rule):
    """E4: the week in which little done calls for an easier plan, and when to look again."""

    week: int
    again_week: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StillNotBetter(Rule):
    """E5: the week from which no gain calls for an assessment."""

    week: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TooMuchPain(Rule):
    """E6: so many days running of so much pain, or so many flares in so many days."""

    pain_from: int
    days: int
    within_days: int
    flares: int
    flare_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LowMood(Rule):
    """E7: worry or low mood from this score, for so many weeks running."""

    score_from: int
    weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LegSigns(Rule):
    """E8: the red flag that asks about the leg."""

    flag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationRules:
    """Rules E1 to E8 (evidence, 9.7); E9 stands with triage."""

    E1: Rule
    E2: GettingWorse
    E3: NotBetter
    E4: TooLittleDone
    E5: StillNotBetter
    E6: TooMuchPain
    E7: LowMood
    E8: LegSigns


@dataclass(frozen=True, slots=True, kw_only=True)
class Improved(Rule):
    """I1: what is a real gain, in points, as a share and in the activity score."""

    points: int
    share: float
    activity_points: int
    checkins_from: int
    activity: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutTheSame(Rule):
    """I2: until which week no change is normal, and the words for later."""

    week_to: int
    later: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsCounted(Rule):
    """From how many counted days on a chart of steps is summed up."""

    days_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingCounted(Rule):
    """From how many counted days on sitting is summed up, and the hours that are a change."""

    days_from: int
    hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RungsClimbed(Rule):
    """From how many sessions on a ladder has a course."""

    sessions_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide(Rule):
    """From how many weeks on pain and training are worth a look together."""

    weeks_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressRules:
    """Rules I1 and I2 (evidence, 9.7), and what is said where they do not fit.

    Attributes:
        I1: A real gain.
        I2: About the same.
        worse: Pain is up by as much as would be a gain.
        few: There are too few entries to tell.
        unknown: There is no first week to compare with.
        step_count: What a chart of steps cannot say.
        sitting: What a chart of hours sat cannot say.
        strength: What a chart of rungs cannot say.
        sessions: What a chart of sessions cannot say.
        both: What pain beside training cannot say.
    """

    I1: Improved
    I2: AboutTheSame
    worse: Rule
    few: Rule
    unknown: Rule
    step_count: StepsCounted
    sitting: SittingCounted
    strength: RungsClimbed
    sessions: Rule
    both: SideBySide
