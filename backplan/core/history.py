"""The diary as the core reads it: facts by what they mean, and the flags that stand today.

Reads: standing facts and the rulebook.
Returns: `History`; a fact whose data cannot be read is counted and passed over, never guessed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import attrgetter

from backplan.core.answers import Answers
from backplan.core.errors import InvalidValueError
from backplan.core.facts import Fact, Kind, standing
from backplan.core.fields import Fields
from backplan.core.reading import FlagReport, GoalAsked, Reading, leave, read_fact
from backplan.core.red_flags import FlagAnswer
from backplan.core.reviews import Review, Swap
from backplan.core.rulebook import Rulebook
from backplan.core.sessions import CheckIn, SessionDone
from backplan.core.triage import Clearance


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What a diary says.

    Attributes:
        answers: The newest answers, with all flags reported since; None without valid answers.
        as_answered: The newest answers as they were given.
        answered_on: The visitor's date of the newest answers.
        first_answered_on: The date of the first answers.
        answers_fact: Id of the fact that holds the newest answers.
        reports: Red flags reported since the answers, oldest first.
        reviews: Weekly reviews, in the order in which they were made.
        swaps: Exercises asked in place of others, in that order.
        goals_asked: The most steps that were asked for, in that order.
        flags: Every red flag that stands, from answers and re-screens.
        details: Their details.
        reported_on: The date on which each flag and readiness item was last reported.
        clearances: What clinicians cleared, each for what was answered by then.
        sessions: Sessions done, oldest first.
        checkins: The last check-in of each date, oldest first.
        steps: Steps by date; the later of check-in and import counts.
        country: The country last given, two letters; None where none was.
        screened_at: When the flags of T8 were last asked, all of them.
        worse_at: When a flare or a worse morning was last reported.
        not_understood: Facts that this release cannot read; they stay in the diary.
        doubtful: Whether one of these is answers or red flags, and no older than the answers: it
            may say what should stop a plan.
    """

    answers: Answers | None
    as_answered: Answers | None
    answered_on: date | None
    first_answered_on: date | None
    answers_fact: str
    reports: tuple[FlagReport, ...]
    reviews: tuple[Review, ...]
    swaps: tuple[Swap, ...]
    goals_asked: tuple[GoalAsked, ...]
    flags: Mapping[str, FlagAnswer]
    details: Mapping[str, Mapping[str, int]]
    reported_on: Mapping[str, date]
    clearances: tuple[Clearance, ...]
    sessions: tuple[SessionDone, ...]
    checkins: tuple[CheckIn, ...]
    steps: Mapping[date, int]
    country: str | None
    screened_at: datetime | None
    worse_at: datetime | None
    not_understood: int
    doubtful: bool


def read_history(facts: Iterable[Fact], rulebook: Rulebook) -> History:
    """Return what *facts* say, in the order in which they were made."""
    reading = Reading()
    read_on(reading, standing(facts), rulebook)
    return history_of(reading)


def read_on(reading: Reading, facts: Iterable[Fact], rulebook: Rulebook) -> None:
    """Read more *facts* that stand, in the order in which they were made."""
    for fact in facts:
        try:
            read_fact(fact, reading, rulebook)
        except InvalidValueError:
            leave(fact, reading)


def history_of(reading: Reading) -> History:
    """Return what was read so far."""
    answers = reading.answers
    flags = dict(reading.flags)
    details = {key: dict(one) for key, one in reading.details.items()}
    if answers is not None:
        answers = replace(answers, flags=flags, flag_details=details, cleared_on=None)
    return History(
        answers=answers,
        as_answered=reading.answers,
        answered_on=reading.answered_on,
        first_answered_on=reading.first_answered_on,
        answers_fact=reading.answers_fact,
        reports=tuple(reading.reports),
        reviews=tuple(reading.reviews),
        swaps=tuple(reading.swaps),
        goals_asked=tuple(reading.goals_asked),
        flags=flags,
        details=details,
        reported_on=dict(reading.reported_on),
        clearances=tuple(reading.clearances),
        sessions=tuple(sorted(reading.sessions, key=attrgetter("on"))),
        checkins=tuple(reading.checkins[on] for on in sorted(reading.checkins)),
        steps={on: reading.steps[on] for on in sorted(reading.steps)},
        country=reading.country,
        screened_at=reading.screened_at,
        worse_at=reading.worse_at,
        not_understood=reading.not_understood,
        doubtful=reading.doubtful,
    )


def check_fact(fact: Fact, rulebook: Rulebook) -> None:
    """Refuse a fact whose data its kind cannot read; what a newer release made is not looked at.

    Raises:
        InvalidValueError: A value is missing, of the wrong type or out of range.
    """
    if fact.kind == Kind.FLAGS and not fact.is_newer:
        given = Fields(fact.data)
        if given.has("asked"):
            given.words("asked", rulebook.red_flags)
    read_fact(fact, Reading(), rulebook)
