"""Looking for the diary that a typed code opens; how often is capped, for each look costs work."""

from enum import StrEnum

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from backplan.diary.codes import PlanCodeError, PlanCodeFault, parse_plan_code
from backplan.diary.diary import Diary
from backplan.diary.store import Store, StoreError

# A code has 125 random bits, so guessing is hopeless at any speed; this only spares the server.
LOOKS = parse("60/minute")
_LIMITER = MovingWindowRateLimiter(MemoryStorage())


class Found(StrEnum):
    """What became of looking for a diary."""

    DIARY = "diary"
    NO_DIARY = "no_diary"
    WRONG_LENGTH = "wrong_length"
    WRONG_CHARACTER = "wrong_character"
    MISTYPED = "mistyped"
    TOO_MANY = "too_many"
    AWAY = "away"


_FAULTS = {
    PlanCodeFault.LENGTH: Found.WRONG_LENGTH,
    PlanCodeFault.CHARACTER: Found.WRONG_CHARACTER,
    PlanCodeFault.CHECK: Found.MISTYPED,
}


def look_for_diary(text: str, store: Store) -> Found:
    """Return whether *text* is a plan code that opens a diary; a typing mistake costs no look."""
    try:
        code = parse_plan_code(text)
    except PlanCodeError as error:
        return _FAULTS[error.reason]
    if not _LIMITER.hit(LOOKS, "looks"):
        return Found.TOO_MANY
    try:
        return Found.DIARY if Diary(code, store).last_seq() else Found.NO_DIARY
    except StoreError:
        return Found.AWAY


def forget_looks() -> None:
    """Let the count begin anew."""
    _LIMITER.storage.reset()
