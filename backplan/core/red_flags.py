"""Red flags and readiness items: the questions that decide whether a plan is safe."""

from dataclasses import dataclass
from enum import StrEnum

from backplan.core.catalogue import Tag


class TriageLevel(StrEnum):
    """What a visitor should do first, mildest first."""

    OK = "ok"
    OK_CAUTION = "ok_caution"
    GP_FIRST = "gp_first"
    URGENT_TODAY = "urgent_today"
    EMERGENCY_NOW = "emergency_now"

    @property
    def severity(self) -> int:
        """Return 0 for `OK` up to 4 for `EMERGENCY_NOW`."""
        return list(TriageLevel).index(self)

    @property
    def stops(self) -> bool:
        """Return whether no plan may be shown, whatever a clinician said."""
        return self.severity >= TriageLevel.URGENT_TODAY.severity


class FlagAnswer(StrEnum):
    """What a visitor said of a red flag that is not a plain no.

    `UNSURE` counts as yes. `CHECKED` means long-standing, seen by a clinician and unchanged since.
    """

    YES = "yes"
    UNSURE = "unsure"
    CHECKED = "checked"


class DetailKind(StrEnum):
    """What a follow-up question is answered with."""

    YES_NO = "yes_no"
    WEEKS = "weeks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A follow-up question of a red flag.

    Attributes:
        id: Key in ``flag_details``.
        question: In plain words.
        kind: Yes or no, or a number of weeks.
        level: The flag's level when the answer is yes; None where the level does not depend on it.
        lowers: Whether `level` is milder than the flag's own, so that only a yes counts.
    """

    id: str
    question: str
    kind: DetailKind = DetailKind.YES_NO
    level: TriageLevel | None = None
    lowers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """A level that a red flag takes when any of some others is there too."""

    with_any: tuple[str, ...]
    level: TriageLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """A sign that something other than a plain sore back may be going on.

    Attributes:
        id: ``RF01`` and so on (evidence, 1.3).
        question: What the visitor is asked, time frame included.
        may_mean: What clinicians think of, for the letter; never shown as a diagnosis.
        level: The level of a yes or an unsure.
        reason: What the visitor is told when it fires.
        sources: Ids of sources.
        checked_level: The level of `FlagAnswer.CHECKED`; None means that it counts as yes.
        details: Follow-up questions.
        combinations: Other flags that raise it.
        tag: The tag that it brings.
        derived: Whether age, first episode or pain can tell it without a question.
    """

    id: str
    question: str
    may_mean: str
    level: TriageLevel
    reason: str
    sources: tuple[str, ...]
    checked_level: TriageLevel | None = None
    details: tuple[Detail, ...] = ()
    combinations: tuple[Combination, ...] = ()
    tag: Tag | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessItem:
    """A question about being ready for exercise (evidence, 1.4).

    Attributes:
        id: ``ER01`` and so on.
        question: What the visitor is asked.
        level: The triage level when it applies; `OK` where it only lowers the start level.
        reason: What the visitor is told when it applies.
        sources: Ids of sources.
        tags: The tags that it brings.
    """

    id: str
    question: str
    level: TriageLevel
    reason: str
    sources: tuple[str, ...]
    tags: tuple[Tag, ...] = ()
