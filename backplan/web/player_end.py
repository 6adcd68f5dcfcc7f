"""After a session: what was done, and what it means for the next time."""

import streamlit as st

from backplan.core.fold import State
from backplan.core.programme import Item
from backplan.core.rulebook import Rulebook
from backplan.core.sessions import ItemDone, SessionDone, SetDone
from backplan.web.advice import cite
from backplan.web.diary_pages import session_words
from backplan.web.rest_day import next_session_day
from backplan.web.sitemap import page
from backplan.web.visitor import Visitor
from backplan.words import dose

AGAIN = "session_again"


def draw_done(here: Visitor, rulebook: Rulebook) -> None:
    """Draw the session of today, what the plan makes of it, and the ways on."""
    done = sessions_today(here)[-1]
    st.success("Your diary has this session.", icon=":material/check_circle:")
    st.header("What you did", anchor=False)
    st.markdown(session_words(done))
    names = rulebook.catalogue.exercises
    lines = [f"- **{names[one.exercise].name}:** {_sets(one)}" for one in done.items]
    if lines:
        st.markdown("\n".join(lines))
    st.header("What it means for next time", anchor=False)
    _draw_next(here.state, done, rulebook)
    if here.state.programme is not None:
        st.markdown(f"Your next session is on {next_session_day(here, here.state.programme)}.")
    st.markdown(
        "Tomorrow, tell the diary how your back was in the morning. That decides with us whether "
        "you do more, the same or less."
    )
    if st.button("Open my diary", type="primary", key="done_diary", width="stretch"):
        st.switch_page(page("diary"))
    if st.button("Do another session today", key="done_again", width="stretch"):
        st.session_state[AGAIN] = len(sessions_today(here))
        st.rerun()


def sessions_today(here: Visitor) -> list[SessionDone]:
    """Return the sessions of today, the one that was saved last at the end."""
    return [one for one in here.state.history.sessions if one.on == here.now.date()]


def is_over(here: Visitor) -> bool:
    """Return whether today's session is done, and no other was asked for since."""
    count = len(sessions_today(here))
    return count > int(st.session_state.get(AGAIN, 0))


def _sets(done: ItemDone) -> str:
    """Return what was done in each set, such as ``left 8, right 8``."""
    return ", ".join(_set(one) for one in done.sets) + "."


def _set(one: SetDone) -> str:
    """Return one set in words."""
    words = next(f"{amount}{unit}" for amount, unit in _amounts(one) if amount is not None)
    words = words if one.side is None else f"{one.side} {words}"
    return words if one.load_kg is None else f"{words} with {one.load_kg:g} kg"


def _amounts(one: SetDone) -> list[tuple[int | None, str]]:
    """Return each way in which a set may be counted, with its unit."""
    return [(one.reps, ""), (one.hold_s, " seconds"), (one.minutes, " minutes")]


def _draw_next(state: State, done: SessionDone, rulebook: Rulebook) -> None:
    """Draw what this session has changed already, or that the plan stays as it is."""
    changes = () if state.adaptation is None else state.adaptation.changes
    brought = [one for one in changes if done.fact in one.facts]
    for one in brought:
        step = ""
        if isinstance(one.before, Item) and isinstance(one.after, Item):
            step = f"**{_item(one.before)}** → **{_item(one.after)}**  \n"
        sources = cite(one.reason.sources, rulebook)
        st.markdown(f"{step}{one.reason.text}  \n:small[{sources}]")
    if not brought:
        st.markdown(
            "Your plan stays as it is for now. When an exercise goes well twice, and the next "
            "morning is fine, it grows a little at the start of a week."
        )


def _item(item: Item) -> str:
    """Return an exercise with its dose."""
    planned = dose(item)
    return f"{item.exercise.name}, {planned[0].lower()}{planned[1:]}"
