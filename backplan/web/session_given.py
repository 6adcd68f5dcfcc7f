"""What was given for a session, and what a fact holds of it."""

from dataclasses import dataclass
from datetime import date

from backplan.core.programme import Item
from backplan.core.sessions import EffortLeft, Side

SETS_AT_MOST = 20
NEEDED = {
    "pain_before": "Choose a number for your pain before.",
    "items": "Tick what you did, or say that you stopped early.",
    "sets": f"Sets go from 1 to {SETS_AT_MOST}.",
    "effort": "Choose how many more you could have done.",
    "pain_during": "Choose a number for your highest pain.",
    "pain_after": "Choose a number for your pain after.",
    "stop_reason": "Choose why you stopped.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGiven:
    """What was given for one exercise of the session; None where it was as planned.

    Attributes:
        item: The exercise as planned.
        as_planned: Whether it is ticked.
        sets: Sets, on each side where it has sides.
        amount: Repetitions, seconds or minutes of each set.
        load_kg: The weight.
        effort: How many more there would have been, where it differs from the whole session.
        pain: The highest pain, where it differs from the whole session.
    """

    item: Item
    as_planned: bool
    sets: int | None
    amount: int | None
    load_kg: float | None
    effort: EffortLeft | None
    pain: int | None

    @property
    def done(self) -> bool:
        """Return whether it was done, as planned or otherwise."""
        changes = (self.sets, self.amount, self.load_kg, self.effort, self.pain)
        return self.as_planned or any(one is not None for one in changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionGiven:
    """What was given for the session so far; None where nothing was chosen."""

    on: date
    items: tuple[ItemGiven, ...]
    effort: EffortLeft | None
    pain_before: int | None
    pain_during: int | None
    pain_after: int | None
    stopped: bool
    stop_reason: str | None

    @property
    def done(self) -> tuple[ItemGiven, ...]:
        """Return the exercises that were done."""
        return tuple(one for one in self.items if one.done)


def missing(given: SessionGiven) -> dict[str, str]:
    """Return what is still needed, in words, by the question that asks for it."""
    effort = [one for one in given.done if one.effort is None]
    pain = [one for one in given.done if one.pain is None]
    sets = [one.sets for one in given.items if one.sets is not None]
    needed = {
        "pain_before": given.pain_before is None,
        "items": not (given.done or given.stopped),
        "sets": any(not 1 <= one <= SETS_AT_MOST for one in sets),
        "effort": bool(effort) and given.effort is None,
        "pain_during": bool(pain) and given.pain_during is None,
        "pain_after": given.pain_after is None,
        "stop_reason": given.stopped and given.stop_reason is None,
    }
    return {question: NEEDED[question] for question, lacks in needed.items() if lacks}


def session_data(given: SessionGiven) -> dict[str, object]:
    """Return the session as its fact holds it; only for one from which nothing is missing."""
    data: dict[str, object] = {
        "date": given.on.isoformat(),
        "pain_before": given.pain_before,
        "pain_after": given.pain_after,
        "stopped": given.stopped,
        "items": [_item_data(one, given) for one in given.done],
    }
    if given.stop_reason is not None:
        data["stop_reason"] = given.stop_reason
    return data


def _item_data(one: ItemGiven, given: SessionGiven) -> dict[str, object]:
    """Return an exercise as a session's fact holds it; each side is a set of its own."""
    unit, planned = planned_amount(one.item)
    done: dict[str, object] = {unit: planned if one.amount is None else one.amount}
    if one.load_kg is not None:
        done["load_kg"] = one.load_kg
    sides = [{"side": str(side)} for side in Side] if one.item.exercise.dose.per_side else [{}]
    return {
        "exercise": one.item.exercise.id,
        "sets": [done | side for _ in range(one.sets or one.item.sets) for side in sides],
        "effort_left": str(one.effort or given.effort),
        "pain_during": given.pain_during if one.pain is None else one.pain,
    }


def planned_amount(item: Item) -> tuple[str, int]:
    """Return what a set of *item* is counted in, and the low end of what was planned."""
    for unit, amount in (("reps", item.reps), ("hold_s", item.hold_s)):
        if amount is not None:
            return unit, amount[0]
    return "minutes", (item.minutes or (0, 0))[0]
