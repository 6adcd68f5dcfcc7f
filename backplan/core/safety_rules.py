"""The numbers of triage and of the start level: rules T1 to T8 and L1 to L8."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backplan.core.evidence import Rule


class StartLevel(StrEnum):
    """How gently a plan starts: settle, gentle, base, steady, strong."""

    SETTLE = "S"
    GENTLE = "A"
    BASE = "B"
    STEADY = "C"
    STRONG = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedFlags(Rule):
    """T3: several weak signs together count as one that needs a look."""

    flags: tuple[str, ...]
    age_from: int
    signs_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeLimit(Rule):
    """T4: the age from which there are plans, in whole years."""

    age_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFirst(Rule):
    """T5: signs to be seen for first, and those with which short walks are fine meanwhile."""

    walking_if_sole: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescreen(Rule):
    """T8: the red flags that are asked again, and after how many days without an entry."""

    flags: tuple[str, ...]
    gap_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StopReasons(Rule):
    """E9: the red flag that a reason to stop a session stands for, by the reason's word."""

    flags: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearanceRule(Rule):
    """How many days a clinician's go-ahead holds, its own day not counted."""

    valid_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedFlags(Rule):
    """The bounds by which RF24, RF25 and RF30 follow from age, first episode and pain."""

    first_episode_age_from: int
    first_episode_gp_age_from: int
    new_pain_gp_age_from: int
    severe_pain_nrs_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageRules:
    """Rules T1 to T8 (evidence, 9.2), and E9, which answers for a session that was stopped."""

    T1: Rule
    T2: Rule
    T3: CombinedFlags
    T4: AgeLimit
    T5: SeenFirst
    T6: Rule
    T7: Rule
    T8: Rescreen
    E9: StopReasons
    clearance: ClearanceRule
    derived: DerivedFlags


@dataclass(frozen=True, slots=True, kw_only=True)
class PainBand(Rule):
    """L1 to L4: the level for usual pain from this 0-10 score up."""

    pain_nrs_from: int
    level: StartLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDown(Rule):
    """L5: what starts a person one level lower, and how many levels at most."""

    levels_at_most: int
    age_from: int
    activity_score_to: int
    steps_below: int
    readiness: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepUp(Rule):
    """L6: trained people with little pain start one level higher."""

    pain_nrs_to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedCap(Rule):
    """L7: the highest level in the first days after a clinician's go-ahead."""

    cap: StartLevel
    days: int
    except_sole: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcuteCap(Rule):
    """L8: the highest level while the pain is new and not small."""

    cap: StartLevel
    pain_nrs_from: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRules:
    """Rules L1 to L8 (evidence, 9.3)."""

    L1: PainBand
    L2: PainBand
    L3: PainBand
    L4: PainBand
    L5: StepDown
    L6: StepUp
    L7: ClearedCap
    L8: AcuteCap
