"""As many pages as backplan has, each a title or a form, with the navigation on top."""

from pathlib import Path

import streamlit as st

PAGES = Path(__file__).parent / "pages"
TITLES = [f"title_{number}" for number in range(10)]

st.navigation(
    [
        st.Page(PAGES / "title.py", title="Title", url_path="title", default=True),
        st.Page(PAGES / "form.py", title="Form", url_path="form"),
        *[st.Page(PAGES / "title.py", title=one, url_path=one) for one in TITLES],
    ],
    position="top",
).run()
