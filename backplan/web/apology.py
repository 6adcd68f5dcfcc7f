"""What a visitor reads where a page of ours failed."""

import streamlit as st

SORRY = (
    "**Something went wrong on our side.** What you saved is still here. Please reload the page. "
    "If you are worried about your back, do not wait for us: call your doctor, or in an "
    "emergency the emergency number where you are."
)


def say_sorry(_: Exception) -> bool:
    """Draw a kind word in place of Streamlit's own; the log has what happened."""
    st.error(SORRY, icon=":material/sentiment_dissatisfied:")
    return True
