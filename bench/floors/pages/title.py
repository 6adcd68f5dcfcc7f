"""A title, in a page of several."""

import streamlit as st

st.title("Title")
