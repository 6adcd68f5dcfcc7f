"""What has changed in the plan and why, and when somebody was told to be seen."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, timedelta

import streamlit as st

from backplan.core.change import Change
from backplan.core.evidence import Reason
from backplan.core.fold import State
from backplan.core.programme import Item
from backplan.core.rulebook import Rulebook
from backplan.web.advice import cite, show_numbers
from backplan.web.sitemap import page
from backplan.web.visitor import Visitor
from backplan.words import day, dose

SHOWN = timedelta(days=28)
TOLD = timedelta(days=7)
DAYS_NAMED = 3
HOLDING = ("E1", "E2", "E6", "E9")
"""Rules that put the plan on hold: the advice in its place says them, for as long as it stands."""
LOW = "E7"
NEXT: Mapping[str, tuple[str, str]] = {
    "E3": ("help", "Get your appointment ready"),
    "E4": ("check", "Take the check again"),
    "E5": ("help", "Get your appointment ready"),
    "E7": ("help", "Whom you can talk to"),
    "E8": ("help", "Get your appointment ready"),
}
"""The page that helps with what somebody was told, and what its link says."""
ABOUT: Mapping[str, str] = {"G": "Your step goal", "B": "Your breaks from sitting"}
"""What a change without an exercise is about, by how its rule begins."""


def draw_escalations(here: Visitor, rulebook: Rulebook) -> None:
    """Say what to be seen about, for a week from the day on which it came up."""
    state = here.state
    for one in state.escalations:
        if state.on - one.on >= TOLD or one.rule in HOLDING:
            continue
        icon = ":material/favorite:" if one.rule == LOW else ":material/stethoscope:"
        with st.container(border=True):
            st.markdown(f"{icon} {one.reason.text}")
            if one.rule == LOW:
                show_numbers(rulebook.numbers_for(here.country), first="advice")
            if one.rule in NEXT:
                name, label = NEXT[one.rule]
                st.page_link(page(name), label=label, icon=":material/arrow_forward:")
            draw_why(one.reason, rulebook)


def draw_changes(state: State, rulebook: Rulebook) -> None:
    """Draw the changes of the last four weeks, newest first, folded away."""
    changes = () if state.adaptation is None else state.adaptation.changes
    recent = [one for one in changes if state.on - one.on < SHOWN]
    if recent:
        with st.expander("What has changed, and why", icon=":material/update:"):
            draw_each(reversed(recent), state, rulebook)


def draw_each(changes: Iterable[Change], state: State, rulebook: Rulebook) -> None:
    """Draw each of *changes* with what it does, its day, and behind "Why?" its rule and source."""
    shown = tuple(changes)
    days = _days_of({fact for one in shown for fact in one.facts}, state)
    for one in shown:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{_about(one)}**  \n{_does(one)}  \n:small[From {day(one.on)}]")
            draw_why(one.reason, rulebook, told=_told(one.facts, days))


def draw_why(reason: Reason, rulebook: Rulebook, *, told: str = "") -> None:
    """Draw "Why?", which opens the words of a rule, what brought it, and what it rests on."""
    with st.popover("Why?", type="tertiary"):
        st.markdown(f"{reason.text}{told}")
        st.markdown(f":small[Rule {reason.id}. {cite(reason.sources, rulebook)}]")


def _about(change: Change) -> str:
    """Return what a change is about."""
    before, after = change.before, change.after
    if not isinstance(before, Item) or not isinstance(after, Item):
        return ABOUT.get(change.rule[0], "Your exercises")
    if before.exercise == after.exercise:
        return before.exercise.name
    return f"{before.exercise.name} → {after.exercise.name}"


def _does(change: Change) -> str:
    """Return what it was and becomes; where that is a code, the words of the rule."""
    before, after = change.before, change.after
    if isinstance(before, str) or isinstance(after, str):
        return change.reason.text
    if isinstance(before, int) or isinstance(after, int):
        unit = "minutes" if change.rule.startswith("B") else "steps"
        return f"{before:,} → {after:,} {unit}"
    if before.exercise != after.exercise or dose(before) == dose(after):
        return dose(after)
    return f"{dose(before)} → {dose(after)}"


def _days_of(facts: Set[str], state: State) -> Mapping[str, date]:
    """Return the day of each of these facts, where it is an entry of a day."""
    history = state.history
    days: dict[str, date] = {one.fact: one.on for one in history.checkins if one.fact in facts}
    days |= {one.fact: one.on for one in history.sessions if one.fact in facts}
    days |= {one.fact: one.on for one in history.reviews if one.fact in facts}
    return days | {one.fact: one.on for one in history.swaps if one.fact in facts}


def _told(facts: Sequence[str], days: Mapping[str, date]) -> str:
    """Return on which days was told what brought a change; nothing where no entry did."""
    known = sorted({days[one] for one in facts if one in days})
    if not known:
        return ""
    named = ", ".join(day(one) for one in known[-DAYS_NAMED:])
    return f"  \nIt follows from what you noted for {named}."
