"""What one entry of a diary says, in words of its owner; no exercise is named."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from backplan.core.errors import InvalidValueError
from backplan.core.facts import Fact, Kind
from backplan.core.fields import Fields
from backplan.core.reviews import parse_review
from backplan.core.rulebook import Rulebook
from backplan.core.sessions import CheckIn, SessionDone, parse_checkin, parse_session
from backplan.web.diary_pages import checkin_words, session_words
from backplan.words import full_day

TITLES: Mapping[str, str] = {
    Kind.CHECKIN: "Check-in",
    Kind.SESSION: "Session",
    Kind.STEPS: "Steps from a file",
    Kind.REVIEW: "Your week",
    Kind.ANSWERS: "The check",
    Kind.FLAGS: "Safety check",
    Kind.CLEARANCE: "Cleared to exercise",
    Kind.SWAP: "Another exercise",
    Kind.SETTINGS: "A wish",
}
ANOTHER = "Something else"
"""The title of an entry that a newer release made."""
NOT_READ = "This is from a newer version, or damaged. It is kept, but we cannot show it here."
NOT_READ_STAYS = "We cannot remove what we cannot read."
CHECK_STAYS = "To change what you said, take the check again."
STOP_STAYS = (
    "This stays, for you stopped because of a sign that needs help. To change that, take the "
    "check again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an entry says.

    Attributes:
        on: The day it is about.
        words: In our words.
        typed: What the visitor typed, or a file said: drawn as text, never as markup.
        stays: Why it cannot be taken out; empty where it can.
    """

    on: date
    words: str = field(repr=False)
    typed: str = field(default="", repr=False)
    stays: str = ""


class Teller:
    """Tells the entries of one diary.

    Args:
        rulebook: Which exercises there are, and which reasons to stop need help.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._tellers: Mapping[str, Callable[[Fact], Told]] = {
            Kind.CHECKIN: lambda fact: self.tell_checkin(parse_checkin(fact.data)),
            Kind.SESSION: self._session,
            Kind.STEPS: _steps,
            Kind.REVIEW: _review,
            Kind.ANSWERS: _answers,
            Kind.FLAGS: _flags,
            Kind.CLEARANCE: _clearance,
            Kind.SWAP: _swap,
            Kind.SETTINGS: _settings,
        }

    def tell(self, fact: Fact) -> Told:
        """Return what *fact* says; one that cannot be read says so, and stays."""
        teller = None if fact.is_newer else self._tellers.get(fact.kind)
        if teller is not None:
            try:
                return teller(fact)
            except InvalidValueError:
                pass
        return Told(on=fact.on, words=NOT_READ, stays=NOT_READ_STAYS)

    def tell_checkin(self, checkin: CheckIn) -> Told:
        """Return what a check-in says."""
        return Told(on=checkin.on, words=checkin_words(checkin), typed=checkin.note or "")

    def tell_session(self, done: SessionDone) -> Told:
        """Return what a session was like; one that ended with a sign that needs help stays."""
        stopped = done.stop_reason in self._rulebook.triage.E9.flags
        return Told(on=done.on, words=session_words(done), stays=STOP_STAYS if stopped else "")

    def _session(self, fact: Fact) -> Told:
        return self.tell_session(parse_session(fact.data, self._rulebook.catalogue.exercises))


def _steps(fact: Fact) -> Told:
    given = Fields(fact.data)
    source, days = given.text("source", 120), given.fields("days")
    dates = sorted(days.as_day(key, key) for key in days.keys())
    if not dates:
        return Told(on=fact.on, words="Steps of no day.", typed=source)
    first, last, count = full_day(dates[0]), full_day(dates[-1]), len(dates)
    words = f"{count:,} days, from {first} to {last}." if count > 1 else f"1 day, {first}."
    return Told(on=fact.on, words=words, typed=source)


def _review(fact: Fact) -> Told:
    review = parse_review(fact.data, on=fact.on, fact=fact.id)
    words = f"You looked back on your week. Your activity: {review.activity_score} out of 10."
    return Told(on=fact.on, words=words)


def _answers(fact: Fact) -> Told:
    return Told(on=fact.on, words="You took the check.", stays=CHECK_STAYS)


def _flags(fact: Fact) -> Told:
    return Told(
        on=fact.on, words="You answered questions about signs that need help.", stays=CHECK_STAYS
    )


def _clearance(fact: Fact) -> Told:
    words = "A doctor or physiotherapist said that you may exercise."
    return Told(on=Fields(fact.data).day("on"), words=words)


def _swap(fact: Fact) -> Told:
    return Told(on=fact.on, words="You asked for another exercise in the place of one.")


def _settings(fact: Fact) -> Told:
    given = Fields(fact.data)
    if not given.has("step_goal_max"):
        return Told(on=fact.on, words="You changed a setting.")
    steps = given.whole("step_goal_max", 0, 1_000_000)
    return Told(on=fact.on, words=f"You asked for a goal of at most {steps:,} steps a day.")
