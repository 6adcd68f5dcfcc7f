"""The check that is being taken: what was given on each screen, one step on, one step back."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from backplan.core.answers import Answers, parse_answers, parse_flags
from backplan.core.errors import InvalidValueError
from backplan.core.fields import Fields
from backplan.core.quiz import Given, join_answers, next_screen
from backplan.core.red_flags import TriageLevel
from backplan.core.rulebook import Rulebook, Screen
from backplan.core.triage import Triage, triage_flags

DRAFT = "check"


@dataclass(slots=True)
class Draft:
    """A check that is being taken; half of one outlives a change of page and a lost server.

    Attributes:
        id: Becomes the id of the answers, so that sending them twice keeps them once.
        given: What each finished screen gave, by the screen's id.
        show_missing: Whether the visitor tried to go on before all was answered.
        cleared_on: The day of a clinician's go-ahead, asked at the end where it matters.
    """

    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    given: dict[str, Given] = field(default_factory=dict)
    show_missing: bool = False
    cleared_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Why the check ends: the flags as a fact holds them, their triage, the country chosen."""

    fact: Mapping[str, object]
    triage: Triage
    country: str | None


def draft() -> Draft | None:
    """Return the check that is being taken, or None."""
    found: Draft | None = st.session_state.get(DRAFT)
    return found


def start_check() -> None:
    """Start a blank check."""
    st.session_state[DRAFT] = Draft()


def end_check() -> None:
    """Forget the check; what was to be kept is in the diary by now."""
    st.session_state[DRAFT] = None


def keep_screen(screen: Screen, given: Mapping[str, object]) -> None:
    """Take what *screen* gave and go on."""
    check = draft()
    if check is not None:
        check.given[screen.id] = dict(given)
        check.show_missing = False


def reopen(screen: str) -> None:
    """Go back to *screen*; what was ticked there is still there."""
    check = draft()
    if check is not None:
        check.given.pop(screen, None)
        check.show_missing = False


def go_back(rulebook: Rulebook) -> None:
    """Go back one screen."""
    check = draft()
    if check is not None:
        now = next_screen(rulebook.quiz, check.given)
        before = [
            one.id for one in rulebook.quiz.screens if one is not now and one.id in check.given
        ]
        if before:
            reopen(before[-1])


def must_stop(check: Draft, rulebook: Rulebook) -> Stop | None:
    """Return why the check ends here, or None while it may go on.

    An emergency ends it at once; an urgent sign only once every emergency was asked about.
    """
    joined = join_answers(rulebook.quiz, check.given)
    fact = {
        "asked": joined["flags_asked"],
        "flags": joined["flags"],
        "flag_details": joined["flag_details"],
    }
    flags, details = parse_flags(Fields(fact), rulebook)
    found = triage_flags(flags, details, rulebook)
    screens = rulebook.quiz.screens
    emergencies = {
        name
        for screen in screens
        for name in screen.flags
        if rulebook.red_flags[name].level is TriageLevel.EMERGENCY_NOW
    }
    all_asked = all(
        screen.id in check.given for screen in screens if emergencies & set(screen.flags)
    )
    if not found.level.stops or not (found.level is TriageLevel.EMERGENCY_NOW or all_asked):
        return None
    return Stop(fact=fact, triage=found, country=_country(joined))


def _country(joined: Mapping[str, object]) -> str | None:
    """Return the country chosen on the first screen."""
    country = joined.get("country")
    return country if isinstance(country, str) else None


def raw_answers(check: Draft, rulebook: Rulebook) -> dict[str, object]:
    """Return the finished check as one object of answers."""
    joined = join_answers(rulebook.quiz, check.given)
    return {**joined, "cleared_on": check.cleared_on}


def finished_answers(check: Draft, rulebook: Rulebook) -> Answers | None:
    """Return the checked answers, or None where a screen holds something that is not allowed."""
    try:
        return parse_answers(raw_answers(check, rulebook), rulebook)
    except InvalidValueError:
        return None
