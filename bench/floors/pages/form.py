"""Eight questions and a button, as a check-in has them; what is entered goes nowhere."""

from datetime import date

import streamlit as st

st.title("Form")
with st.form("entry"):
    st.slider("Pain", 0, 10, 3, key="pain")
    st.slider("Stiffness", 0, 10, 3, key="stiffness")
    st.number_input("Minutes", 0, 240, 20, key="minutes")
    st.selectbox("Exercise", ["Cat-cow", "Bird dog", "Bridge", "Plank"], key="exercise")
    st.radio("Side", ["Left", "Right", "Both"], key="side", horizontal=True)
    st.checkbox("Warmed up", key="warm")
    st.date_input("Day", date(2026, 3, 1), key="day")
    st.text_input("Note", key="note")
    if st.form_submit_button("Save", key="save"):
        st.success("Saved")
