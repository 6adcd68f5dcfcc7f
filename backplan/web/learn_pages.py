"""The two faces of Learn: the list of topics, and one topic with its sources and the way on."""

from collections.abc import Mapping

import streamlit as st

from backplan.core.learning import Part, Topic, Way
from backplan.core.rulebook import Rulebook
from backplan.web.advice import cite, show_advice
from backplan.web.learn_pictures import draw_bars, draw_people
from backplan.web.sitemap import PAGES, page
from backplan.web.to_top import start_at_top
from backplan.web.visitor import Visitor

LEARN = "learn"
TOPIC = "topic"
"""The part of the address that names a topic: ``/learn?topic=walking``."""
READ = "read_topic"
"""Session key: the topic that was open last, so that the next one can start at its top."""
WAYS: Mapping[Way, str] = {
    Way.CHECK: "Take the check",
    Way.DIARY: "Open my diary",
    Way.HELP: "All signs, and whom to call",
    Way.PROGRESS: "See how it goes for me",
}
FIRST_BE_SEEN = (
    "What follows is only for reading. Please do not begin anything of it before you have been "
    "seen."
)


def draw_lock(here: Visitor, rulebook: Rulebook) -> None:
    """Put the advice before everything else for who has to be seen first."""
    state = here.state
    if state.locked:
        numbers = rulebook.numbers_for(here.country)
        show_advice(state.triage.level, state.triage.reasons, numbers, rulebook)
        st.info(FIRST_BE_SEEN, icon=":material/menu_book:")


def draw_topics(topics: Mapping[str, Topic]) -> None:
    """Draw the list of topics, each with its one or two sentences."""
    _start_at_top("")
    st.markdown("Short things to read, about a minute each. Each one names its sources.")
    with st.grid(min_column_width=300):
        for topic in topics.values():
            with st.container(border=True, height="stretch"):
                _link(topic, f"**{topic.title}**", topic.icon)
                st.markdown(topic.intro)


def draw_topic(topic: Topic, rulebook: Rulebook) -> None:
    """Draw one topic below its title, what it rests on, and where to go from here."""
    _start_at_top(topic.id)
    st.markdown(f"**{topic.intro}**")
    for part in topic.parts:
        _draw_part(part)
    with st.popover("Where this comes from", icon=":material/menu_book:", type="tertiary"):
        for part in topic.parts:
            name = f"**{part.title}**  \n" if part.title else ""
            st.markdown(f":small[{name}{cite(part.sources, rulebook)}]")
    _draw_ways_on(topic, rulebook.topics)


def _draw_part(part: Part) -> None:
    """Draw one thought, with its picture where it has one."""
    if part.title is not None:
        st.header(part.title, anchor=False)
    st.markdown(part.text)
    if part.people:
        draw_people(part.people)
    if part.bars:
        draw_bars(part.bars)


def _draw_ways_on(topic: Topic, topics: Mapping[str, Topic]) -> None:
    """Draw the page that belongs to the topic, the next topic, and the way back to all."""
    with st.container(border=True):
        if topic.way is not None:
            icon = PAGES[topic.way][1]
            st.page_link(page(topic.way), label=WAYS[topic.way], icon=f":material/{icon}:")
        names = list(topics)
        after = names[names.index(topic.id) + 1 :]
        if after:
            following = topics[after[0]]
            _link(following, f"Next: {following.title}", "arrow_forward")
        st.page_link(page(LEARN), label="All topics", icon=":material/list:")


def _start_at_top(place: str) -> None:
    """Go to the top of what the visitor turned to, and let the address follow.

    A link within one page leaves both as they were.
    """
    before = st.session_state.get(READ, place)
    st.session_state[READ] = place
    if before != place:
        st.query_params.from_dict({TOPIC: place} if place else {})
        start_at_top(place)


def _link(topic: Topic, label: str, icon: str) -> None:
    """Draw a link to *topic*."""
    st.page_link(
        page(LEARN), label=label, icon=f":material/{icon}:", query_params={TOPIC: topic.id}
    )
