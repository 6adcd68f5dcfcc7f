"""Every page by name, so that pages can point at each other."""

from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent.parent.parent / "pages"


def _page(name: str, title: str, icon: str, help_text: str) -> "st.Page":
    """Return the page in the script *name*; the first one is the front page."""
    return st.Page(
        FOLDER / f"{name}.py",
        title=title,
        icon=f":material/{icon}:",
        url_path=name,
        default=name == "home",
        help=help_text,
    )


PAGES = {
    "home": _page("home", "Home", "home", "What to do next."),
    "check": _page("check", "Check", "checklist", "A few questions that make your plan safe."),
    "plan": _page("plan", "Plan", "calendar_month", "This week's sessions and goals."),
    "diary": _page("diary", "Diary", "edit_note", "Log a session or how today was."),
    "progress": _page("progress", "Progress", "show_chart", "How it goes."),
    "exercises": _page("exercises", "Exercises", "fitness_center", "Every exercise, step by step."),
    "help": _page(
        "help", "See a doctor first", "medical_services", "Signs to act on, whom to call."
    ),
}
