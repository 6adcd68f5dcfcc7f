"""The diary as the core reads it: facts by what they mean, and the flags that stand today.

Reads: standing facts and the rulebook.
Returns: `History`; a fact whose data cannot be read is counted and passed over, never guessed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from backplan.core.answers import Answers, parse_answers, parse_country, parse_flags
from backplan.core.errors import InvalidValueError
from backplan.core.facts import Fact, Kind, standing
from backplan.core.fields import Fields
from backplan.core.red_flags import FlagAnswer
from backplan.core.rulebook import Rulebook
from backplan.core.sessions import (
    CheckIn,
    Morning,
    SessionDone,
    parse_checkin,
    parse_session,
)
from backplan.core.triage import Clearance, derived_flags

IMPORTED_STEPS_AT_MOST = 200_000
"""More steps than a day has room for: such an import is a mistake, not a long walk."""


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What has been read so far; it becomes a `History`."""

    answers: Answers | None = None
    answered_on: date | None = None
    flags: dict[str, FlagAnswer] = field(default_factory=dict)
    details: dict[str, dict[str, int]] = field(default_factory=dict)
    reported_on: dict[str, date] = field(default_factory=dict)
    clearances: list[Clearance] = field(default_factory=list)
    sessions: list[SessionDone] = field(default_factory=list)
    checkins: dict[date, CheckIn] = field(default_factory=dict)
    steps: dict[date, int] = field(default_factory=dict)
    country: str | None = None
    screened_at: datetime | None = None
    worse_at: datetime | None = None
    not_understood: int = 0
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What a diary says.

    Attributes:
        answers: The newest answers, with all flags reported since; None without valid answers.
        answered_on: The visitor's date of the newest answers.
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
    answered_on: date | None
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
    reading = _Reading()
    for fact in standing(facts):
        try:
            _read(fact, reading, rulebook)
        except InvalidValueError:
            _leave(fact, reading)
    answers = reading.answers
    if answers is not None:
        answers = replace(
            answers, flags=reading.flags, flag_details=reading.details, cleared_on=None
        )
    return History(
        answers=answers,
        answered_on=reading.answered_on,
        flags=reading.flags,
        details=reading.details,
        reported_on=reading.reported_on,
        clearances=tuple(reading.clearances),
        sessions=tuple(sorted(reading.sessions, key=lambda one: one.on)),
        checkins=tuple(reading.checkins[on] for on in sorted(reading.checkins)),
        steps=dict(sorted(reading.steps.items())),
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
    _read(fact, _Reading(), rulebook)


def _read(fact: Fact, reading: _Reading, rulebook: Rulebook) -> None:
    """Take what *fact* says, by its kind."""
    reader = _pass_over if fact.is_newer else _READERS.get(fact.kind, _pass_over)
    reader(fact, reading, rulebook)


def _read_answers(fact: Fact, reading: _Reading, rulebook: Rulebook) -> None:
    """Take newer answers: they replace older ones and every flag before them."""
    answers = parse_answers(fact.data, rulebook)
    reading.answers, reading.answered_on, reading.doubtful = answers, fact.on, False
    reading.screened_at = fact.at
    reading.country = answers.country or reading.country
    reading.flags = dict(answers.flags)
    reading.details = {key: dict(one) for key, one in answers.flag_details.items()}
    ids = _ids(answers, rulebook)
    reading.reported_on = dict.fromkeys(ids, fact.on)
    reading.clearances = []
    if answers.cleared_on is not None and answers.cleared_on <= fact.on:
        reading.clearances.append(Clearance(on=answers.cleared_on, about=ids))


def _read_flags(fact: Fact, reading: _Reading, rulebook: Rulebook) -> None:
    """Add the flags of a re-screen; it never takes one away, and no earlier clearance covers it."""
    given = Fields(fact.data)
    given.only(("asked", "flags", "flag_details"))
    flags, details = parse_flags(given, rulebook)
    for key, more in details.items():
        known = reading.details.setdefault(key, {})
        lowering = {one.id for one in rulebook.red_flags[key].details if one.lowers}
        for detail, value in more.items():
            if detail not in lowering:
                known[detail] = max(known.get(detail, value), value)
            elif key not in reading.flags or not value:
                known[detail] = value
    asked = fact.data.get("asked")
    if isinstance(asked, list | tuple) and all(one in asked for one in rulebook.triage.T8.flags):
        reading.screened_at = fact.at
    for key, answer in flags.items():
        if reading.flags.get(key, FlagAnswer.CHECKED) is FlagAnswer.CHECKED:
            reading.flags[key] = answer
        reading.reported_on[key] = fact.on
    reading.clearances = [
        replace(one, about=(one.about or frozenset()) - flags.keys()) for one in reading.clearances
    ]


def _read_clearance(fact: Fact, reading: _Reading, rulebook: Rulebook) -> None:
    """Add a clearance for those of its ids that were answered on or before its date."""
    given = Fields(fact.data)
    given.only(("on", "about"))
    on = given.day("on")
    if on > fact.on:
        raise InvalidValueError(given.path("on"), on.isoformat(), "the day of the entry or before")
    about = given.words("about", {*rulebook.red_flags, *rulebook.readiness})
    covered = {
        key for key in about if key in reading.reported_on and reading.reported_on[key] <= on
    }
    reading.clearances.append(Clearance(on=on, about=frozenset(covered)))


def _read_settings(fact: Fact, reading: _Reading, _: Rulebook) -> None:
    """Take the country; other settings are understood and read by nothing yet."""
    given = Fields(fact.data)
    if given.has("country"):
        reading.country = parse_country(given)


def _read_session(fact: Fact, reading: _Reading, rulebook: Rulebook) -> None:
    """Add a session."""
    reading.sessions.append(parse_session(fact.data, rulebook.catalogue.exercises))


def _read_checkin(fact: Fact, reading: _Reading, _: Rulebook) -> None:
    """Take a check-in; the last one of a date counts."""
    checkin = parse_checkin(fact.data)
    reading.checkins[checkin.on] = checkin
    if checkin.flare or checkin.morning is Morning.WORSE:
        reading.worse_at = fact.at
    if checkin.steps is not None:
        reading.steps[checkin.on] = checkin.steps


def _read_steps(fact: Fact, reading: _Reading, _: Rulebook) -> None:
    """Add imported steps; they replace what an earlier fact said of the same dates."""
    given = Fields(fact.data)
    given.only(("source", "days"))
    given.text("source", 120)
    days = given.fields("days")
    reading.steps.update(
        {days.as_day(key, key): days.whole(key, 0, IMPORTED_STEPS_AT_MOST) for key in days.keys()}
    )


def _ids(answers: Answers, rulebook: Rulebook) -> frozenset[str]:
    """Return every flag and readiness item that *answers* hold or imply."""
    joints = {"ER09"} if answers.joints else set()
    told = derived_flags(answers, rulebook.triage)
    return frozenset({*answers.flags, *answers.readiness, *joints, *told})


def _pass_over(fact: Fact, reading: _Reading, _: Rulebook) -> None:
    """Count what a newer release made; kinds that nothing reads yet are understood, not used."""
    if fact.is_newer or fact.kind not in tuple(Kind):
        _leave(fact, reading)


def _leave(fact: Fact, reading: _Reading) -> None:
    """Count a fact that is not understood, and whether it may say what should stop a plan."""
    reading.not_understood += 1
    reading.doubtful |= fact.kind in (Kind.ANSWERS, Kind.FLAGS)


_READERS: Mapping[str, Callable[[Fact, _Reading, Rulebook], None]] = {
    Kind.ANSWERS: _read_answers,
    Kind.FLAGS: _read_flags,
    Kind.CLEARANCE: _read_clearance,
    Kind.SESSION: _read_session,
    Kind.CHECKIN: _read_checkin,
    Kind.STEPS: _read_steps,
    Kind.SETTINGS: _read_settings,
}
