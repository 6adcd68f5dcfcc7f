"""Reading a diary fact by fact: what each kind says, and what stands after it.

Reads: one fact after the other, in the order in which they were made.
Returns: a `Reading`, which `backplan/core/history.py` makes a `History` of.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from backplan.core.answers import Answers, parse_answers, parse_country, parse_flags
from backplan.core.errors import InvalidValueError
from backplan.core.facts import Fact, Kind
from backplan.core.fields import Fields
from backplan.core.red_flags import FlagAnswer
from backplan.core.reviews import Review, Swap, parse_review, parse_swap
from backplan.core.rulebook import Rulebook
from backplan.core.sessions import (
    STEPS_AT_MOST,
    CheckIn,
    ItemDone,
    Morning,
    SessionDone,
    parse_checkin,
    parse_session,
)
from backplan.core.triage import Clearance, derived_flags

IMPORTED_STEPS_AT_MOST = 200_000
"""More steps than a day has room for: such an import is a mistake, not a long walk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagReport:
    """Red flags that were reported after the answers.

    Attributes:
        on: The visitor's date.
        flags: Ids.
        in_session: Whether a session was stopped because of them (E9).
        fact: Id of the fact.
    """

    on: date
    flags: frozenset[str]
    in_session: bool
    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalAsked:
    """The most steps a day that the visitor wants as a goal, from a day on (G6)."""

    on: date
    steps: int
    fact: str


@dataclass(slots=True, kw_only=True)
class Reading:
    """What has been read so far; it becomes a `History`."""

    answers: Answers | None = None
    answered_on: date | None = None
    first_answered_on: date | None = None
    answers_fact: str = ""
    reports: list[FlagReport] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    swaps: list[Swap] = field(default_factory=list)
    goals_asked: list[GoalAsked] = field(default_factory=list)
    flags: dict[str, FlagAnswer] = field(default_factory=dict)
    details: dict[str, dict[str, int]] = field(default_factory=dict)
    reported_on: dict[str, date] = field(default_factory=dict)
    clearances: list[Clearance] = field(default_factory=list)
    sessions: list[SessionDone] = field(default_factory=list)
    items: dict[bytes, tuple[ItemDone, ...]] = field(default_factory=dict)
    checkins: dict[date, CheckIn] = field(default_factory=dict)
    steps: dict[date, int] = field(default_factory=dict)
    country: str | None = None
    screened_at: datetime | None = None
    worse_at: datetime | None = None
    not_understood: int = 0
    doubtful: bool = False


def read_fact(fact: Fact, reading: Reading, rulebook: Rulebook) -> None:
    """Take what *fact* says, by its kind."""
    reader = _pass_over if fact.is_newer else _READERS.get(fact.kind, _pass_over)
    reader(fact, reading, rulebook)


def _read_answers(fact: Fact, reading: Reading, rulebook: Rulebook) -> None:
    """Take newer answers: they replace older ones and every flag before them."""
    answers = parse_answers(fact.data, rulebook)
    reading.answers, reading.answered_on, reading.doubtful = answers, fact.on, False
    reading.first_answered_on = reading.first_answered_on or fact.on
    reading.answers_fact, reading.reports = fact.id, []
    reading.screened_at = fact.at
    reading.country = answers.country or reading.country
    reading.flags = dict(answers.flags)
    reading.details = {key: dict(one) for key, one in answers.flag_details.items()}
    ids = _ids(answers, rulebook)
    reading.reported_on = dict.fromkeys(ids, fact.on)
    reading.clearances = []
    if answers.cleared_on is not None and answers.cleared_on <= fact.on:
        reading.clearances.append(Clearance(on=answers.cleared_on, about=ids))


def _read_flags(fact: Fact, reading: Reading, rulebook: Rulebook) -> None:
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
    _report(flags, fact, reading, in_session=False)


def _report(
    flags: Mapping[str, FlagAnswer], fact: Fact, reading: Reading, *, in_session: bool
) -> None:
    """Add *flags* to those that stand."""
    for key, answer in flags.items():
        if reading.flags.get(key, FlagAnswer.CHECKED) is FlagAnswer.CHECKED:
            reading.flags[key] = answer
        reading.reported_on[key] = fact.on
    reading.clearances = [
        replace(one, about=(one.about or frozenset()) - flags.keys()) for one in reading.clearances
    ]
    if flags:
        report = FlagReport(on=fact.on, flags=frozenset(flags), in_session=in_session, fact=fact.id)
        reading.reports.append(report)


def _read_clearance(fact: Fact, reading: Reading, rulebook: Rulebook) -> None:
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


def _read_settings(fact: Fact, reading: Reading, _: Rulebook) -> None:
    """Take the country and the most steps; other settings change nothing here."""
    given = Fields(fact.data)
    if given.has("step_goal_max"):
        steps = given.whole("step_goal_max", 0, STEPS_AT_MOST)
        reading.goals_asked.append(GoalAsked(on=fact.on, steps=steps, fact=fact.id))
    if given.has("country"):
        reading.country = parse_country(given)


def _read_session(fact: Fact, reading: Reading, rulebook: Rulebook) -> None:
    """Add a session; a stop for a sign that needs help reports that sign (E9)."""
    done = parse_session(fact.data, rulebook.catalogue.exercises, fact.id, reading.items)
    reading.sessions.append(done)
    flag = rulebook.triage.E9.flags.get(done.stop_reason or "")
    if flag is not None:
        _report({flag: FlagAnswer.YES}, fact, reading, in_session=True)


def _read_review(fact: Fact, reading: Reading, _: Rulebook) -> None:
    """Add a weekly review."""
    reading.reviews.append(parse_review(fact.data, on=fact.on, fact=fact.id))


def _read_swap(fact: Fact, reading: Reading, rulebook: Rulebook) -> None:
    """Add a swap."""
    exercises = rulebook.catalogue.exercises
    reading.swaps.append(parse_swap(fact.data, exercises, on=fact.on, fact=fact.id))


def _read_checkin(fact: Fact, reading: Reading, _: Rulebook) -> None:
    """Take a check-in; the last one of a date counts."""
    checkin = parse_checkin(fact.data, fact.id)
    reading.checkins[checkin.on] = checkin
    if checkin.flare or checkin.morning is Morning.WORSE:
        reading.worse_at = fact.at
    if checkin.steps is not None:
        reading.steps[checkin.on] = checkin.steps


def _read_steps(fact: Fact, reading: Reading, _: Rulebook) -> None:
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


def _pass_over(fact: Fact, reading: Reading, _: Rulebook) -> None:
    """Count what a newer release made; a withdrawal has been heard by now."""
    if fact.is_newer or fact.kind not in tuple(Kind):
        leave(fact, reading)


def leave(fact: Fact, reading: Reading) -> None:
    """Count a fact that is not understood, and whether it may say what should stop a plan."""
    reading.not_understood += 1
    reading.doubtful |= fact.kind in (Kind.ANSWERS, Kind.FLAGS)


_READERS: Mapping[str, Callable[[Fact, Reading, Rulebook], None]] = {
    Kind.ANSWERS: _read_answers,
    Kind.FLAGS: _read_flags,
    Kind.CLEARANCE: _read_clearance,
    Kind.SESSION: _read_session,
    Kind.CHECKIN: _read_checkin,
    Kind.STEPS: _read_steps,
    Kind.SETTINGS: _read_settings,
    Kind.REVIEW: _read_review,
    Kind.SWAP: _read_swap,
}
