"""One case: what the rules make of it, held against what the evidence calls for."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from backplan.core.answers import Answers
from backplan.core.assessment import Assessment, assess
from backplan.core.catalogue import Tag
from backplan.core.evidence import Reason
from backplan.core.programme import Referral, build_programme
from backplan.core.red_flags import TriageLevel
from backplan.core.rulebook import Rulebook
from backplan.proof.expected import CAUTION, EMERGENCY, GP, URGENT, Due, due
from backplan.proof.failure import BrokenError

SEVERITY = {level: at for at, level in enumerate(TriageLevel)}


class Seen(NamedTuple):
    """What decides whether two cases came out alike; the day of a clearance is left out."""

    level: TriageLevel
    reasons: tuple[str, ...]
    tags: frozenset[Tag]
    cleared: bool


@dataclass(slots=True)
class Judge:
    """Judges cases, and counts what they reach.

    Attributes:
        cases: How many were assessed.
        seen: How many came out in each way.
        starts: How many start levels were given, by level and the rules behind it.
    """

    rulebook: Rulebook
    today: date
    cases: int = 0
    seen: Counter[Seen] = field(default_factory=Counter)
    starts: Counter[tuple[str, tuple[str, ...]]] = field(default_factory=Counter)
    _sourced: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)

    def case(self, answers: Answers) -> Seen:
        """Assess *answers* and hold invariants 0, 1, 3, 4 and 7 against the result."""
        assessment = self.assessed(answers)
        found = assessment.triage
        ids = tuple([one.id for one in found.reasons])
        seen = Seen(found.level, ids, found.tags, found.cleared_on is not None)
        if seen not in self.seen:
            self.hold_sources(answers, found.reasons)
        self.seen[seen] += 1
        self.hold_triage(answers, assessment)
        return seen

    def assessed(self, answers: Answers) -> Assessment:
        """Return the assessment; where none comes out at all, that breaks invariant 1."""
        self.cases += 1
        try:
            return assess(answers, self.rulebook, today=self.today)
        except Exception as error:
            raise BrokenError(1, f"nothing came out: {error!r}", answers) from error

    def hold_triage(self, answers: Answers, assessment: Assessment) -> Due:
        """Hold the assessment against what the evidence calls for."""
        wanted = due(answers, self.today)
        found = assessment.triage
        level = SEVERITY[found.level]
        planned = assessment.start_level is not None
        if not planned and level >= GP:
            plan = build_programme(answers, assessment, self.rulebook)
            planned = not isinstance(plan, Referral)
        if wanted.unsure and level < EMERGENCY:
            raise BrokenError(3, f"unsure of an emergency sign is {found.level}", answers)
        if wanted.before >= URGENT and (planned or level < wanted.before):
            raise BrokenError(1, f"{wanted.before} is due, {found.level} came out", answers)
        if wanted.before == GP and not wanted.cleared and (planned or level < GP):
            raise BrokenError(4, f"gp_first is due, {found.level} came out", answers)
        if level != wanted.level or planned != (level <= CAUTION):
            raise BrokenError(0, f"{wanted.level} is due, {found.level} came out", answers)
        if found.tags != wanted.tags or (found.cleared_on is not None) != wanted.cleared:
            tags = ", ".join(sorted(found.tags))
            raise BrokenError(0, f"tags {tags}, cleared {found.cleared_on}", answers)
        return wanted

    def hold_sources(self, answers: Answers, reasons: tuple[Reason, ...]) -> None:
        """Hold invariant 7."""
        if not reasons:
            raise BrokenError(7, "no reason is given", answers)
        for one in reasons:
            if (one.id, one.sources) in self._sourced:
                continue
            if not one.sources or not set(one.sources) <= self.rulebook.sources.keys():
                raise BrokenError(7, f"{one.id} rests on {one.sources}", answers)
            self._sourced.add((one.id, one.sources))

    def reached(self) -> Counter[str]:
        """Return how many cases reached each level, outcome, rule, flag and item."""
        found: Counter[str] = Counter()
        for seen, times in self.seen.items():
            plan = "routine" if SEVERITY[seen.level] <= CAUTION else "referral"
            cleared = ["gp_first, cleared"] if seen.cleared else []
            for key in (seen.level.value, plan, *cleared, *set(seen.reasons)):
                found[key] += times
        for (level, ids), times in self.starts.items():
            for key in (f"level {level}", *ids):
                found[key] += times
        return found
