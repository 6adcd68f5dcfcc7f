"""The faces of the exercise catalogue: one ladder, what a search finds, one exercise alone."""

import re
from collections.abc import Sequence

import streamlit as st

from backplan.core.catalogue import Catalogue, Exercise
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER
from backplan.web.advice import cite
from backplan.web.exercise_card import Viewer, badge, draw_exercise, kit_words, place
from backplan.web.sitemap import page
from backplan.web.to_top import start_at_top

SHORTEST_SEARCH = 2
"""Letters; one letter would find nearly everything."""
MOVED = "moved_between_exercises"
"""Session key: the visitor went from one exercise to the next, so that the place must follow."""
LEFT = "left_ladder"
"""Session key: the ladder of the exercise that the visitor came back from."""


def draw_catalogue(viewer: Viewer, rulebook: Rulebook) -> None:
    """Draw the ways to an exercise, by name or by ladder, and what they lead to."""
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
        live="400ms",
        placeholder="lunge, plank, step-up …",
        key="find_exercise",
    )
    found = find(words, rulebook.catalogue)
    if found is not None:
        draw_found(found, viewer, rulebook)
    else:
        draw_ladder(_choose_ladder(viewer, rulebook), viewer, rulebook)


def _choose_ladder(viewer: Viewer, rulebook: Rulebook) -> str:
    """Ask which ladder to show; the settle moves come last, but first for who is settling."""
    ladders = sorted(rulebook.catalogue.ladders, key=lambda one: one == SETTLE_LADDER)
    chosen = st.pills(
        "Or choose a kind",
        ladders,
        default=st.session_state.get(LEFT, SETTLE_LADDER if viewer.settling else ladders[0]),
        required=True,
        format_func=lambda one: rulebook.catalogue.ladders[one].name,
        key="ladder",
        bind="query-params",
    )
    return chosen or ladders[0]


def draw_ladder(ladder_id: str, viewer: Viewer, rulebook: Rulebook) -> None:
    """Draw one ladder, gentlest rung first."""
    ladder = rulebook.catalogue.ladders[ladder_id]
    rungs = rulebook.catalogue.rungs(ladder_id)
    st.header(ladder.name, anchor=False)
    order = (
        "Take the ones that feel good, in any order."
        if ladder_id == SETTLE_LADDER
        else "The gentlest comes first. Each rung asks a little more."
    )
    st.markdown(f"{ladder.why} {order}")
    for exercise in rungs:
        label = f"**{exercise.name}**  \n{_in_short(exercise, viewer, rulebook)}"
        icon = f":material/counter_{exercise.rung}:"
        with st.expander(label, key=f"rung_{exercise.id}", icon=icon, type="step"):
            draw_exercise(exercise, viewer, rulebook)
    with st.popover("Where this comes from", icon=":material/menu_book:", type="tertiary"):
        st.markdown(f":small[{cite(ladder.sources, rulebook)}]")


def draw_found(found: Sequence[Exercise], viewer: Viewer, rulebook: Rulebook) -> None:
    """Draw what a search found, best match first."""
    if not found:
        st.info(
            "Nothing here has that name. Try **squat**, **deadlift**, **lunge**, **step-up**, "
            "**clamshell**, **plank** or **side plank**.",
            icon=":material/search_off:",
        )
        return
    st.header("1 exercise" if len(found) == 1 else f"{len(found)} exercises", anchor=False)
    for exercise in found:
        label = f"**{exercise.name}**  \n{_in_short(exercise, viewer, rulebook)}"
        with st.expander(label, key=f"found_{exercise.id}", expanded=len(found) == 1):
            draw_exercise(exercise, viewer, rulebook)


def draw_alone(exercise: Exercise, viewer: Viewer, rulebook: Rulebook) -> None:
    """Draw one exercise as a page of its own, with the way to its neighbours on the ladder."""
    ladder = rulebook.catalogue.ladders[exercise.ladder]
    if st.session_state.get(MOVED):
        start_at_top(exercise.id)
    st.button(
        f"All exercises: {ladder.name}",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=_go_to_ladder,
        args=(ladder.id,),
        key="to_ladder",
    )
    st.title(exercise.name, anchor=False)
    st.markdown(f"{place(exercise, rulebook)} {badge(exercise, viewer, rulebook)}")
    draw_exercise(exercise, viewer, rulebook, heading=st.header)
    if ladder.id != SETTLE_LADDER:
        _link_neighbours(exercise, rulebook)


def find(words: str, catalogue: Catalogue) -> tuple[Exercise, ...] | None:
    """Return the exercises that go by *words*, those named just so first; None for too few."""
    wanted = _letters(words)
    if len(wanted) < SHORTEST_SEARCH:
        return None
    named = {
        key: [_letters(name) for name in (one.name, *one.other_names)]
        for key, one in catalogue.exercises.items()
    }
    found = [key for key, names in named.items() if any(wanted in name for name in names)]
    found.sort(key=lambda key: wanted not in named[key])
    return tuple(catalogue.exercises[key] for key in found)


def _in_short(exercise: Exercise, viewer: Viewer, rulebook: Rulebook) -> str:
    """Return what tells a closed card from the others."""
    where, needs = place(exercise, rulebook), kit_words(exercise)
    mark = badge(exercise, viewer, rulebook)
    return f"{where} · needs {needs}" + (f"  \n{mark}" if mark else "")


def _letters(words: str) -> str:
    """Return *words* without case, dashes, blanks or a plural: people write them differently."""
    return re.sub(r"[^a-z0-9]", "", words.casefold()).removesuffix("s")


def _link_neighbours(exercise: Exercise, rulebook: Rulebook) -> None:
    """Offer the rungs below and above the one that is shown."""
    words = {-1: ("Gentler", ":material/south:"), 1: ("Harder", ":material/north:")}
    with st.container(horizontal=True):
        for one in rulebook.catalogue.rungs(exercise.ladder):
            if one.rung - exercise.rung in words:
                word, icon = words[one.rung - exercise.rung]
                st.button(
                    f"{word}: {one.name}",
                    icon=icon,
                    on_click=_go_to_exercise,
                    args=(one.id,),
                    key=f"to_{one.id}",
                )


# A link to the page it stands on would not change the address (Streamlit 1.67); these do.
def _go_to_exercise(exercise: str) -> None:
    """Show another exercise, and say so in the address."""
    st.query_params["exercise"] = exercise
    st.session_state[MOVED] = True


def _go_to_ladder(ladder: str) -> None:
    """Show a ladder, and say so in the address."""
    del st.query_params["exercise"]
    st.session_state.pop("ladder", None)
    st.session_state[LEFT] = ladder
