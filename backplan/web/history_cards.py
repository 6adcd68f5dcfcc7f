"""One entry of the history, and what can be done with it: correct it, remove it, put it back."""

from collections.abc import Mapping, Sequence

import streamlit as st

from backplan.core.facts import Kind
from backplan.web.diary_pages import day_or_today
from backplan.web.entries import Entry
from backplan.web.history_lines import Line
from backplan.web.history_undo import facts_taking_back, offer_undo, take_back
from backplan.web.history_view import open_history
from backplan.web.saving import Outcome
from backplan.web.visitor import Visitor

FORM = "history"
CORRECTED = (Kind.CHECKIN, Kind.SESSION)
ICONS: Mapping[str, str] = {
    Kind.CHECKIN: ":material/edit_note:",
    Kind.SESSION: ":material/fitness_center:",
    Kind.STEPS: ":material/footprint:",
}


def draw_line(line: Line, here: Visitor, entry: Entry) -> None:
    """Draw one entry, and what can be done with it."""
    with st.container(border=True, gap="xsmall"):
        when = day_or_today(line.on, here.now.date())
        icon = ICONS.get(line.kind, ":material/notes:")
        st.markdown(f"**{when}** · {icon} {line.title}")
        told = line.tell()
        st.markdown(told.words)
        if told.typed:
            st.text(told.typed)
        if line.replaced:
            st.markdown(":small[A later check-in of this day counts in its place.]")
        if line.stands and told.stays:
            st.markdown(f":small[{told.stays}]")
            return
        with st.container(horizontal=True):
            _draw_buttons(line, here, entry)


def _draw_buttons(line: Line, here: Visitor, entry: Entry) -> None:
    """Draw the buttons of an entry, and do what is asked."""
    when = day_or_today(line.on, here.now.date())
    if not line.stands:
        if st.button("Put back", icon=":material/undo:", key=f"{FORM}_back_{line.fact}"):
            _do(line.taken_out_by, f"Put back: {line.title}, {when}.", here, entry)
        return
    if line.kind in CORRECTED and not line.replaced:
        st.button(
            "Correct",
            icon=":material/edit:",
            key=f"{FORM}_correct_{line.fact}",
            on_click=open_history,
            args=(line.fact,),
        )
    if st.button("Remove", icon=":material/delete:", key=f"{FORM}_out_{line.fact}"):
        said = (
            f"Removed: {line.title}, {when}. Your plan and your charts leave it out now. "
            "You find it under “Removed”, and can put it back."
        )
        _do((line.fact,), said, here, entry)


def _do(facts: Sequence[str], said: str, here: Visitor, entry: Entry) -> None:
    """Take back *facts* with a way back."""
    outcome = take_back(here, facts, entry, said)
    if outcome is Outcome.KEPT:
        offer_undo(entry, facts_taking_back(facts, entry))
    if outcome is not Outcome.REFUSED:
        st.rerun()
