"""Fold a diary into what its owner sees: a pure function of facts, rulebook and today.

Reads: facts in any order.
Returns: `State`; nothing of it is ever stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from backplan.core.adaptation import Adaptation, adapt
from backplan.core.answers import Answers
from backplan.core.assessment import Assessment, assess, start_level
from backplan.core.facts import Fact
from backplan.core.history import History, read_history
from backplan.core.programme import Programme, Referral, build_programme
from backplan.core.progress import Progress, measure_progress
from backplan.core.rescreen import rescreen_due
from backplan.core.rulebook import Rulebook
from backplan.core.triage import Triage, triage_flags


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a diary comes to on one day.

    Attributes:
        on: That day, in the visitor's time zone.
        history: The facts by what they mean.
        triage: From answers, or from flags alone where there are no answers.
        assessment: None without valid answers.
        plan: The week's programme, or the referral in its place; None without valid answers.
        progress: How it goes.
        adaptation: What changes next; None without a programme.
        rescreen_due: Whether the short list of red flags is to be asked first (T8).
        redo_check: Whether the check is to be taken first, or anew: there are no valid answers, or
            an entry that may have held a red flag cannot be read.
    """

    on: date
    history: History
    triage: Triage
    assessment: Assessment | None
    plan: Programme | Referral | None
    progress: Progress
    adaptation: Adaptation | None
    rescreen_due: bool
    redo_check: bool

    @property
    def programme(self) -> Programme | None:
        """Return the programme, or None where somebody has to be seen first or answer first."""
        return self.plan if isinstance(self.plan, Programme) else None

    @property
    def locked(self) -> bool:
        """Return whether pages that show exercises stay shut: a referral stands."""
        return isinstance(self.plan, Referral) or self.triage.level.stops


def _assess_where_it_started(
    history: History, answers: Answers, rulebook: Rulebook, today: date
) -> Assessment:
    """Return the triage of today with the start level of the day on which the plan began.

    A cap on the start (L7) ends after some days; a plan must not grow harder overnight by that.
    """
    found = assess(answers, rulebook, today=today, clearances=history.clearances)
    if found.start_level is None:
        return found
    days = (history.answered_on, found.triage.cleared_on)
    began = max(one for one in days if one is not None)
    level, rules = start_level(answers, found.triage, rulebook, today=began)
    reasons = tuple(rule.reason for rule in rules)
    return replace(found, start_level=level, level_reasons=reasons)


def fold(
    facts: Iterable[Fact], rulebook: Rulebook, *, today: date, doubtful: bool = False
) -> State:
    """Return what *facts* come to on *today*; those dated later are ignored.

    Args:
        facts: In any order.
        rulebook: What decides.
        today: The day, in the visitor's time zone.
        doubtful: Whether the diary holds an entry, no older than its answers, that does not open.
    """
    history = read_history((fact for fact in facts if fact.on <= today), rulebook)
    assessment = plan = None
    redo_check = history.answers is None or history.doubtful or doubtful
    if history.answers is not None:
        assessment = _assess_where_it_started(history, history.answers, rulebook, today)
        built = build_programme(history.answers, assessment, rulebook)
        # A referral stands whatever else cannot be read; a programme might be one too many.
        plan = None if redo_check and isinstance(built, Programme) else built
    triage = (
        assessment.triage
        if assessment is not None
        else triage_flags(history.flags, history.details, rulebook)
    )
    programme = plan if isinstance(plan, Programme) else None
    progress = measure_progress(history, programme, today=today)
    return State(
        on=today,
        history=history,
        triage=triage,
        assessment=assessment,
        plan=plan,
        progress=progress,
        adaptation=adapt(programme, progress) if programme is not None else None,
        rescreen_due=rescreen_due(history, rulebook.triage.T8, today=today),
        redo_check=redo_check,
    )
