"""The last entries, below the forms of the diary, and the way to all of them."""

from collections.abc import Sequence

import streamlit as st

from backplan.core.sessions import CheckIn, SessionDone
from backplan.web.diary_pages import checkin_words, day_or_today, session_words
from backplan.web.history_lines import Line
from backplan.web.history_reading import lines_of
from backplan.web.history_search import Shown
from backplan.web.history_view import open_history
from backplan.web.visitor import Visitor

ENTRIES_AT_MOST = 5


def draw_entries(here: Visitor) -> None:
    """Draw the last entries, newest first; no exercise is named, for some may not see any now."""
    st.header("Your last entries", anchor=False)
    history = here.state.history
    entries: list[CheckIn | SessionDone | Line] = [
        *history.checkins[-ENTRIES_AT_MOST:],
        *history.sessions[-ENTRIES_AT_MOST:],
        *_imports(here),
    ]
    if not entries:
        st.markdown("Nothing here yet. Your first entry takes less than a minute.")
    for entry in sorted(entries, key=lambda one: one.on, reverse=True)[:ENTRIES_AT_MOST]:
        with st.container(border=True, gap="xsmall"):
            when = day_or_today(entry.on, here.now.date())
            if isinstance(entry, Line):
                words = entry.tell().words
                st.markdown(f"**{when}** · :material/footprint: {entry.title}, {words}")
            elif isinstance(entry, SessionDone):
                st.markdown(
                    f"**{when}** · :material/fitness_center: Session  \n{session_words(entry)}"
                )
            else:
                st.markdown(f"**{when}** · :material/edit_note: Check-in  \n{checkin_words(entry)}")
                if entry.note:
                    st.text(entry.note)
    if here.reading.ids:
        st.button(
            "All your entries: search, correct, remove",
            icon=":material/manage_search:",
            key="diary_all",
            width="stretch",
            on_click=open_history,
        )


def _imports(here: Visitor) -> Sequence[Line]:
    """Return the last files of steps; the diary is asked only if it has days of one."""
    history = here.state.history
    noted = {one.on: one.steps for one in history.checkins}
    if all(noted.get(on) == steps for on, steps in history.steps.items()):
        return ()
    lines = lines_of(here)
    return () if lines is None else lines.shown[Shown.STEPS][:ENTRIES_AT_MOST]
