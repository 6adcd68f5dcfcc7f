"""Learn: what helps, how much, and what to do on bad days (``?topic=walking`` is one topic)."""

import streamlit as st

from backplan.content import load_rulebook
from backplan.web.learn_pages import TOPIC, draw_lock, draw_topic, draw_topics
from backplan.web.visitor import visitor

here = visitor()
rulebook = load_rulebook()
asked = st.query_params.get(TOPIC, "")
topic = rulebook.topics.get(asked)
if topic is not None:
    st.title(topic.title, anchor=False)
    draw_lock(here, rulebook)
    draw_topic(topic, rulebook)
else:
    st.title("Learn", anchor=False)
    draw_lock(here, rulebook)
    if asked:
        st.info("That topic is not here. These are all we have.", icon=":material/search_off:")
    draw_topics(rulebook.topics)
