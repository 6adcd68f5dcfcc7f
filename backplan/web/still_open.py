"""A question that was passed over, marked where it is asked."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

ANSWER_THIS = "Please answer this."


def mark_open(words: str = ANSWER_THIS, room: DeltaGenerator | None = None) -> None:
    """Say in *room*, or right here, that the question above still needs an answer."""
    (room or st).markdown(f":red[:material/error: **{words}**]")
