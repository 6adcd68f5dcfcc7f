"""The few questions about a week that the rules read; only the activity has to be answered."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from backplan.core.errors import InvalidValueError
from backplan.core.facts import Kind
from backplan.core.reviews import BreaksDone, Review, parse_review
from backplan.core.rulebook import Rulebook
from backplan.web.diary_pages import SCALE, say_missing, say_refused
from backplan.web.entries import Entry
from backplan.web.questions import ENDS
from backplan.web.saving import Outcome, draw_waiting, try_to_save
from backplan.web.scale import draw_ends
from backplan.web.still_open import mark_open
from backplan.web.visitor import Visitor
from backplan.web.weekly_look import WeekLived

FORM = "review"
ACTIVITY_NEEDED = "Choose a number for your activity. The rest may stay empty."
BREAKS: Mapping[BreaksDone, str] = {
    BreaksDone.MOST: "Most of them",
    BreaksDone.HALF: "About half",
    BreaksDone.FEW: "Only a few",
}
DOING, FEELING = ENDS["activity_score"], ("not at all", "all the time")
HIGH_IS_GOOD = "Here a **high** number is good."
LOW_IS_GOOD = "Here a **low** number is good."
SAVED = "Saved. Thank you. Below is what it does to your plan."


def draw_questions(week: WeekLived, here: Visitor, rulebook: Rulebook, entry: Entry) -> None:
    """Draw the questions about *week* and save the answers on request, as *entry*."""
    draw_activity(here)
    prefix = f"{FORM}-{entry.id}"
    asked = rulebook.quiz.questions["activity_score"]
    score = _scale(
        asked.text, f"{asked.help or ''} {HIGH_IS_GOOD}", f"{prefix}.activity_score", DOING
    )
    room = st.container()
    data: dict[str, object] = {} if score is None else {"activity_score": score}
    data |= _ask_the_rest(prefix)
    if st.button("Save my week", type="primary", key=f"{FORM}_save", width="stretch"):
        _save({"week_of": week.first.isoformat(), **data}, here, entry, room)
    draw_waiting(FORM)


def draw_activity(here: Visitor) -> None:
    """Draw the activity that the visitor named, as it was typed and never as markup."""
    answers = here.state.history.answers
    if answers is not None and answers.activity_name:
        st.markdown("You said that your back makes this hard:")
        with st.container(border=True):
            st.text(answers.activity_name)


def review_words(review: Review, at_first: int | None) -> str:
    """Return what was said of a week; *at_first* is the activity in the check."""
    then = "" if at_first is None else f" ({at_first} in the check)"
    said = [f"your activity {review.activity_score} out of 10{then}"]
    if review.worry is not None:
        said.append(f"worry {review.worry}")
    if review.low_mood is not None:
        said.append(f"feeling low {review.low_mood}")
    if review.breaks_done is not None:
        said.append(f"{BREAKS[review.breaks_done].lower()} of your breaks")
    if review.tired:
        said.append("tired")
    return "You told us: " + ", ".join(said) + "."


def _ask_the_rest(prefix: str) -> dict[str, object]:
    """Draw the questions that may stay empty; what was left out is left out of the answers."""
    data: dict[str, object] = {
        "worry": _scale(
            "Did you worry that moving would harm your back?",
            f"{LOW_IS_GOOD} You can leave this out.",
            f"{prefix}.worry",
            FEELING,
        ),
        "low_mood": _scale(
            "Did you feel down or without hope?",
            f"{LOW_IS_GOOD} You can leave this out. If you ever think of harming yourself, please "
            "call for help at once.",
            f"{prefix}.low_mood",
            FEELING,
        ),
        "breaks_done": st.segmented_control(
            "How many of your breaks from sitting did you take? (optional)",
            tuple(str(one) for one in BreaksDone),
            format_func=lambda one: BREAKS[BreaksDone(one)],
            key=f"{prefix}.breaks_done",
            persist_state="session",
            wrap=True,
        ),
    }
    tired = st.toggle(
        "I am tired. A lighter week would do me good.",
        key=f"{prefix}.tired",
        persist_state="session",
    )
    given = {key: value for key, value in data.items() if value is not None}
    return {**given, "tired": tired}


def _scale(question: str, words: str, key: str, ends: tuple[str, str]) -> int | None:
    """Ask for a number from 0 to 10; nothing is chosen before the visitor chooses."""
    st.markdown(f"**{question}**  \n{words}")
    draw_ends(*ends)
    chosen: int | None = st.segmented_control(
        question, SCALE, key=key, label_visibility="collapsed", persist_state="session", wrap=True
    )
    return chosen


def _save(data: dict[str, object], here: Visitor, entry: Entry, room: DeltaGenerator) -> None:
    """Save what was said of a week, or say what keeps it from being saved, in *room* too."""
    if "activity_score" not in data:
        mark_open(ACTIVITY_NEEDED, room)
        say_missing([ACTIVITY_NEEDED])
        return
    try:
        parse_review(data, on=here.now.date(), fact=entry.fact_id)
    except InvalidValueError as error:
        say_refused(error)
        return
    if try_to_save(here, Kind.REVIEW, data, entry, SAVED) is not Outcome.REFUSED:
        st.rerun()
