"""The least that pages can be: Streamlit scripts without backplan, to measure it against."""
