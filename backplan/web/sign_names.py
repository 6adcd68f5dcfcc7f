"""What a sign in a list is about in a few words, so that a long list can be looked through.

The name stands before the whole question and takes nothing from it. Signs that count only while
they are new share a sentence; it is said once above them, and shortened in each.
"""

import html
import re
from collections.abc import Mapping

import streamlit as st

NAMES: Mapping[str, str] = {
    "RF01": "Feeling between the legs",
    "RF02": "Peeing",
    "RF03": "Bowels",
    "RF04": "Sex",
    "RF05": "Both legs",
    "RF06": "Unsteady or weak",
    "RF07": "One foot or leg",
    "RF08": "A serious accident",
    "RF09": "A small fall, lift, cough or bump",
    "RF10": "Middle of the spine",
    "RF11": "Cancer",
    "RF12": "Fever or feeling very ill",
    "RF13": "A risk of infection",
    "RF14": "Losing weight",
    "RF15": "Pain that rest does not ease",
    "RF16": "Higher up, or like a band",
    "RF17": "Lump, swelling or shape",
    "RF18": "Cough, sneeze or poo",
    "RF19": "Sudden pain, or feeling faint",
    "RF20": "Tummy",
    "RF21": "Chest pain",
    "RF22": "Began before 45",
    "RF26": "Pregnant",
    "RF27": "Pregnant, with a warning sign",
    "RF28": "A birth",
    "RF29": "An operation or injury",
    "RF30": "Very bad pain",
    "RF31": "Down one leg",
    "RF32": "Legs when you walk",
    "RF33": "Thin bones",
    "RF34": "Not getting better",
    "ER01": "Heart",
    "ER02": "Chest pain or pressure",
    "ER03": "Blackouts or dizzy spells",
    "ER04": "Short of breath, or a racing heart",
    "ER05a": "High blood pressure, under control",
    "ER05b": "High blood pressure, not under control",
    "ER06": "Another illness",
    "ER07": "Small hernia or prolapse",
    "ER07_symptomatic": "Large hernia or prolapse",
    "ER08": "A fall, or unsteady",
    "ER10": "Down to the floor",
    "ER11": "Up from a chair",
}
"""What each red flag and readiness item that stands in a list is about, by its id."""

NEW = "This is new or worse in the last two weeks, or was never checked."
NEW_IN_SHORT = "(New, worse or never checked.)"
NUMBERED, LINE_EACH = re.compile(r" (\(\d\) )"), r"  \n\1"
"""The points of a question that counts them, and how each begins a line of its own."""
GROUPS: Mapping[str, Mapping[str, str]] = {
    "emergency": {
        "RF01": "New or worse in the last two weeks, or never checked",
        "RF08": "Accident, chest, tummy, pregnancy",
    },
    "urgent": {
        "RF07": "A weak leg, a fall, the bones",
        "RF12": "Your health as a whole",
        "RF15": "Your back and your pain",
    },
    "history": {
        "RF11": "Illness",
        "RF26": "Pregnancy, birth, operations",
        "RF31": "Your legs, bones and daily life",
    },
    "ready": {
        "ER01": "Heart, breath and blood pressure",
        "ER06": "Other illness",
        "ER08": "Balance and strength",
    },
    "rescreen": {
        "RF01": "New or worse in the last two weeks, or never checked",
        "RF07": "And these",
    },
}
"""The heading above the first sign of each part of a list, by the id of its screen."""


def sign_label(name: str, question: str) -> str:
    """Return the sign *name* as a list shows it: what it is about, then the whole question."""
    body = question.removesuffix(NEW).strip()
    asked = body if body == question else f"{body} {NEW_IN_SHORT}"
    return f"**{NAMES[name]}**  \n:small[{NUMBERED.sub(LINE_EACH, asked)}]"


def draw_group(screen: str, name: str) -> None:
    """Draw the heading of the part of a list that begins with the sign *name*, if one does."""
    heading = GROUPS.get(screen, {}).get(name)
    if heading is not None:
        st.html(f'<h2 class="bp-group">{html.escape(heading)}</h2>')


def draw_or() -> None:
    """Draw what sets "none of these" apart from the signs above it."""
    st.html('<p class="bp-or">or</p>')
