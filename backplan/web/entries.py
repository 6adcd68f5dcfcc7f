"""Entries that are being made: the browser holds their ids, so that one sent twice is kept once.

A hidden field carries the id, from which the fact's own is made. The browser sends it along with
what was typed, to whichever server answers next: one that was started anew finds the entry in the
diary, or saves it.
"""

import uuid
from dataclasses import dataclass

import streamlit as st

ENDED = "entries_ended"
_OF_FACTS = uuid.UUID("0e1d5a3c-4f0b-4a53-9b0e-6d6d2f6f7a10")  # any one, the same for ever
SAVED_BEFORE = "Your last entry was saved before the connection was lost."


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry that is being made in a form.

    Attributes:
        form: The name of the form.
        id: What the browser holds, and nobody keeps; starts the keys of the form's widgets, too.
    """

    form: str
    id: str

    @property
    def fact_id(self) -> str:
        """Return the id of the fact: the store sees it, so it tells neither form nor part."""
        return str(uuid.uuid5(_OF_FACTS, f"{self.form} {self.id}"))

    def part(self, name: str) -> "Entry":
        """Return an entry that is saved along with this one, and leaves its form as it is."""
        return Entry(f"{self.form}-{name}", self.id)


def hold_entry(form: str, known: frozenset[str]) -> Entry:
    """Draw the hidden field of *form* and return its entry, the same until `end_entry`.

    Args:
        form: The name of the form.
        known: The ids of the diary's facts. An entry that is among them was saved by a server that
            could not answer any more; it is said to be saved, and the next one begins.
    """
    key = f"{form}.entry"
    ended: set[str] = st.session_state.setdefault(ENDED, set())
    if form in ended:
        ended.discard(form)
        st.session_state[key] = _new_id()
    # A default where this session knows none yet: if the browser holds one, that counts.
    suggested = "" if key in st.session_state else _new_id()
    entry = Entry(form, hidden_text(key, suggested) or _new_id())
    if entry.fact_id in known:
        end_entry(form, SAVED_BEFORE)
        st.rerun()
    return entry


def end_entry(form: str, said: str = "") -> None:
    """Let the next entry of *form* be another one, with an empty form and *said* below it."""
    st.session_state.setdefault(ENDED, set()).add(form)
    if said:
        st.session_state[f"{form}_saved"] = said


def just_saved(form: str) -> bool:
    """Return whether an entry of *form* was saved a moment ago, and is still to be said so."""
    return f"{form}_saved" in st.session_state


def draw_saved(form: str) -> None:
    """Draw once what was just saved with *form*."""
    said = st.session_state.pop(f"{form}_saved", None)
    if said:
        st.success(said, icon=":material/check_circle:")


def hidden_text(key: str, default: str = "") -> str:
    """Draw a field that nobody sees, for style.css, and return what the browser holds in it."""
    return st.text_input(key, value=default, key=key, persist_state="session")


def _new_id() -> str:
    """Return an id that no other entry has."""
    return str(uuid.uuid4())
