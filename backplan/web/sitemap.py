"""Every page by name, so that pages can point at each other.

Pages are made anew for each script run: Streamlit marks on the object which one may be drawn, and
two visitors who shared one would take that mark from each other.
"""

import functools
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent.parent.parent / "pages"
FRONT = "home"
PAGES = {
    "home": ("Home", "home", "What to do next."),
    "check": ("Check", "checklist", "Questions in short steps that make your plan safe."),
    "plan": ("Plan", "calendar_month", "This week's sessions and goals."),
    "session": ("Session", "timer", "Do a session, step by step."),
    "diary": ("Diary", "edit_note", "Log a session or how today was."),
    "review": ("Your week", "event_repeat", "Look back on a week, and see what changes."),
    "progress": ("Progress", "show_chart", "How it goes."),
    "exercises": ("Exercises", "fitness_center", "Every exercise, step by step."),
    "learn": ("Learn", "menu_book", "What helps, how much, and what to do on bad days."),
    "help": ("See a doctor first", "medical_services", "Signs to act on, and whom to call."),
    "data": ("Your data", "key", "Your plan code, your files, and what is kept."),
    "about": ("About backplan", "info", "What it is for, and who has checked it."),
}
"""Title, icon and description of each page, by the name of its script, in the order of the menu."""

LINKED_ONLY = ("about",)
"""Pages that the menu leaves out; the foot of every page links to them."""


def page(name: str) -> "st.Page":
    """Return the page in the script *name*, made anew."""
    # A copy: to look all of them up on the disk was nearly a fifth of the script of Home.
    made = st.Page.__new__(st.Page)
    vars(made).update(vars(_page(name)))
    return made


@functools.cache
def _page(name: str) -> "st.Page":
    title, icon, _ = PAGES[name]
    return st.Page(
        FOLDER / f"{name}.py",
        title=title,
        icon=f":material/{icon}:",
        url_path=name,
        default=name == FRONT,
        visibility="hidden" if name in LINKED_ONLY else "visible",
    )
