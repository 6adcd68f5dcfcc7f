"""Whether the diary page shows the history, and which entry of it is being corrected."""

import streamlit as st

from backplan.web.entries import end_entry

CORRECTION = "correction"
"""The form of an entry that is being corrected."""
VIEW, ALL = "entries", "all"
CORRECTING = "history_correcting"


def history_is_open() -> bool:
    """Return whether the page shows the history in the place of its forms."""
    return st.query_params.get(VIEW) == ALL


def open_history(correcting: str | None = None) -> None:
    """Show the history, and in it the entry of the fact that is to be corrected."""
    st.query_params[VIEW] = ALL
    st.session_state[CORRECTING] = correcting
    # What was typed to correct another one must not show up in this one.
    end_entry(CORRECTION)


def close_history() -> None:
    """Show the forms again."""
    st.query_params.pop(VIEW, None)
    stop_correcting()


def being_corrected() -> str | None:
    """Return the id of the fact that is being corrected, or None."""
    fact: str | None = st.session_state.get(CORRECTING)
    return fact


def stop_correcting() -> None:
    """Go back from one entry to all of them."""
    st.session_state[CORRECTING] = None
