"""What each chart shows in numbers, and what cannot be said from it.

Reads: the series that are shown, and the rules of progress.
Returns: `Statement`: a case, its numbers, and the rule in words that says what stays unknown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from backplan.core.evidence import Reason
from backplan.core.fold import State
from backplan.core.pain import DAYS_A_WEEK
from backplan.core.progress import Week
from backplan.core.rulebook import Rulebook
from backplan.core.series import BothWeek, Series, SittingDay
from backplan.core.strength import StrengthDay


class Case(StrEnum):
    """What there is to say."""

    PAIN_SILENT = "pain_silent"
    PAIN_NOW = "pain_now"
    PAIN_SINCE = "pain_since"
    STEPS_FEW = "steps_few"
    STEPS_PLAIN = "steps_plain"
    STEPS_GOAL = "steps_goal"
    SITTING_FEW = "sitting_few"
    SITTING_MEAN = "sitting_mean"
    SITTING_LESS = "sitting_less"
    SITTING_SAME = "sitting_same"
    SITTING_MORE = "sitting_more"
    STRENGTH_FEW = "strength_few"
    STRENGTH_UP = "strength_up"
    STRENGTH_SAME = "strength_same"
    STRENGTH_DOWN = "strength_down"
    SESSIONS_PLAIN = "sessions_plain"
    SESSIONS_WEEK = "sessions_week"
    SESSIONS_PLAN = "sessions_plan"
    BOTH_FEW = "both_few"
    BOTH_SHOWN = "both_shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What can be said above one chart.

    Attributes:
        case: What there is to say.
        values: Its numbers, by name.
        caveat: What cannot be said: the rule, in words for the visitor, with its sources.
    """

    case: Case
    values: Mapping[str, float]
    caveat: Reason


def pain_statement(state: State, series: Series, rulebook: Rulebook) -> Statement:
    """Return what can be said of pain today (I1, I2)."""
    mean = state.progress.pain_mean_7d
    caveat = rulebook.progress.unknown.reason
    if state.adaptation is not None:
        caveat = state.adaptation.statements[0]
    if mean is None:
        return Statement(case=Case.PAIN_SILENT, values={}, caveat=caveat)
    if series.band is None or state.adaptation is None:
        return Statement(case=Case.PAIN_NOW, values={"now": mean}, caveat=caveat)
    values = {"now": mean, "first": series.band.first}
    return Statement(case=Case.PAIN_SINCE, values=values, caveat=caveat)


def steps_statement(shown: Series, rulebook: Rulebook) -> Statement:
    """Return on how many of the counted days the goal of that day was met."""
    rule = rulebook.progress.step_count
    values = {"days": float(len(shown.steps))}
    if len(shown.steps) < rule.days_from:
        return Statement(case=Case.STEPS_FEW, values=values, caveat=rule.reason)
    values["mean"] = sum(one.steps for one in shown.steps) / len(shown.steps)
    aims = [(one.steps, goal) for one in shown.steps if (goal := shown.goal_on(one.on)) is not None]
    if not aims:
        return Statement(case=Case.STEPS_PLAIN, values=values, caveat=rule.reason)
    values |= {"met": float(sum(steps >= goal for steps, goal in aims)), "with_goal": len(aims)}
    return Statement(case=Case.STEPS_GOAL, values=values, caveat=rule.reason)


def sitting_statement(days: Sequence[SittingDay], rulebook: Rulebook) -> Statement:
    """Return how the last seven counted days compare with the first seven shown."""
    rule = rulebook.progress.sitting
    values = {"days": float(len(days))}
    if len(days) < rule.days_from:
        return Statement(case=Case.SITTING_FEW, values=values, caveat=rule.reason)
    if len(days) < 2 * DAYS_A_WEEK:
        values["mean"] = _mean(days)
        return Statement(case=Case.SITTING_MEAN, values=values, caveat=rule.reason)
    first, now = _mean(days[:DAYS_A_WEEK]), _mean(days[-DAYS_A_WEEK:])
    case = Case.SITTING_SAME
    if now <= first - rule.hours:
        case = Case.SITTING_LESS
    elif now >= first + rule.hours:
        case = Case.SITTING_MORE
    return Statement(case=case, values={**values, "first": first, "now": now}, caveat=rule.reason)


def strength_statement(days: Sequence[StrengthDay], rulebook: Rulebook) -> Statement:
    """Return from which rung to which a ladder went."""
    rule = rulebook.progress.strength
    values = {"sessions": float(len(days))}
    if len(days) < rule.sessions_from:
        return Statement(case=Case.STRENGTH_FEW, values=values, caveat=rule.reason)
    first, now = days[0].rung, days[-1].rung
    case = Case.STRENGTH_SAME
    if first != now:
        case = Case.STRENGTH_UP if first < now else Case.STRENGTH_DOWN
    return Statement(case=case, values={**values, "first": first, "now": now}, caveat=rule.reason)


def sessions_statement(weeks: Sequence[Week], state: State, rulebook: Rulebook) -> Statement:
    """Return how many of the planned sessions of finished weeks were done."""
    caveat = rulebook.progress.sessions.reason
    done = float(sum(one.done for one in weeks))
    values = {"done": done, "weeks": float(len(weeks))}
    last = state.on - timedelta(days=DAYS_A_WEEK)
    over = [one for one in weeks if one.planned and one.starts_on <= last]
    if over:
        values = {
            "done": float(sum(one.done for one in over)),
            "planned": float(sum(one.planned for one in over)),
            "weeks": float(len(over)),
        }
        return Statement(case=Case.SESSIONS_PLAN, values=values, caveat=caveat)
    if weeks and weeks[-1].planned:
        values = {"done": float(weeks[-1].done), "planned": float(weeks[-1].planned)}
        return Statement(case=Case.SESSIONS_WEEK, values=values, caveat=caveat)
    return Statement(case=Case.SESSIONS_PLAIN, values=values, caveat=caveat)


def both_statement(weeks: Sequence[BothWeek], rulebook: Rulebook) -> Statement:
    """Return how many weeks have both; never that one made the other."""
    rule = rulebook.progress.both
    known = sum(one.pain is not None for one in weeks)
    case = Case.BOTH_FEW if known < rule.weeks_from else Case.BOTH_SHOWN
    return Statement(case=case, values={"weeks": float(known)}, caveat=rule.reason)


def _mean(days: Sequence[SittingDay]) -> float:
    """Return the mean hours of *days*."""
    return sum(one.hours for one in days) / len(days)
