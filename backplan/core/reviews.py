"""Weekly reviews and swaps: what a visitor says of a week, and asks in place of an exercise.

Reads: the data of `review` and `swap` facts.
Returns: `Review` and `Swap`, or an `InvalidValueError` that names the key.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from backplan.core.errors import InvalidValueError
from backplan.core.fields import Fields


class BreaksDone(StrEnum):
    """How many of the sitting breaks were taken."""

    MOST = "most"
    HALF = "half"
    FEW = "few"


class SwapReason(StrEnum):
    """Why an exercise was swapped."""

    TOO_PAINFUL = "too_painful"
    NO_FLOOR = "no_floor"
    NO_KIT = "no_kit"
    OTHER = "other"


class Review(NamedTuple):
    """What was said of one week.

    Attributes:
        on: The day it was said.
        week_of: A day of the week that it is about.
        activity_score: 0 cannot do the activity at all, 10 as before.
        worry: Worry that moving harms, 0 to 10.
        low_mood: Feeling down or hopeless, 0 to 10.
        breaks_done: How many of the sitting breaks were taken.
        tired: Whether a lighter week would do good.
        fact: Id of the fact.
    """

    on: date
    week_of: date
    activity_score: int
    worry: int | None
    low_mood: int | None
    breaks_done: BreaksDone | None
    tired: bool
    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """An exercise that was asked in place of another."""

    on: date
    exercise: str
    instead: str
    why: SwapReason
    fact: str


def parse_review(raw: object, *, on: date, fact: str) -> Review:
    """Return the review in *raw*, said on the day *on*."""
    given = Fields(raw)
    given.only(("week_of", "activity_score", "worry", "low_mood", "breaks_done", "tired"))
    done = given.word("breaks_done", BreaksDone) if given.has("breaks_done") else None
    return Review(
        on=on,
        week_of=given.day("week_of"),
        activity_score=given.whole("activity_score", 0, 10),
        worry=given.whole("worry", 0, 10) if given.has("worry") else None,
        low_mood=given.whole("low_mood", 0, 10) if given.has("low_mood") else None,
        breaks_done=done,
        tired=given.yes_no("tired") if given.has("tired") else False,
        fact=fact,
    )


def parse_swap(raw: object, exercises: Collection[str], *, on: date, fact: str) -> Swap:
    """Return the swap in *raw*; both exercises must be in the catalogue's ids *exercises*."""
    given = Fields(raw)
    given.only(("exercise", "instead", "why"))
    for key in ("exercise", "instead"):
        if given.text(key, 8) not in exercises:
            raise InvalidValueError(given.path(key), given.text(key, 8), "the id of an exercise")
    return Swap(
        on=on,
        exercise=given.text("exercise", 8),
        instead=given.text("instead", 8),
        why=given.word("why", SwapReason),
        fact=fact,
    )
