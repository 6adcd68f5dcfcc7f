"""The check that is being taken: what was given on each screen, one step on, one step back."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from backplan.core.answers import Answers, parse_answers, parse_flags
from backplan.core.errors import InvalidValueError
from backplan.core.fields import Fields
from backplan.core.fold import State
from backplan.core.quiz import Given, join_answers, next_screen
from backplan.core.red_flags import TriageLevel
from backplan.core.rulebook import Rulebook, Screen
from backplan.core.triage import Triage, triage_flags
from backplan.web.entries import Entry

DRAFT = "check"


@dataclass(slots=True)
class Draft:
    """A check that is being taken; half of one outlives a change of page and a lost server.

    Attributes:
        id: From it comes the id of the answers, so that sending them twice keeps them once.
        given: What each finished screen gave, by the screen's id.
        show_missing: Whether the visitor tried to go on before all was answered.
        cleared_on: The day of a clinician's go-ahead, asked at the end where it matters.
        begun_after: The red flags that the diary held when it was begun.
    """

    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    given: dict[str, Given] = field(default_factory=dict)
    show_missing: bool = False
    cleared_on: str | None = None
    begun_after: str = ""

    @property
    def entry(self) -> Entry:
        """Return the entry that its answers become."""
        return Entry(DRAFT, self.id)

    @property
    def kept_as(self) -> frozenset[str]:
        """Return the ids of the facts of which one ends it: its answers, or the flags it met."""
        return frozenset((self.entry.fact_id, self.entry.part("flags").fact_id))


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


def start_check(state: State) -> None:
    """Start a blank check."""
    st.session_state[DRAFT] = Draft(begun_after=_flags_in(state))


def overtaken(check: Draft, state: State) -> bool:
    """Return whether the diary was locked by a red flag that was told after *check* was begun.

    Its answers know nothing of that flag, so they must not lift the lock.
    """
    return state.triage.level.stops and check.begun_after != _flags_in(state)


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
    return Stop(fact=fact, triage=found, country=chosen_country(check, rulebook))


def chosen_country(check: Draft, rulebook: Rulebook) -> str | None:
    """Return the country chosen on the first screen, or None before that."""
    country = join_answers(rulebook.quiz, check.given).get("country")
    return country if isinstance(country, str) else None


def _flags_in(state: State) -> str:
    """Return the red flags of a diary and their details as one text, to be compared."""
    flags, details = state.history.flags, state.history.details
    told = [(key, answer.value, details.get(key)) for key, answer in sorted(flags.items())]
    return repr(told)


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
