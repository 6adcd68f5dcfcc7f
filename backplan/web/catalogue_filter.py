"""What a visitor wants to see of the catalogue: a position, a thing it needs, what suits them."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from backplan.core.catalogue import Exercise, Kit, Position
from backplan.core.rulebook import Rulebook
from backplan.web.advice import cite
from backplan.web.exercise_card import KIT, POSITIONS, Viewer

NOTHING = "nothing"
"""Stands beside the names of kit, for what needs none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the visitor chose.

    Attributes:
        position: How it starts; None for any.
        kit: What it needs, or `NOTHING`; None for any.
        suits: Whether to leave out what does not suit the visitor just now.
    """

    position: Position | None
    kit: str | None
    suits: bool

    def fits(self, exercise: Exercise) -> bool:
        """Return whether *exercise* has the position and needs the kit that was chosen."""
        kit = exercise.kit or (NOTHING,)
        return self.position in (None, exercise.position) and (self.kit is None or self.kit in kit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Exercises to show, and those that do not suit the visitor."""

    shown: tuple[Exercise, ...]
    left_out: tuple[Exercise, ...]


def ask_wanted(viewer: Viewer) -> Wanted:
    """Ask what to show, once that is unfolded; the label tells how many choices there are."""
    keys = ("wanted_position", "wanted_kit", "wanted_suits")
    chosen = sum(bool(st.session_state.get(one)) for one in keys)
    label = f"Filter: {chosen} chosen" if chosen else "Filter"
    box = st.expander(label, icon=":material/tune:", key="wanted", on_change="rerun")
    if not box.open and not chosen:
        return Wanted(position=None, kit=None, suits=False)
    with box:
        position = st.selectbox(
            "How you start",
            tuple(str(one) for one in Position),
            index=None,
            format_func=lambda one: _begin(POSITIONS[Position(one)]),
            placeholder="Any way",
            key=keys[0],
            persist_state="session",
        )
        kit = st.selectbox(
            "What it needs",
            (NOTHING, *(str(one) for one in Kit)),
            index=None,
            format_func=lambda one: _begin(NOTHING if one == NOTHING else KIT[Kit(one)]),
            placeholder="Anything",
            key=keys[1],
            persist_state="session",
        )
        suits = viewer.person is not None and st.checkbox(
            "Only what suits me", key=keys[2], persist_state="session"
        )
    return Wanted(position=Position(position) if position else None, kit=kit, suits=suits)


def choose(
    exercises: Iterable[Exercise], wanted: Wanted, viewer: Viewer, rulebook: Rulebook
) -> Choice:
    """Return what to show of *exercises*; what the host has taken out is in neither part."""
    fitting = [one for one in exercises if one.id not in rulebook.withheld and wanted.fits(one)]
    unfit = [one for one in fitting if wanted.suits and viewer.against(one, rulebook)]
    return Choice(shown=tuple(one for one in fitting if one not in unfit), left_out=tuple(unfit))


def draw_left_out(left_out: Iterable[Exercise], viewer: Viewer, rulebook: Rulebook) -> None:
    """Say what does not suit the visitor just now, and why."""
    why = {one: viewer.against(one, rulebook) for one in left_out}
    if not why:
        return
    with st.expander(f"Left out for you: {len(why)}", icon=":material/block:", key="left_out"):
        for exercise, reasons in why.items():
            st.markdown(f"**{exercise.name}.** {' '.join(one.text for one in reasons)}")
        sources = dict.fromkeys(
            name for reasons in why.values() for one in reasons for name in one.sources
        )
        st.markdown(f":small[{cite(tuple(sources), rulebook)}]")


def _begin(words: str) -> str:
    """Return *words* as they stand alone."""
    return words[0].upper() + words[1:]
