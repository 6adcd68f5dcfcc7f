"""A session as it is corrected: what was changed of it, and what a fact holds of it then."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from backplan.core.sessions import EffortLeft, ItemDone, SessionDone, SetDone
from backplan.web.history_session_amount import UNITS, Amount, changed_sets
from backplan.web.session_given import SETS_AT_MOST

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCorrected:
    """What is said of one exercise now; effort and pain are None where those of the session count.

    Attributes:
        old: As it was noted.
        done: Whether it was done at all.
        amount: How much of it.
        effort: How many more there would have been.
        pain: The highest.
    """

    old: ItemDone
    done: bool
    amount: Amount
    effort: EffortLeft | None
    pain: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCorrected:
    """What is said of a session now; None where nothing is chosen."""

    old: SessionDone
    on: date
    items: tuple[ItemCorrected, ...]
    effort: EffortLeft | None
    pain_before: int | None
    pain_during: int | None
    pain_after: int | None

    @property
    def done(self) -> tuple[ItemCorrected, ...]:
        """Return the exercises that were done."""
        return tuple(one for one in self.items if one.done)


def usual(values: Iterable[Value]) -> Value | None:
    """Return the value that is there most often, None where there is none."""
    return next((value for value, _ in Counter(values).most_common(1)), None)


def lacking(given: SessionCorrected) -> list[str]:
    """Return what is still needed."""
    effort = any(one.effort is None for one in given.done) and given.effort is None
    pain = any(one.pain is None for one in given.done) and given.pain_during is None
    sets = [one.amount.sets for one in given.done if one.old.sets]
    needed = {
        "Choose a number for your pain before.": given.pain_before is None,
        "Tick what you did.": not (given.done or given.old.stopped),
        "Choose how many more you could have done.": effort,
        "Choose a number for your highest pain.": pain,
        "Choose a number for your pain after.": given.pain_after is None,
        f"Sets go from 1 to {SETS_AT_MOST}.": any(not 1 <= one <= SETS_AT_MOST for one in sets),
    }
    return [words for words, lacks in needed.items() if lacks]


def corrected_data(given: SessionCorrected) -> dict[str, object]:
    """Return the session as its fact holds it; only for one from which nothing is lacking."""
    data: dict[str, object] = {
        "date": given.on.isoformat(),
        "pain_before": given.pain_before,
        "pain_after": given.pain_after,
        "stopped": given.old.stopped,
        "items": [_item_data(one, given) for one in given.done],
    }
    if given.old.stop_reason is not None:
        data["stop_reason"] = given.old.stop_reason
    return data


def _item_data(one: ItemCorrected, given: SessionCorrected) -> dict[str, object]:
    """Return one exercise as a session's fact holds it."""
    return {
        "exercise": one.old.exercise,
        "sets": [_set_data(each) for each in changed_sets(one.old, one.amount)],
        "effort_left": str(one.effort or given.effort),
        "pain_during": given.pain_during if one.pain is None else one.pain,
    }


def _set_data(one: SetDone) -> dict[str, object]:
    """Return a set as a session's fact holds it."""
    told = {key: getattr(one, key) for key in (*UNITS, "load_kg", "side")}
    return {key: value for key, value in told.items() if value is not None}
