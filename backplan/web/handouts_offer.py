"""A button for a file that is made from the whole diary, once the button is pressed."""

from collections.abc import Callable

import streamlit as st

from backplan.content import load_rulebook
from backplan.handouts.material import Material
from backplan.web.visitor import Visitor, read_whole


def material_now(here: Visitor) -> Material:
    """Return what is in the diary now."""
    facts, state = read_whole(here)
    return Material(facts=facts, state=state, rulebook=load_rulebook())


def offer(label: str, made: Callable[[], bytes], file_name: str, mime: str) -> None:
    """Draw a button that makes a file once it is pressed."""
    st.download_button(
        label,
        data=made,
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        key=f"get_{file_name}",
        icon=":material/download:",
    )
