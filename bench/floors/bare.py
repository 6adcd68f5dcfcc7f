"""A title, and nothing else."""

import streamlit as st

st.title("Bare")
