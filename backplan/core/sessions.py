"""Step 4. Decide what was done and how it felt: sessions and check-ins, checked.

Reads: the data of `session` and `checkin` facts.
Returns: `SessionDone` and `CheckIn`, or an `InvalidValueError` that names the key.
Next: backplan/core/progress.py
"""

import marshal
from collections.abc import Collection, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from backplan.core.errors import InvalidValueError
from backplan.core.fields import Fields

PAIN_AT_MOST = 10
STEPS_AT_MOST = 60_000
NOTE_AT_MOST = 2_000
_AT_MOST = {"reps": 200, "hold_s": 600}
_SESSION_KEYS = frozenset(("date", "pain_before", "pain_after", "stopped", "stop_reason", "items"))
_CHECKIN_KEYS = frozenset(("date", "pain", "morning", "steps", "sitting_hours", "flare", "note"))
_ITEM_KEYS = frozenset(("exercise", "sets", "effort_left", "pain_during"))
_SET_KEYS = frozenset(("reps", "hold_s", "minutes", "side", "load_kg"))
_BY_VALUE = 2
"""The version of `marshal` in which bytes follow from the value, not from who else holds it."""


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


_PLAIN_KEYS = frozenset(("date", "pain", "morning", "steps", "flare"))
_MORNINGS: dict[object, Morning | None] = {None: None, **{str(one): one for one in Morning}}


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
    """One exercise as it was done.

    Attributes:
        exercise: Id of the rung.
        sets: Every set, in the order in which they were done.
        effort_left: How many more repetitions there would have been.
        pain_during: The highest, 0 to 10.
        sets_a_side: Sets on each side, the fewer of both; 0 where only one side was done.
        last_reps: Repetitions of the last set, of the side that did fewer; 0 where it has none.
        last_hold_s: Seconds that it was held, likewise. All three follow from `sets`, and are
            worked out once: years repeat the same few.
    """

    exercise: str
    sets: tuple[SetDone, ...]
    effort_left: EffortLeft
    pain_during: int
    sets_a_side: int = field(init=False, compare=False, repr=False)
    last_reps: int = field(init=False, compare=False, repr=False)
    last_hold_s: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out what rules ask of the sets."""
        sides = [one.side for one in self.sets]
        asked = set(sides) if set(sides) <= {None} else {*sides, *Side}
        last = dict(zip(sides, self.sets, strict=True)).values()
        object.__setattr__(self, "sets_a_side", min(map(sides.count, asked), default=0))
        object.__setattr__(self, "last_reps", min((one.reps or 0 for one in last), default=0))
        object.__setattr__(self, "last_hold_s", min((one.hold_s or 0 for one in last), default=0))


# Years hold thousands of sessions and check-ins: a tuple is made in half the time of a dataclass.
class SessionDone(NamedTuple):
    """One session as it was done; pain is 0 to 10 before and after; `fact` is the fact's id."""

    on: date
    pain_before: int
    pain_after: int
    stopped: bool
    stop_reason: str | None
    items: tuple[ItemDone, ...]
    fact: str = ""


class CheckIn(NamedTuple):
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


def parse_session(
    raw: object,
    exercises: Collection[str],
    fact: str = "",
    known: MutableMapping[bytes, tuple[ItemDone, ...]] | None = None,
) -> SessionDone:
    """Return the session in *raw*.

    Args:
        raw: What the fact says.
        exercises: Ids of the catalogue, to which its exercises must belong.
        fact: The fact's id.
        known: Items of other sessions of the diary, each by itself and all of a session together,
            by their bytes; those of this one are added.
    """
    given = Fields(raw)
    given.only(_SESSION_KEYS)
    return SessionDone(
        on=given.day("date"),
        pain_before=given.whole("pain_before", 0, PAIN_AT_MOST),
        pain_after=given.whole("pain_after", 0, PAIN_AT_MOST),
        stopped=given.yes_no("stopped"),
        stop_reason=given.text("stop_reason", 120) if given.has("stop_reason") else None,
        items=_items(given, exercises, {} if known is None else known),
        fact=fact,
    )


def parse_checkin(raw: object, fact: str = "") -> CheckIn:
    """Return the check-in in *raw*."""
    plain = _plain_checkin(raw, fact)
    if plain is not None:
        return plain
    given = Fields(raw)
    given.only(_CHECKIN_KEYS)
    hours = given.number("sitting_hours", 0, 24, 0.5) if given.has("sitting_hours") else None
    return CheckIn(
        on=given.day("date"),
        pain=given.whole("pain", 0, PAIN_AT_MOST),
        morning=given.word("morning", Morning) if given.has("morning") else None,
        steps=given.whole("steps", 0, STEPS_AT_MOST) if given.has("steps") else None,
        sitting_hours=hours,
        flare=given.yes_no("flare"),
        note=given.text("note", NOTE_AT_MOST) if given.has("note") else None,
        fact=fact,
    )


def _plain_checkin(raw: object, fact: str) -> CheckIn | None:
    """Return a right check-in without hours and note, as most of them are; None for any other."""
    if type(raw) is not dict or not raw.keys() <= _PLAIN_KEYS:
        return None
    on, pain, flare = raw.get("date"), raw.get("pain"), raw.get("flare")
    morning, steps = raw.get("morning"), raw.get("steps")
    if type(pain) is not int or type(flare) is not bool:
        return None
    if morning is not None and not (type(morning) is str and morning in _MORNINGS):
        return None
    if steps is not None and not (type(steps) is int and 0 <= steps <= STEPS_AT_MOST):
        return None
    if not 0 <= pain <= PAIN_AT_MOST or type(on) is not str:
        return None
    day = Fields(raw).day("date")
    return CheckIn(day, pain, _MORNINGS[morning], steps, None, flare, None, fact)


def _items(
    given: Fields, exercises: Collection[str], known: MutableMapping[bytes, tuple[ItemDone, ...]]
) -> tuple[ItemDone, ...]:
    """Return the exercises of a session; what is like something in *known* is not read again.

    A diary of years holds tens of thousands of sets, nearly all alike. To look at each key of each
    would be most of the time that it takes to fold one.
    """
    raw, path = given.list("items"), given.path("items")
    alike = _in_bytes(raw)
    items = known.get(alike)
    if items is None:
        each = (_known_item(one, f"{path}[{at}]", exercises, known) for at, one in enumerate(raw))
        items = tuple(each)
        if alike:
            known[alike] = items
    return items


def _known_item(
    raw: object,
    path: str,
    exercises: Collection[str],
    known: MutableMapping[bytes, tuple[ItemDone, ...]],
) -> ItemDone:
    """Return one exercise of a session, which is read where none in *known* is like it."""
    alike = _in_bytes(raw)
    if alike in known:
        return known[alike][0]
    item = _item(Fields(raw, path), exercises)
    if alike:
        known[alike] = (item,)
    return item


def _in_bytes(raw: object) -> bytes:
    """Return JSON values as bytes, equal only where values and types are; empty for any other."""
    try:
        return marshal.dumps(raw, _BY_VALUE)  # type: ignore[arg-type]
    except ValueError:
        return b""


def _item(given: Fields, exercises: Collection[str]) -> ItemDone:
    """Return one exercise of a session."""
    given.only(_ITEM_KEYS)
    exercise = given.text("exercise", 8)
    if exercise not in exercises:
        raise InvalidValueError(given.path("exercise"), exercise, "the id of an exercise")
    path = given.path("sets")
    return ItemDone(
        exercise=exercise,
        sets=tuple(
            _plain_set(raw) or _set(Fields(raw, f"{path}[{at}]"))
            for at, raw in enumerate(given.list("sets"))
        ),
        effort_left=given.word("effort_left", EffortLeft),
        pain_during=given.whole("pain_during", 0, PAIN_AT_MOST),
    )


def _plain_set(raw: object) -> SetDone | None:
    """Return a set of repetitions or seconds, on one side or none; None for any other."""
    if not isinstance(raw, dict):
        return None
    side = raw.get("side")
    if len(raw) != 1 + (side in ("left", "right")):
        return None
    for key, most in _AT_MOST.items():
        amount = raw.get(key)
        if type(amount) is int and 0 <= amount <= most:
            return _same_set(key, amount, side)
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
    given.only(_SET_KEYS)
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
