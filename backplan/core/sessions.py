"""Step 4. Decide what was done and how it felt: sessions and check-ins, checked.

Reads: the data of `session` and `checkin` facts.
Returns: `SessionDone` and `CheckIn`, or an `InvalidValueError` that names the key.
Next: backplan/core/progress.py
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import cast

from backplan.core.errors import InvalidValueError
from backplan.core.fields import Fields

STEPS_AT_MOST = 60_000
NOTE_AT_MOST = 2_000
_AT_MOST = {"reps": 200, "hold_s": 600}
_ITEM_KEYS = ("exercise", "sets", "effort_left", "pain_during")


class EffortLeft(StrEnum):
    """How many more repetitions there would have been."""

    NONE = "0-1"
    SOME = "2-3"
    PLENTY = "4+"


_EFFORTS = {str(one): one for one in EffortLeft}


class Morning(StrEnum):
    """How the back was on the morning after."""

    BETTER = "better"
    USUAL = "usual"
    WORSE = "worse"


class Side(StrEnum):
    """The side that a set was done on."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDone:
    """One set: repetitions or seconds held, the side and the load where there were any."""

    reps: int | None = None
    hold_s: int | None = None
    minutes: int | None = None
    side: Side | None = None
    load_kg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDone:
    """One exercise as it was done; `pain_during` is the highest, 0 to 10."""

    exercise: str
    sets: tuple[SetDone, ...]
    effort_left: EffortLeft
    pain_during: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDone:
    """One session as it was done; pain is 0 to 10 before and after; `fact` is the fact's id."""

    on: date
    pain_before: int
    pain_after: int
    stopped: bool
    stop_reason: str | None
    items: tuple[ItemDone, ...]
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One day as it was: pain 0 to 10, the morning, steps, hours sat, whether it was a flare.

    `fact` is the id of the fact that says so.
    """

    on: date
    pain: int
    morning: Morning | None
    steps: int | None
    sitting_hours: float | None
    flare: bool
    note: str | None
    fact: str = ""


def parse_session(raw: object, exercises: Collection[str], fact: str = "") -> SessionDone:
    """Return the session in *raw*; its exercises must be in the catalogue's ids *exercises*."""
    given = Fields(raw)
    given.only(("date", "pain_before", "pain_after", "stopped", "stop_reason", "items"))
    return SessionDone(
        on=given.day("date"),
        pain_before=given.whole("pain_before", 0, 10),
        pain_after=given.whole("pain_after", 0, 10),
        stopped=given.yes_no("stopped"),
        stop_reason=given.text("stop_reason", 120) if given.has("stop_reason") else None,
        items=_plain_items(given.value("items", ""), exercises)
        or tuple(_item(one, exercises) for one in given.many("items")),
        fact=fact,
    )


def parse_checkin(raw: object, fact: str = "") -> CheckIn:
    """Return the check-in in *raw*."""
    given = Fields(raw)
    given.only(("date", "pain", "morning", "steps", "sitting_hours", "flare", "note"))
    hours = given.number("sitting_hours", 0, 24, 0.5) if given.has("sitting_hours") else None
    return CheckIn(
        on=given.day("date"),
        pain=given.whole("pain", 0, 10),
        morning=given.word("morning", Morning) if given.has("morning") else None,
        steps=given.whole("steps", 0, STEPS_AT_MOST) if given.has("steps") else None,
        sitting_hours=hours,
        flare=given.yes_no("flare"),
        note=given.text("note", NOTE_AT_MOST) if given.has("note") else None,
        fact=fact,
    )


def _item(given: Fields, exercises: Collection[str]) -> ItemDone:
    """Return one exercise of a session."""
    given.only(_ITEM_KEYS)
    exercise = given.text("exercise", 8)
    if exercise not in exercises:
        raise InvalidValueError(given.path("exercise"), exercise, "the id of an exercise")
    return ItemDone(
        exercise=exercise,
        sets=tuple(_set(one) for one in given.many("sets")),
        effort_left=given.word("effort_left", EffortLeft),
        pain_during=given.whole("pain_during", 0, 10),
    )


def _plain_items(raw: object, exercises: Collection[str]) -> tuple[ItemDone, ...]:
    """Return items that hold what nearly all do; empty where there is more to look at.

    A diary of years holds tens of thousands of sets. To look at each key of each by itself would
    be most of the time that it takes to fold one.
    """
    items = []
    for one in raw if isinstance(raw, list | tuple) else ():
        plain = _plain_item(one, exercises) if isinstance(one, Mapping) else None
        if plain is None:
            return ()
        items.append(plain)
    return tuple(items)


def _plain_item(raw: Mapping[str, object], exercises: Collection[str]) -> ItemDone | None:
    """Return the item in *raw* where all of it is plain and right; None for any other."""
    exercise, pain, left = raw.get("exercise"), raw.get("pain_during"), raw.get("effort_left")
    sets = raw.get("sets")
    if len(raw) != len(_ITEM_KEYS) or not isinstance(sets, list | tuple):
        return None
    plain = [_plain_set(one) if isinstance(one, Mapping) else None for one in sets]
    known = isinstance(exercise, str) and exercise in exercises
    effort = _EFFORTS.get(left) if isinstance(left, str) else None
    right = known and type(pain) is int and 0 <= pain <= 10  # noqa: PLR2004 - the scale of pain
    if not right or effort is None or None in plain:
        return None
    return ItemDone(
        exercise=cast("str", exercise),
        sets=cast("tuple[SetDone, ...]", tuple(plain)),
        effort_left=effort,
        pain_during=cast("int", pain),
    )


def _plain_set(raw: Mapping[str, object]) -> SetDone | None:
    """Return a set of repetitions or seconds, on one side or none; None for any other."""
    side = raw.get("side")
    if len(raw) != 1 + (side in ("left", "right")):
        return None
    for key, most in _AT_MOST.items():
        amount = raw.get(key)
        if type(amount) is int and 0 <= amount <= most:
            return _same_set(key, amount, None if side is None else str(side))
    return None


@cache
def _same_set(key: str, amount: int, side: str | None) -> SetDone:
    """Return the one value that stands for all sets alike."""
    on = None if side is None else Side(side)
    if key == "reps":
        return SetDone(reps=amount, side=on)
    return SetDone(hold_s=amount, side=on)


def _set(given: Fields) -> SetDone:
    """Return one set; it says one of repetitions, seconds and minutes."""
    given.only(("reps", "hold_s", "minutes", "side", "load_kg"))
    amounts = [key for key in ("reps", "hold_s", "minutes") if given.has(key)]
    if len(amounts) != 1:
        raise InvalidValueError(given.path("reps"), amounts, "one of reps, hold_s, minutes")
    return SetDone(
        reps=given.whole("reps", 0, _AT_MOST["reps"]) if given.has("reps") else None,
        hold_s=given.whole("hold_s", 0, _AT_MOST["hold_s"]) if given.has("hold_s") else None,
        minutes=given.whole("minutes", 0, 120) if given.has("minutes") else None,
        side=given.word("side", Side) if given.has("side") else None,
        load_kg=given.number("load_kg", 0, 300) if given.has("load_kg") else None,
    )
