"""Step 1. Decide what the visitor said: every value checked before anything is made of it.

Reads: one JSON object, the same from the check, the diary and the command line.
Returns: `Answers`, or an `InvalidValueError` that names key, value and what is allowed.
Next: backplan/core/assessment.py
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backplan.core.catalogue import Kit, Tag
from backplan.core.errors import InvalidValueError
from backplan.core.fields import Fields
from backplan.core.red_flags import DetailKind, FlagAnswer, RedFlag, TriageLevel
from backplan.core.rulebook import Rulebook

JOINTS = (Tag.KNEE, Tag.HIP, Tag.WRIST_SHOULDER)
KIT_ASKED = (Kit.STEP, Kit.BAND, Kit.WEIGHTS, Kit.MAT)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTES = (5, 12, 25)
OPTIONAL = ("country", "flag_details", "flags_asked", "activity_name", "steps_guess", "cleared_on")
REQUIRED = (
    "age",
    "flags",
    "readiness",
    "pain_week",
    "pain_duration",
    "first_episode",
    "activity_score",
    "sitting_hours",
    "steps",
    "strength_trained",
    "joints",
    "kit",
    "minutes",
    "training_days",
)
KEYS = (*REQUIRED, *OPTIONAL)


class PainDuration(StrEnum):
    """How long this pain has been there."""

    UNDER_6_WEEKS = "under_6_weeks"
    SIX_TO_12_WEEKS = "6_to_12_weeks"
    OVER_12_WEEKS = "over_12_weeks"


class StepsGuess(StrEnum):
    """How a day looks, where steps were never counted."""

    MOSTLY_SITTING = "mostly_sitting"
    SOME_WALKING = "some_walking"
    ON_FEET = "on_feet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a visitor said, checked. Keys and ranges are those of the quiz contract.

    Attributes:
        age: Whole years, 0 to 120.
        country: Two capital letters, or None.
        flags: What was said of each red flag that is not a no.
        flags_asked: The ids that were asked, every emergency one among them unless it is in
            flags; None means all.
        flag_details: Follow-ups by flag; true or false, or a number of weeks.
        readiness: Ids of the readiness items that apply.
        pain_week: Average pain of the last seven days, 0 to 10, as given.
        pain_duration: How long it has been there.
        first_episode: Whether it is the first time ever.
        activity_score: 0 cannot do the activity at all, 10 as before.
        activity_name: The activity, in the visitor's words.
        sitting_hours: Hours a day, 0 to 18.
        steps: Steps a day, or None where `steps_guess` stands in.
        steps_guess: How a day looks.
        strength_trained: Twice a week or more for three months.
        joints: Joints that exercise makes worse.
        kit: What is at hand.
        minutes: Minutes a session: 5, 12 or 25.
        training_days: Two to four weekdays, Monday first.
        cleared_on: The day a clinician said they may exercise.
    """

    age: int
    country: str | None
    flags: Mapping[str, FlagAnswer]
    flags_asked: frozenset[str] | None
    flag_details: Mapping[str, Mapping[str, int]]
    readiness: frozenset[str]
    pain_week: float
    pain_duration: PainDuration
    first_episode: bool
    activity_score: int
    activity_name: str | None
    sitting_hours: float
    steps: int | None
    steps_guess: StepsGuess | None
    strength_trained: bool
    joints: frozenset[Tag]
    kit: frozenset[Kit]
    minutes: int
    training_days: tuple[str, ...]
    cleared_on: date | None

    @property
    def pain_nrs(self) -> int:
        """Return `pain_week` rounded half up, 0 to 10: the score that every rule reads."""
        return math.floor(self.pain_week + 0.5)


def parse_answers(raw: object, rulebook: Rulebook) -> Answers:
    """Return the checked answers in *raw*.

    Raises:
        InvalidValueError: A key is unknown or missing, or a value is of the wrong type or out of
            range; the error names key, value and what is allowed.
    """
    given = Fields(raw)
    given.only(KEYS)
    flags, details = parse_flags(given, rulebook)
    steps, guess = _steps(given)
    days = given.words("training_days", WEEKDAYS)
    if not 2 <= len(days) <= 4:  # noqa: PLR2004 - the form of the answer, not a clinical number
        raise InvalidValueError("training_days", list(days), "two to four weekdays")
    minutes = given.whole("minutes", min(MINUTES), max(MINUTES))
    if minutes not in MINUTES:
        raise InvalidValueError("minutes", minutes, "one of 5, 12, 25")
    asked = _asked(given, flags, rulebook)
    return Answers(
        age=given.whole("age", 0, 120),
        country=parse_country(given),
        flags=flags,
        flags_asked=asked,
        flag_details=details,
        readiness=frozenset(given.words("readiness", rulebook.readiness)),
        pain_week=given.number("pain_week", 0, 10),
        pain_duration=given.word("pain_duration", PainDuration),
        first_episode=given.yes_no("first_episode"),
        activity_score=given.whole("activity_score", 0, 10),
        activity_name=given.text("activity_name", 120) if given.has("activity_name") else None,
        sitting_hours=given.number("sitting_hours", 0, 18, step=0.5),
        steps=steps,
        steps_guess=guess,
        strength_trained=given.yes_no("strength_trained"),
        joints=frozenset(Tag(one) for one in given.words("joints", JOINTS)),
        kit=frozenset(Kit(one) for one in given.words("kit", KIT_ASKED)),
        minutes=minutes,
        training_days=tuple(sorted(days, key=WEEKDAYS.index)),
        cleared_on=given.day("cleared_on") if given.has("cleared_on") else None,
    )


def parse_flags(
    given: Fields, rulebook: Rulebook
) -> tuple[dict[str, FlagAnswer], dict[str, dict[str, int]]]:
    """Return the red flags and their details in *given*, for answers and for re-screens alike."""
    said = given.fields("flags")
    said.only(rulebook.red_flags)
    flags = {}
    for key in sorted(said.keys()):
        flags[key] = said.word(key, FlagAnswer)
        if flags[key] is FlagAnswer.CHECKED and rulebook.red_flags[key].derived:
            raise InvalidValueError(said.path(key), "checked", "one of unsure, yes")
    details: dict[str, dict[str, int]] = {}
    if given.has("flag_details"):
        more = given.fields("flag_details")
        more.only(
            {
                key
                for key, flag in rulebook.red_flags.items()
                if flag.details and (key in flags or flag.derived)
            }
        )
        for key in sorted(more.keys()):
            details[key] = _details(more.fields(key), rulebook.red_flags[key])
    return flags, details


def _asked(
    given: Fields, flags: Mapping[str, FlagAnswer], rulebook: Rulebook
) -> frozenset[str] | None:
    """Return which red flags were asked, None for all; an emergency one may not be left open."""
    if not given.has("flags_asked"):
        return None
    asked = frozenset(given.words("flags_asked", rulebook.red_flags))
    for key, flag in rulebook.red_flags.items():
        if flag.level is TriageLevel.EMERGENCY_NOW and key not in asked and key not in flags:
            allowed = f"a list with {key}, or an answer to it in flags: it is never taken as no"
            raise InvalidValueError("flags_asked", sorted(asked), allowed)
    return asked


def _details(given: Fields, flag: RedFlag) -> dict[str, int]:
    """Return the follow-ups of one flag; a null number of weeks is left out, as unknown."""
    known = {detail.id: detail for detail in flag.details}
    given.only(known)
    answers: dict[str, int] = {}
    for key in sorted(given.keys()):
        if known[key].kind is DetailKind.YES_NO:
            answers[key] = given.yes_no(key)
        elif given.has(key):
            answers[key] = given.whole(key, 0, 45)
    return answers


def parse_country(given: Fields) -> str | None:
    """Return the country as two capital letters, or None."""
    if not given.has("country"):
        return None
    country = given.text("country", 2)
    if len(country) != 2 or not (country.isascii() and country.isalpha()):  # noqa: PLR2004
        raise InvalidValueError("country", country, "two letters, ISO 3166")
    return country.upper()


def _steps(given: Fields) -> tuple[int | None, StepsGuess | None]:
    """Return counted steps and the guess; one of them has to be there."""
    given.value("steps", "a whole number from 0 to 60000, or null with steps_guess")
    guess = given.word("steps_guess", StepsGuess) if given.has("steps_guess") else None
    if given.has("steps"):
        return given.whole("steps", 0, 60_000), guess
    if guess is None:
        given.word("steps_guess", StepsGuess)
    return None, guess
