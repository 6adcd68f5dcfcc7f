"""The rulebook: everything that the six steps decide with, as loaded from data/.

Each rule keeps the id it has in the evidence review (T1, L5, G2, B3), its words for the visitor
and its sources; what it adds are its numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from backplan.core.adaptation_rules import AdaptationRules
from backplan.core.catalogue import Catalogue
from backplan.core.escalation_rules import EscalationRules, ProgressRules
from backplan.core.evidence import Review, Source
from backplan.core.learning import Topic
from backplan.core.plan_rules import GoalRules, RoutineRules
from backplan.core.red_flags import ReadinessItem, RedFlag
from backplan.core.safety_rules import LevelRules, TriageRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How one key of the answers is asked.

    Attributes:
        text: The question.
        help: One more sentence, where it helps.
        options: The label of each value, for questions with a few values.
    """

    text: str
    help: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One screen of the check.

    Attributes:
        id: Stable name.
        title: One thought.
        intro: A sentence or two under the title.
        flags: Red flags on one list, to be ticked.
        checked: Of these, the ones that may be answered as checked before.
        readiness: Readiness items on one list, to be ticked.
        keys: Other keys of the answers that it asks.
        rather_not: What somebody should know who would rather not answer a part of it.
    """

    id: str
    title: str
    intro: str
    flags: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()
    readiness: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    rather_not: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """The check: its screens in order, and how each key of the answers is asked."""

    screens: tuple[Screen, ...]
    questions: Mapping[str, Question]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Whom to call in a country (evidence, 1.5).

    Attributes:
        name: The country's name.
        emergency: Numbers for an emergency, as dialled; the first is the usual one.
        advice: Numbers for urgent advice, as dialled; may be empty.
        advice_words: Whom to ask for urgent advice, in words.
        status: How well the numbers are known.
        sources: Ids of sources.
    """

    name: str
    emergency: tuple[str, ...]
    advice: tuple[str, ...] = ()
    advice_words: str
    status: str
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a country without an emergency number."""
        if not self.emergency:
            message = "emergency needs at least one number"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """Everything that the core decides with.

    Attributes:
        version: Changes whenever any content file does.
        topics: What there is to read, in this order; decides nothing.
        reviews: Who reviewed each content file, by file name.
        fallback: Whom to call where the country is unknown.
        withheld: Ids of exercises that the host has taken out for now.
    """

    version: str
    sources: Mapping[str, Source]
    red_flags: Mapping[str, RedFlag]
    readiness: Mapping[str, ReadinessItem]
    triage: TriageRules
    levels: LevelRules
    routine: RoutineRules
    goals: GoalRules
    adaptation: AdaptationRules
    escalation: EscalationRules
    progress: ProgressRules
    catalogue: Catalogue
    quiz: Quiz
    topics: Mapping[str, Topic]
    numbers: Mapping[str, Numbers]
    fallback: Numbers
    reviews: Mapping[str, Review]
    withheld: frozenset[str] = frozenset()

    def numbers_for(self, country: str | None) -> Numbers:
        """Return whom to call in *country* (two letters), or the fallback."""
        return self.numbers.get(country or "", self.fallback)
