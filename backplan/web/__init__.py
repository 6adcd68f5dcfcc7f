"""Everything that knows Streamlit: the frame, the visitor, words for what went wrong."""
