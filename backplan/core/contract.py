"""The results of the core as JSON values: the documented contract of the command line.

Reads: an assessment with its plan.
Returns: plain dictionaries that fit data/schema/.
"""

from collections.abc import Iterable

from backplan.core.answers import Answers
from backplan.core.assessment import Assessment
from backplan.core.evidence import Reason
from backplan.core.programme import Item, Programme, Referral, Session
from backplan.core.rulebook import Rulebook


def assessment_as_json(
    answers: Answers, assessment: Assessment, plan: Programme | Referral, rulebook: Rulebook
) -> dict[str, object]:
    """Return what `assess` prints (data/schema/assessment.schema.json)."""
    programme = plan if isinstance(plan, Programme) else None
    goals = () if programme is None else programme.goal_reasons
    return {
        "triage": assessment.triage.level.value,
        "reasons": [reason_as_json(one) for one in (*assessment.reasons, *goals)],
        "start_level": None if assessment.start_level is None else assessment.start_level.value,
        "tags": sorted(tag.value for tag in assessment.tags),
        "routine": None if programme is None else routine_as_json(programme.sessions),
        "step_goal": None if programme is None else programme.step_goal.steps,
        "sitting_break_minutes": None if programme is None else programme.sitting_breaks.every_min,
        "numbers": numbers_as_json(answers.country, rulebook),
    }


def routine_as_json(sessions: Iterable[Session]) -> dict[str, object]:
    """Return a week's sessions."""
    return {
        "sessions": [
            {"day": one.day, "items": [_item(item) for item in one.items]} for one in sessions
        ]
    }


def numbers_as_json(country: str | None, rulebook: Rulebook) -> dict[str, object]:
    """Return whom to call, in words that hold the numbers."""
    numbers = rulebook.numbers_for(country)
    return {
        "country": country,
        "emergency": " or ".join(numbers.emergency),
        "advice": numbers.advice_words,
    }


def reason_as_json(reason: Reason) -> dict[str, object]:
    """Return one reason."""
    return {"id": reason.id, "text": reason.text, "sources": list(reason.sources)}


def _item(item: Item) -> dict[str, object]:
    """Return one exercise of a session; its reasons become one text."""
    dose = item.exercise.dose
    amounts = {"reps": item.reps, "hold_s": item.hold_s, "minutes": item.minutes}
    amount = {key: band(one) for key, one in amounts.items() if one is not None}
    inner = {} if dose.rep_hold_s is None else {"rep_hold_s": dose.rep_hold_s}
    sources = dict.fromkeys(source for one in item.reasons for source in one.sources)
    return {
        "exercise": item.exercise.id,
        "sets": item.sets,
        **amount,
        **inner,
        "per_side": dose.per_side,
        "rest_s": item.rest_s,
        "reason": " ".join(one.text for one in item.reasons),
        "sources": list(sources),
    }


def band(bounds: tuple[int, int]) -> int | list[int]:
    """Return a band as `[low, high]`, or as one number where both are the same."""
    low, high = bounds
    return low if low == high else [low, high]
