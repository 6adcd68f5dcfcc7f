"""A session that is corrected: how it felt, and how much of each exercise was done.

Why it was stopped is not asked again: whoever stopped because of a sign that needs help takes the
check again.
"""

import streamlit as st

from backplan.content import load_rulebook
from backplan.core.errors import InvalidValueError
from backplan.core.facts import Kind
from backplan.core.sessions import ItemDone, SessionDone, parse_session
from backplan.web.diary_pages import (
    ask_day,
    pain_scale,
    say_missing,
    say_refused,
    session_words,
)
from backplan.web.entries import Entry
from backplan.web.history_replace import keep_in_place
from backplan.web.history_session_data import (
    SessionCorrected,
    corrected_data,
    lacking,
    usual,
)
from backplan.web.history_session_item import ask_item, fill_in
from backplan.web.history_view import CORRECTION
from backplan.web.saving import Outcome
from backplan.web.session_form import ask_effort
from backplan.web.visitor import Visitor
from backplan.words import day


def correct_session(old: SessionDone, here: Visitor, entry: Entry) -> Outcome | None:
    """Ask about a session again, and save it on request in the place of what was noted."""
    prefix = f"{CORRECTION}-{entry.id}"
    given = _ask(old, prefix, here)
    if not st.button(
        "Save the correction", type="primary", key=f"{CORRECTION}_save", width="stretch"
    ):
        return None
    needed = lacking(given)
    if needed:
        say_missing(needed)
        return None
    data = corrected_data(given)
    try:
        new = parse_session(data, load_rulebook().catalogue.exercises)
    except InvalidValueError as error:
        say_refused(error)
        return None
    said = f"Saved for {day(new.on)}. {session_words(new)}"
    return keep_in_place(here, Kind.SESSION, data, entry, [old.fact], said)


def _ask(old: SessionDone, prefix: str, here: Visitor) -> SessionCorrected:
    """Draw the questions, answered as the session was noted."""
    st.markdown("Change what is not right. What you leave as it is stays.")
    on = ask_day("On which day?", f"{prefix}.date", here.now.date(), old.on)
    effort = usual(one.effort_left for one in old.items)
    during = max((one.pain_during for one in old.items), default=None)
    fill_in(
        prefix,
        {
            "pain_before": old.pain_before,
            "effort": None if effort is None else str(effort),
            "pain_during": during,
            "pain_after": old.pain_after,
        },
    )
    before = pain_scale("Pain before, from 0 (none) to 10 (worst)", f"{prefix}.pain_before")
    chosen = highest = None
    if old.items:
        chosen = ask_effort("How many more could you have done at the end of a set?", prefix)
        highest = pain_scale("Highest pain while you did it", f"{prefix}.pain_during")
    after = pain_scale("Pain after", f"{prefix}.pain_after")
    if old.items:
        st.header("What did you do?", anchor=False)
    return SessionCorrected(
        old=old,
        on=on,
        items=tuple(
            ask_item(
                one,
                f"{prefix}.{place}",
                _name(one, place, here),
                None if one.effort_left is effort else one.effort_left,
                None if one.pain_during == during else one.pain_during,
            )
            for place, one in enumerate(old.items, start=1)
        ),
        effort=chosen,
        pain_before=before,
        pain_during=highest,
        pain_after=after,
    )


def _name(item: ItemDone, place: int, here: Visitor) -> str:
    """Return what an exercise is called for those who may see it now."""
    rulebook = load_rulebook()
    hidden = here.state.locked or here.state.programme is None
    if hidden or item.exercise in rulebook.withheld:
        return f"Exercise {place}"
    return rulebook.catalogue.exercises[item.exercise].name
