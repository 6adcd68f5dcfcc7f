"""The history: every entry of a diary, to be looked for, corrected, removed and put back."""

import streamlit as st

from backplan.web.entries import Entry, draw_saved, hold_entry
from backplan.web.history_cards import FORM, draw_line
from backplan.web.history_correct import draw_correction
from backplan.web.history_reading import lines_of, texts_of
from backplan.web.history_search import SHOWN, Shown, SortedLines, search
from backplan.web.history_undo import draw_undo, undo_if_asked
from backplan.web.history_view import (
    CORRECTION,
    being_corrected,
    close_history,
    stop_correcting,
)
from backplan.web.saving import draw_waiting
from backplan.web.to_top import start_at_top
from backplan.web.visitor import Visitor

PAGE = f"{FORM}_page"
LINES_A_PAGE = 10
WHAT_CAN_BE_DONE = (
    "Something wrong? **Correct** it. Noted by mistake? **Remove** it: then your plan and your "
    "charts leave it out. You can put it back. On the page **Your data** you can delete everything "
    "for good."
)


def draw_history(here: Visitor) -> None:
    """Draw every entry, or the one that is being corrected."""
    st.title("Your entries", anchor=False)
    fact = being_corrected()
    if fact is not None and draw_correction(fact, here):
        start_at_top(f"{FORM} {fact}")
        return
    stop_correcting()
    st.button(
        "Back to the diary",
        icon=":material/arrow_back:",
        key=f"{FORM}_back",
        on_click=close_history,
    )
    entry = hold_entry(FORM, here.reading.ids)
    # The entry is another one after each thing that was done, which is said at the top.
    start_at_top(f"{FORM} {entry.id} {st.session_state.get(PAGE, 1)}")
    undo_if_asked(here)
    for form in (FORM, CORRECTION):
        draw_waiting(form)
        draw_saved(form)
    draw_undo()
    lines = lines_of(here)
    if lines is None:
        st.warning(
            "We cannot reach the place where diaries are kept, so we cannot show your entries just "
            "now. Nothing is lost. Please try again in a minute.",
            icon=":material/sync:",
        )
    elif not lines.is_empty:
        _draw_found(lines, here, entry)
    else:
        st.markdown("Nothing here yet. Your first entry takes less than a minute.")


def _draw_found(lines: SortedLines, here: Visitor, entry: Entry) -> None:
    """Ask what to look for, and draw a page of what is found."""
    st.markdown(WHAT_CAN_BE_DONE)
    left, right = st.columns([3, 2])
    sought = left.text_input(
        "Search your entries",
        type="search",
        placeholder="A word, or a day: 2 November",
        key=f"{FORM}_sought",
        on_change=_first_page,
        persist_state="session",
    )
    shown = right.selectbox(
        "Show",
        tuple(str(one) for one in Shown),
        format_func=lambda one: SHOWN[Shown(one)],
        key=f"{FORM}_shown",
        on_change=_first_page,
        persist_state="session",
    )
    found, searched = lines.shown[Shown(shown)], bool(sought and sought.strip())
    if searched:
        found = search(found, sought or "", texts_of(here, lines))
    _say_count(len(found), searched=searched, shown=Shown(shown))
    pages = max(1, -(-len(found) // LINES_A_PAGE))
    # What was taken out may have been all of the last page.
    first = LINES_A_PAGE * (min(st.session_state.get(PAGE, 1), pages) - 1)
    for line in found[first : first + LINES_A_PAGE]:
        draw_line(line, here, entry)
    if pages > 1:
        st.pagination(pages, key=PAGE, max_visible_pages=5)


def _first_page() -> None:
    """Begin anew with what is found now."""
    st.session_state[PAGE] = 1


def _say_count(count: int, *, searched: bool, shown: Shown) -> None:
    """Say how much was found, and what to do where nothing was."""
    if count:
        st.markdown(f":small[{count:,} {'entry' if count == 1 else 'entries'}, newest first]")
    elif searched:
        st.info("Nothing found. Try fewer words, or another way to write the day.")
    elif shown is Shown.TAKEN_OUT:
        st.info(
            "You have removed nothing. What you remove stays here, so that you can put it back."
        )
    else:
        st.info("Nothing of this kind yet.")
