"""What a diary's owner sees on one day as JSON values: the documented contract of `replay`.

Reads: the `State` of that day.
Returns: plain dictionaries that fit data/schema/replay.schema.json.
"""

from backplan.core.change import Change, Escalation, Value
from backplan.core.contract import band, numbers_as_json, reason_as_json, routine_as_json
from backplan.core.fold import State
from backplan.core.programme import Item
from backplan.core.rulebook import Rulebook


def state_as_json(state: State, rulebook: Rulebook) -> dict[str, object]:
    """Return what `replay` prints."""
    programme, assessment = state.programme, state.assessment
    changes = () if state.adaptation is None else state.adaptation.changes
    told: dict[str, object] = {"triage": None, "reasons": None, "tags": None}
    if assessment is not None or state.triage.findings:
        reasons = state.triage.reasons if assessment is None else assessment.reasons
        goals = () if programme is None else programme.goal_reasons
        told = {
            "triage": state.triage.level.value,
            "reasons": [reason_as_json(one) for one in (*reasons, *goals)],
            "tags": sorted(tag.value for tag in state.triage.tags),
        }
    return {
        "on": state.on.isoformat(),
        **told,
        "level": None if programme is None else programme.level.value,
        "routine": None if programme is None else routine_as_json(programme.sessions),
        "step_goal": None if programme is None else programme.step_goal.steps,
        "sitting_break_minutes": None if programme is None else programme.sitting_breaks.every_min,
        "changes": [_change(one) for one in changes],
        "escalations": [_escalation(one) for one in state.escalations],
        "progress": _progress(state),
        "rescreen_due": state.rescreen_due,
        "redo_check": state.redo_check,
        "numbers": numbers_as_json(state.history.country, rulebook),
    }


def _progress(state: State) -> dict[str, object]:
    """Return how it goes."""
    adaptation = state.adaptation
    said = () if adaptation is None else adaptation.statements
    if adaptation is not None and state.programme is not None:
        said = (*said, *adaptation.standstill)
    mean, adherence = state.progress.pain_mean_7d, state.progress.adherence
    return {
        "pain_mean_7d": None if mean is None else round(mean, 2),
        "adherence": None if adherence is None else round(adherence, 3),
        "sessions_done": state.progress.sessions_done,
        "statements": [{"rule": one.id, "text": one.text} for one in said],
    }


def _change(change: Change) -> dict[str, object]:
    """Return one change; only one that is about one exercise names it."""
    about = {} if change.exercise is None else {"exercise": change.exercise}
    return {
        "on": change.on.isoformat(),
        "rule": change.rule,
        **about,
        "from": _value(change.before),
        "to": _value(change.after),
        "reason": change.reason.text,
        "sources": list(change.reason.sources),
    }


def _value(value: Value) -> object:
    """Return what something was or becomes; an item without what is said about it."""
    if not isinstance(value, Item):
        return value
    amounts = {"reps": value.reps, "hold_s": value.hold_s, "minutes": value.minutes}
    amount = {key: band(one) for key, one in amounts.items() if one is not None}
    return {"exercise": value.exercise.id, "sets": value.sets, **amount}


def _escalation(escalation: Escalation) -> dict[str, object]:
    """Return one escalation."""
    return {
        "on": escalation.on.isoformat(),
        "rule": escalation.rule,
        "text": escalation.reason.text,
        "sources": list(escalation.reason.sources),
    }
