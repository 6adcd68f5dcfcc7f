"""What the two ends of a scale from 0 to 10 mean, where scales of both directions meet."""

import html

import streamlit as st


def draw_ends(least: str, most: str) -> None:
    """Draw what 0 and 10 mean, at the two ends of the scale that follows."""
    st.html(
        f'<p class="bp-ends"><span><strong>0</strong> {html.escape(least)}</span>'
        f"<span><strong>10</strong> {html.escape(most)}</span></p>"
    )
