"""The faces of the exercise catalogue: one ladder, all of them, and what a search finds."""

from collections.abc import Iterable

import streamlit as st

from backplan.core.catalogue import Exercise
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER
from backplan.web.advice import cite
from backplan.web.catalogue_exercise import LEFT, link_to, turn_to
from backplan.web.catalogue_filter import Wanted, ask_wanted, choose, draw_left_out
from backplan.web.catalogue_search import find
from backplan.web.exercise_card import Viewer, badge, draw_exercise, kind, kit_words, place
from backplan.web.exercise_in_plan import draw_in_plan
from backplan.web.sitemap import page

EVERY = "all"
"""Stands beside the ids of the ladders."""
TAKE_AWAY = "Take one choice away."


def draw_catalogue(viewer: Viewer, rulebook: Rulebook) -> None:
    """Draw the ways to an exercise, by name or by ladder, and what they lead to."""
    turn_to("")
    st.markdown(
        "Regular strength training for legs, hips and trunk is one of several kinds of exercise "
        "for long-lasting back pain. These help many people a little to a moderate amount."
    )
    if viewer.person is None:
        st.page_link(
            page("check"),
            label="Take the check to see which suit you",
            icon=":material/checklist:",
        )
    words = st.text_input(
        "Find an exercise by name",
        type="search",
        live=True,  # a time of our own would load pandas, to be read
        placeholder="lunge, plank, step-up …",
        key="find_exercise",
    )
    found = find(words, rulebook.catalogue)
    ladder = _choose_ladder(viewer, rulebook) if found is None else EVERY
    wanted = ask_wanted(viewer)
    if found is not None:
        draw_found(found, wanted, viewer, rulebook)
    elif ladder == EVERY:
        draw_every(wanted, viewer, rulebook)
    else:
        draw_ladder(ladder, wanted, viewer, rulebook)


def _choose_ladder(viewer: Viewer, rulebook: Rulebook) -> str:
    """Ask which ladder to show; the settle moves come last, but first for who is settling."""
    ladders = sorted(rulebook.catalogue.ladders, key=lambda one: one == SETTLE_LADDER)
    names = {EVERY: "All kinds"} | {one: kind(rulebook.catalogue.ladders[one]) for one in ladders}
    chosen = st.pills(
        "Or choose a kind",
        list(names),
        default=st.session_state.get(LEFT, SETTLE_LADDER if viewer.settling else ladders[0]),
        required=True,
        format_func=lambda one: names[one],
        key="ladder",
        bind="query-params",
    )
    return chosen or ladders[0]


def draw_ladder(ladder_id: str, wanted: Wanted, viewer: Viewer, rulebook: Rulebook) -> None:
    """Draw what is wanted of one ladder, gentlest rung first."""
    ladder = rulebook.catalogue.ladders[ladder_id]
    st.header(kind(ladder), anchor=False)
    order = (
        "Take the ones that feel good, in any order."
        if ladder_id == SETTLE_LADDER
        else "Stage 1 is the gentlest. Each stage asks a little more than the one before."
    )
    st.markdown(f"{ladder.why} {order}")
    chosen = choose(rulebook.catalogue.rungs(ladder_id), wanted, viewer, rulebook)
    if not chosen.shown:
        others = choose(rulebook.catalogue.exercises.values(), wanted, viewer, rulebook).shown
        _say_none(f"Among **All kinds**, {len(others)} would." if others else TAKE_AWAY)
    _draw_rungs(chosen.shown, viewer, rulebook)
    draw_left_out(chosen.left_out, viewer, rulebook)
    with st.popover("Where this comes from", icon=":material/menu_book:", type="tertiary"):
        st.markdown(f":small[{cite(ladder.sources, rulebook)}]")


def draw_every(wanted: Wanted, viewer: Viewer, rulebook: Rulebook) -> None:
    """Draw what is wanted of all ladders, one after the other."""
    catalogue = rulebook.catalogue
    every = [one for ladder in catalogue.ladders for one in catalogue.rungs(ladder)]
    chosen = choose(every, wanted, viewer, rulebook)
    if not chosen.shown:
        _say_none(TAKE_AWAY)
    for ladder in catalogue.ladders.values():
        rungs = [one for one in chosen.shown if one.ladder == ladder.id]
        if rungs:
            st.header(kind(ladder), anchor=False)
            _draw_rungs(rungs, viewer, rulebook)
    draw_left_out(chosen.left_out, viewer, rulebook)


def draw_found(
    found: Iterable[Exercise], wanted: Wanted, viewer: Viewer, rulebook: Rulebook
) -> None:
    """Draw what is wanted of what a search found, best match first."""
    chosen = choose(found, wanted, viewer, rulebook)
    shown = chosen.shown
    if shown:
        st.header("1 exercise" if len(shown) == 1 else f"{len(shown)} exercises", anchor=False)
    else:
        st.info(
            "Nothing here has that name. Try **squat**, **deadlift**, **lunge**, **step-up**, "
            "**clamshell**, **plank** or **side plank**. A filter may hide some, too.",
            icon=":material/search_off:",
        )
    for exercise in shown:
        key = "only" if len(shown) == 1 else "found"
        _draw_card(exercise, viewer, rulebook, key=f"{key}_{exercise.id}")
    draw_left_out(chosen.left_out, viewer, rulebook)


def _draw_rungs(rungs: Iterable[Exercise], viewer: Viewer, rulebook: Rulebook) -> None:
    """Draw cards with the numbers of their rungs."""
    for exercise in rungs:
        _draw_card(exercise, viewer, rulebook, key=f"rung_{exercise.id}")


def _draw_card(exercise: Exercise, viewer: Viewer, rulebook: Rulebook, *, key: str) -> None:
    """Draw one exercise, folded away; what is in it goes to the browser once it is opened."""
    where, needs = place(exercise, rulebook), kit_words(exercise)
    mark = badge(exercise, viewer, rulebook)
    label = f"**{exercise.name}**  \n{where} · needs {needs}" + (f"  \n{mark}" if mark else "")
    rung = key.startswith("rung")
    box = st.expander(
        label,
        key=key,
        expanded=key.startswith("only"),
        icon=f":material/counter_{exercise.rung}:" if rung else None,
        type="step" if rung else "default",
        on_change="rerun",
    )
    inside = box.container()  # Without anything in it, a step could not be opened.
    if box.open:
        with inside:
            draw_in_plan(exercise, viewer, rulebook)
            draw_exercise(exercise, viewer, rulebook)
            link_to(exercise, "A page of its own, to keep or send", ":material/link:")


def _say_none(way_out: str) -> None:
    """Say that nothing fits, and what to do."""
    st.info(f"None of these fits what you chose. {way_out}", icon=":material/search_off:")
