"""Step 4. Decide what was done and how it felt: sessions and check-ins, checked.

Reads: the data of `session` and `checkin` facts.
Returns: `SessionDone` and `CheckIn`, or an `InvalidValueError` that names the key.
Next: backplan/core/progress.py
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backplan.core.errors import InvalidValueError
from backplan.core.fields import Fields

STEPS_AT_MOST = 60_000
NOTE_AT_MOST = 2_000


class EffortLeft(StrEnum):
    """How many more repetitions there would have been."""

    NONE = "0-1"
    SOME = "2-3"
    PLENTY = "4+"


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
    """One session as it was done; pain is 0 to 10 before and after."""

    on: date
    pain_before: int
    pain_after: int
    stopped: bool
    stop_reason: str | None
    items: tuple[ItemDone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One day as it was: pain 0 to 10, the morning, steps, hours sat, whether it was a flare."""

    on: date
    pain: int
    morning: Morning | None
    steps: int | None
    sitting_hours: float | None
    flare: bool
    note: str | None


def parse_session(raw: object, exercises: Collection[str]) -> SessionDone:
    """Return the session in *raw*; its exercises must be in the catalogue's ids *exercises*."""
    given = Fields(raw)
    given.only(("date", "pain_before", "pain_after", "stopped", "stop_reason", "items"))
    return SessionDone(
        on=given.day("date"),
        pain_before=given.whole("pain_before", 0, 10),
        pain_after=given.whole("pain_after", 0, 10),
        stopped=given.yes_no("stopped"),
        stop_reason=given.text("stop_reason", 120) if given.has("stop_reason") else None,
        items=tuple(_item(one, exercises) for one in given.many("items")),
    )


def parse_checkin(raw: object) -> CheckIn:
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
    )


def _item(given: Fields, exercises: Collection[str]) -> ItemDone:
    """Return one exercise of a session."""
    given.only(("exercise", "sets", "effort_left", "pain_during"))
    exercise = given.text("exercise", 8)
    if exercise not in exercises:
        raise InvalidValueError(given.path("exercise"), exercise, "the id of an exercise")
    return ItemDone(
        exercise=exercise,
        sets=tuple(_set(one) for one in given.many("sets")),
        effort_left=given.word("effort_left", EffortLeft),
        pain_during=given.whole("pain_during", 0, 10),
    )


def _set(given: Fields) -> SetDone:
    """Return one set; it says one of repetitions, seconds and minutes."""
    given.only(("reps", "hold_s", "minutes", "side", "load_kg"))
    amounts = [key for key in ("reps", "hold_s", "minutes") if given.has(key)]
    if len(amounts) != 1:
        raise InvalidValueError(given.path("reps"), amounts, "one of reps, hold_s, minutes")
    return SetDone(
        reps=given.whole("reps", 0, 200) if given.has("reps") else None,
        hold_s=given.whole("hold_s", 0, 600) if given.has("hold_s") else None,
        minutes=given.whole("minutes", 0, 120) if given.has("minutes") else None,
        side=given.word("side", Side) if given.has("side") else None,
        load_kg=given.number("load_kg", 0, 300) if given.has("load_kg") else None,
    )
