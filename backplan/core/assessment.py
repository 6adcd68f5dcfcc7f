"""Step 2. Decide whether it is safe to start, how gently, and why.

Reads: `Answers`, clearances by a clinician, the rulebook and today.
Returns: `Assessment`: triage, start level (None where no plan may start), tags and reasons.
Next: backplan/core/programme.py
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from backplan.core.answers import Answers, PainDuration
from backplan.core.catalogue import Tag
from backplan.core.errors import InvalidValueError
from backplan.core.evidence import Reason, Rule
from backplan.core.goals import baseline_steps
from backplan.core.red_flags import TriageLevel
from backplan.core.rulebook import Rulebook
from backplan.core.safety_rules import LevelRules, StartLevel
from backplan.core.triage import Clearance, Triage, triage

STRENGTH_LEVELS = (StartLevel.GENTLE, StartLevel.BASE, StartLevel.STEADY, StartLevel.STRONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What the answers mean.

    Attributes:
        triage: What to do first, and why.
        start_level: How gently to start; None where there is no plan.
        level_reasons: The rules that set the start level; empty without one.
    """

    triage: Triage
    start_level: StartLevel | None
    level_reasons: tuple[Reason, ...]

    @property
    def tags(self) -> frozenset[Tag]:
        """Return what excludes, caps or adapts exercises."""
        return self.triage.tags

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return every reason, those of the triage first."""
        return (*self.triage.reasons, *self.level_reasons)


def assess(
    answers: Answers, rulebook: Rulebook, *, today: date, clearances: Iterable[Clearance] = ()
) -> Assessment:
    """Return what *answers* mean on *today*.

    Args:
        answers: Checked answers; their own `cleared_on` covers all that they hold.
        rulebook: Red flags, rules and numbers.
        today: The date in the visitor's time zone.
        clearances: Further clearances, each for what it is about.

    Raises:
        InvalidValueError: `cleared_on` lies after *today*.

    Source: evidence 9.2, 9.3 and 9.8.
    """
    own = []
    if answers.cleared_on is not None:
        if answers.cleared_on > today:
            raise InvalidValueError("cleared_on", answers.cleared_on.isoformat(), "today or before")
        own.append(Clearance(on=answers.cleared_on))
    found = triage(answers, rulebook, today=today, clearances=[*own, *clearances])
    if found.level.severity > TriageLevel.OK_CAUTION.severity:
        return Assessment(triage=found, start_level=None, level_reasons=())
    level, rules = start_level(answers, found, rulebook, today=today)
    return Assessment(
        triage=found, start_level=level, level_reasons=tuple(rule.reason for rule in rules)
    )


def start_level(
    answers: Answers, found: Triage, rulebook: Rulebook, *, today: date
) -> tuple[StartLevel, tuple[Rule, ...]]:
    """Return the start level and the rules that set it (L1 to L8; the caps L8 and L7 last)."""
    rules = rulebook.levels
    pain = answers.pain_nrs
    base = next(
        one for one in (rules.L1, rules.L2, rules.L3, rules.L4) if pain >= one.pain_nrs_from
    )
    if base.level is StartLevel.SETTLE:
        return base.level, (base,)
    fired: list[Rule] = [base]
    rank = STRENGTH_LEVELS.index(base.level)
    down = min(_reasons_to_step_down(answers, rulebook), rules.L5.levels_at_most)
    if down:
        fired.append(rules.L5)
    up = int(answers.strength_trained and pain <= rules.L6.pain_nrs_to)
    if up:
        fired.append(rules.L6)
    rank = min(max(rank - down + up, 0), len(STRENGTH_LEVELS) - 1)
    new = answers.pain_duration is PainDuration.UNDER_6_WEEKS
    if new and pain >= rules.L8.pain_nrs_from:
        rank = min(rank, STRENGTH_LEVELS.index(rules.L8.cap))
        fired.append(rules.L8)
    if _freshly_cleared(found, rules, today):
        rank = min(rank, STRENGTH_LEVELS.index(rules.L7.cap))
        fired.append(rules.L7)
    return STRENGTH_LEVELS[rank], tuple(fired)


def level_above(level: StartLevel) -> StartLevel | None:
    """Return the strength level after *level*; None at the strongest."""
    above = STRENGTH_LEVELS[STRENGTH_LEVELS.index(level) + 1 :]
    return above[0] if above else None


def _reasons_to_step_down(answers: Answers, rulebook: Rulebook) -> int:
    """Return how many of L5's conditions hold."""
    rule = rulebook.levels.L5
    few_steps = baseline_steps(answers, rulebook.goals) < rule.steps_below
    return sum(
        (
            rule.readiness in answers.readiness,
            answers.age >= rule.age_from,
            answers.activity_score <= rule.activity_score_to,
            few_steps and not answers.strength_trained,
        )
    )


def _freshly_cleared(found: Triage, rules: LevelRules, today: date) -> bool:
    """Return whether L7 holds: cleared lately, and not for pain or its effects alone."""
    if found.cleared_on is None or (today - found.cleared_on).days >= rules.L7.days:
        return False
    cleared = [one.reason.id for one in found.findings if one.level is TriageLevel.GP_FIRST]
    return not (len(cleared) == 1 and cleared[0] in rules.L7.except_sole)
