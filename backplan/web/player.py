"""The guided session of the day: chosen here, done in the browser, and what it came to."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

import streamlit as st

from backplan.content import load_rulebook
from backplan.core.answers import WEEKDAYS
from backplan.core.programme import Programme, Session
from backplan.core.rulebook import Rulebook
from backplan.web.outbox import tag_of
from backplan.web.player_drawings import drawings
from backplan.web.player_plan import help_data, items_data, reasons_data, shown_names
from backplan.web.player_scripts import script, style
from backplan.web.player_words import WORDS
from backplan.web.session_form import EFFORTS
from backplan.web.states import STATES
from backplan.web.visitor import Visitor
from backplan.words import DAYS

KEY = "player"
HTML = """
<section tabindex="-1" aria-label="Session">
<p class="live" role="status"></p>
<p class="line note" role="status"></p>
<div class="screen"></div>
</section>
"""
WEIGHT = 16_384
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Kept:
    """What was made of a diary for the player, and how many bytes it is taken to take."""

    made: object
    weight: int = WEIGHT


_COMPONENT = st.components.v2.component(KEY, html=HTML, css=style("player"), js=script("player"))


def draw_player(here: Visitor, programme: Programme) -> None:
    """Ask which session it is, unless one is due today, and guide through it."""
    rulebook = load_rulebook()
    session = _which(programme, here.now.date())
    data = _drawn_data(here, programme, rulebook)
    if session is not None:
        data["session"] = session.day
        data["items"] = _kept(
            here, ("items", session.day), lambda: items_data(session, here.state, rulebook)
        )
    _mount(data)


def draw_rest(here: Visitor, programme: Programme) -> None:
    """Go on with a session that this browser holds; where it holds none, draw nothing."""
    _mount({**_drawn_data(here, programme, load_rulebook()), "mode": "over"})


def draw_closing(here: Visitor) -> None:
    """Ask what a session that had to stop still lacks; nothing of an exercise is shown."""
    _mount({**_data_of(here, load_rulebook()), "mode": "closing"})


def _which(programme: Programme, today: date) -> Session | None:
    """Return the session to do: today's, or another that the visitor chooses."""
    planned = {one.day: one for one in programme.sessions}
    names = tuple(planned)
    weekday = WEEKDAYS[today.weekday()]
    chosen = st.selectbox(
        "Which session?",
        names,
        index=names.index(weekday) if weekday in planned else None,
        format_func=lambda one: f"{DAYS[one]}'s session",
        placeholder="Choose a session of your plan",
        key="player_which",
    )
    return planned.get(chosen or "")


def _drawn_data(here: Visitor, programme: Programme, rulebook: Rulebook) -> dict[str, object]:
    """Return what the player is given, with the drawings of all that may be done this week."""
    names = _kept(here, "shown", lambda: shown_names(programme, here.state, rulebook))
    return {**_data_of(here, rulebook), "drawings": drawings(names)}


def _kept(here: Visitor, name: Hashable, make: Callable[[], Made]) -> Made:
    """Return what *make* makes of the diary, made once: what is easier is long to find."""
    if here.diary is None:
        return make()
    kept = STATES.beside(here.diary.id, here.reading, (KEY, name), lambda: Kept(make()))
    return cast("Made", kept.made)


def _data_of(here: Visitor, rulebook: Rulebook) -> dict[str, object]:
    """Return what the player of a visitor is given, whatever the session."""
    return player_data(tag_of(here.code), here.now.date(), here.country, rulebook)


def player_data(tag: str, on: date, country: str | None, rulebook: Rulebook) -> dict[str, object]:
    """Return what the player is given, whatever the session.

    Args:
        tag: What the browser keeps a session under.
        on: The day it is.
        country: Where to call for help.
        rulebook: The content.
    """
    return {
        "tag": tag,
        "on": on.isoformat(),
        "words": WORDS,
        "efforts": [[str(effort), words] for effort, words in EFFORTS.items()],
        "reasons": reasons_data(rulebook),
        "help": help_data(country, rulebook),
        "session": "",
        "items": [],
        "drawings": "",
        "mode": "play",
    }


def _mount(data: dict[str, object]) -> None:
    """Draw the player; what came of a session reaches the diary by the outbox."""
    # In a tuple: to look whether a mapping is a table, Streamlit would load pandas.
    _COMPONENT(data=(data,), key=KEY, height="content")
