"""Undo: what was just added to a diary is taken back, for as long as that is said."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from backplan.core.facts import Kind
from backplan.web.entries import Entry, draw_saved
from backplan.web.saving import Outcome, draw_waiting, try_to_save
from backplan.web.visitor import Visitor

FORM = "undo"
OFFER, ASKED = "undo_offer", "undo_asked"
DONE = "Undone. All is as it was before."


@dataclass(frozen=True, slots=True)
class _Undo:
    """Facts that can be taken back, and the entry that does it."""

    entry: Entry
    facts: tuple[str, ...]


def take_back(here: Visitor, facts: Sequence[str], entry: Entry, said: str) -> Outcome:
    """Take back *facts*, of which there is one at least; *said* is said once that is kept."""
    *others, last = facts
    for number, fact in enumerate(others):
        part = entry.part(str(number))
        if try_to_save(here, Kind.WITHDRAWN, {"fact": fact}, part) is Outcome.REFUSED:
            return Outcome.REFUSED
    return try_to_save(here, Kind.WITHDRAWN, {"fact": last}, entry, said)


def facts_taking_back(facts: Sequence[str], entry: Entry) -> tuple[str, ...]:
    """Return the ids of what `take_back` adds."""
    parts = (entry.part(str(number)) for number in range(len(facts) - 1))
    return (*(one.fact_id for one in parts), entry.fact_id)


def offer_undo(entry: Entry, facts: Sequence[str]) -> None:
    """Let the next `draw_undo` offer to take back *facts*, which *entry* has just added."""
    # The entry's id is known to this session alone: what is made of it tells nobody what it undoes.
    st.session_state[OFFER] = _Undo(Entry(FORM, entry.id), tuple(facts))


def undo_if_asked(here: Visitor) -> None:
    """Undo what was asked to be undone in the click that began this run, and say so."""
    asked: _Undo | None = st.session_state.pop(ASKED, None)
    if asked is not None:
        if take_back(here, asked.facts, asked.entry, DONE) is Outcome.REFUSED:
            st.session_state[OFFER] = asked
        else:
            st.rerun()
    draw_waiting(FORM)
    draw_saved(FORM)


def draw_undo() -> None:
    """Draw the button that undoes what was just done, once, if something can be undone."""
    offered: _Undo | None = st.session_state.pop(OFFER, None)
    if offered is not None:
        st.button("Undo", icon=":material/undo:", key="undo", on_click=_ask, args=(offered,))


def _ask(undo: _Undo) -> None:
    """Remember what is to be undone until the visitor is known."""
    st.session_state[ASKED] = undo
