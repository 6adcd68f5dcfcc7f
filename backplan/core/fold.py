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
from backplan.core.change import Escalation
from backplan.core.escalations import sign_escalations
from backplan.core.facts import Fact
from backplan.core.history import History, read_history
from backplan.core.locks import Lock
from backplan.core.programme import Programme, Referral, build_programme
from backplan.core.progress import Progress, measure_progress
from backplan.core.red_flags import TriageLevel
from backplan.core.rescreen import rescreen_due
from backplan.core.rulebook import Rulebook
from backplan.core.safety_rules import StartLevel
from backplan.core.triage import Finding, Triage, triage_flags


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
        adaptation: What the plan has become, also while it is on hold; None where none began.
        escalations: Every time somebody was told to be seen, newest last.
        rescreen_due: Whether the short list of red flags is to be asked first (T8).
        redo_check: Whether the check is to be taken first, or anew: there are no valid answers, an
            entry that may have held a red flag cannot be read, or a rule asks for it (L1, P6).
    """

    on: date
    history: History
    triage: Triage
    assessment: Assessment | None
    plan: Programme | Referral | None
    progress: Progress
    adaptation: Adaptation | None
    escalations: tuple[Escalation, ...]
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


def _plan_begins(history: History, rulebook: Rulebook) -> tuple[date, StartLevel] | None:
    """Return the first day since the answers that had a programme, and its level; None without.

    Flags reported later change nothing of what was before them.
    """
    if history.as_answered is None or history.answered_on is None:
        return None
    answers, answered_on = replace(history.as_answered, cleared_on=None), history.answered_on
    cleared = sorted(one.on for one in history.clearances if one.on > answered_on)
    for on in (answered_on, *cleared):
        found = assess(answers, rulebook, today=on, clearances=history.clearances)
        if found.start_level is not None:
            return on, found.start_level
    return None


def _adapted(history: History, rulebook: Rulebook, today: date) -> Adaptation | None:
    """Return what the plan has become; None where none ever began."""
    began = _plan_begins(history, rulebook)
    if began is None or history.as_answered is None:
        return None
    on, level = began
    return adapt(history, history.as_answered, rulebook, began=on, level=level, today=today)


def _put_on_hold(assessment: Assessment, lock: Lock) -> Assessment:
    """Return *assessment* under a hold (E2, E6): somebody has to be seen first."""
    finding = Finding(level=TriageLevel.GP_FIRST, reason=lock.rule.reason)
    triage = assessment.triage
    held = replace(
        triage,
        level=max(triage.level, TriageLevel.GP_FIRST, key=lambda one: one.severity),
        findings=(*triage.findings, finding),
        reasons=(finding.reason, *(one.reason for one in triage.findings)),
        cleared_on=None,
    )
    if triage.level.stops:
        held = replace(held, reasons=(*triage.reasons, finding.reason))
    return replace(assessment, triage=held, start_level=None, level_reasons=())


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
    return fold_history(history, rulebook, today=today, doubtful=doubtful)


def fold_history(
    history: History, rulebook: Rulebook, *, today: date, doubtful: bool = False
) -> State:
    """Return what a diary comes to on *today*, of which nothing later was read."""
    assessment = plan = None
    redo_check = history.answers is None or history.doubtful or doubtful
    adaptation = _adapted(history, rulebook, today)
    if history.answers is not None:
        assessment = _assess_where_it_started(history, history.answers, rulebook, today)
        if adaptation is not None and adaptation.lock is not None:
            assessment = _put_on_hold(assessment, adaptation.lock)
        built = build_programme(history.answers, assessment, rulebook)
        if isinstance(built, Programme) and adaptation is not None:
            built = adaptation.programme
        # A referral stands whatever else cannot be read; a programme might be one too many.
        plan = None if redo_check and isinstance(built, Programme) else built
    triage = (
        assessment.triage
        if assessment is not None
        else triage_flags(history.flags, history.details, rulebook)
    )
    programme = plan if isinstance(plan, Programme) else None
    planned = () if adaptation is None else adaptation.planned
    if programme is None:
        # Without a plan this week has no sessions to go on with, whatever it began with.
        planned = (*planned[:-1], 0) if planned else ()
    return State(
        on=today,
        history=history,
        triage=triage,
        assessment=assessment,
        plan=plan,
        progress=measure_progress(history, programme, today=today, planned=planned),
        adaptation=adaptation,
        escalations=(
            tuple(sign_escalations(history, rulebook))
            if adaptation is None
            else adaptation.escalations
        ),
        rescreen_due=rescreen_due(history, rulebook.triage.T8, today=today),
        redo_check=redo_check or (adaptation is not None and adaptation.redo_check),
    )
