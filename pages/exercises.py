"""Exercises: the catalogue by ladder, by name, or one exercise alone (``?exercise=SQ3``)."""

import streamlit as st

from backplan.content import load_rulebook
from backplan.web.catalogue_exercise import draw_alone
from backplan.web.catalogue_pages import draw_catalogue
from backplan.web.exercise_card import Viewer
from backplan.web.guard import require_unlocked

here = require_unlocked()
rulebook = load_rulebook()
viewer = Viewer.of(here.state)
asked = st.query_params.get("exercise", "").strip().upper()
exercise = rulebook.catalogue.exercises.get(asked)
if exercise is not None and asked not in rulebook.withheld:
    draw_alone(exercise, viewer, rulebook)
else:
    st.title("Exercises", anchor=False)
    if asked:
        st.info("That exercise is not here. These are all we have.", icon=":material/search_off:")
    draw_catalogue(viewer, rulebook)
