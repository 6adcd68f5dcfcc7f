"""The two faces of the front page."""

from typing import Literal

import streamlit as st

from backplan.content import load_rulebook
from backplan.core.programme import Programme
from backplan.core.red_flags import TriageLevel
from backplan.web.advice import HOLD, ICONS, advice_at, advice_card, show_numbers
from backplan.web.changes import draw_escalations
from backplan.web.glance import has_day, show_glance, show_week
from backplan.web.guard import ask_for_check, why_check
from backplan.web.hero import draw_hero
from backplan.web.host_cards import draw_pause
from backplan.web.promise import HEADLINE, PROMISE
from backplan.web.rest_day import next_session_day
from backplan.web.sitemap import page
from backplan.web.visitor import Visitor
from backplan.web.weekly_offer import offer_review
from backplan.words import DAYS, day


def greet_newcomer() -> None:
    """Say what backplan is and what it takes, and offer one button."""
    words, picture = st.columns([3, 2], vertical_alignment="center")
    with words:
        st.title(HEADLINE, anchor=False)
        st.markdown(PROMISE)
        if st.button("Start the check", type="primary", key="home_start", width="stretch"):
            st.switch_page(page("check"))
        st.markdown(":small[About three minutes. No account, no name, no e-mail.]")
    with picture:
        draw_hero()
    with st.container(border=True, key="how_it_goes"):
        st.header("How backplan works", anchor=False)
        st.markdown(
            "1. **Check.** Questions in short steps show whether it is safe to start.\n"
            "2. **Plan.** Two or three short sessions a week, a step goal, and breaks from "
            "sitting.\n"
            "3. **Diary.** Log what you did and how your back felt.\n"
            "4. **Progress.** See honestly how it goes."
        )
    with st.container(border=True):
        st.header("What you can expect", anchor=False)
        st.markdown(
            "Regular strength training for legs, hips and trunk is one of several kinds of "
            "exercise that help many people with long-lasting back pain, a little to a moderate "
            "amount. No kind of exercise has been shown to be best. It takes weeks, not days."
        )
    with st.container(border=True):
        st.header("What happens to your answers", anchor=False)
        st.markdown(
            "They are sealed with a code that only your browser holds. Whoever gets hold of our "
            "database, its copies or its logs cannot read them. Whoever runs this site could "
            "change the program, so use a site that you trust."
        )


def greet_back(here: Visitor) -> None:
    """Say what today holds, and the one thing to do next."""
    st.title("Today", anchor=False)
    st.header(day(here.now.date()), anchor=False)
    rulebook = load_rulebook()
    draw_escalations(here, rulebook)
    if here.state.redo_check and not here.state.locked:
        ask_for_check(why_check(here), alone=False)
        return
    if not here.state.locked and draw_pause(rulebook.numbers_for(here.country)):
        _show_diary_of(here)
        return
    programme = here.state.programme
    if programme is None:
        triage = here.state.triage
        advice = advice_at(triage.level, triage.reasons, rulebook)
        with advice_card(triage.level):
            st.subheader(advice.heading, anchor=False, icon=ICONS[triage.level])
            st.markdown(advice.words)
            if advice.heading != HOLD:
                st.markdown("Your plan waits until this is settled.")
            show_numbers(rulebook.numbers_for(here.country), first=advice.call)
            if st.button("See what to do", type="primary", key="home_advice"):
                st.switch_page(page("plan"))
        if triage.level is TriageLevel.GP_FIRST:
            _show_diary_of(here)
        return
    waiting = _show_session_of(here, programme)
    _show_diary_of(here, first=not waiting)
    offer_review(here)
    with st.container(border=True):
        st.subheader("Goals for today", anchor=False)
        show_glance(
            (f"{programme.step_goal.steps:,}", "steps, in short walks if you like"),
            (f"{programme.sitting_breaks.every_min} min", "of sitting at most, then get up"),
        )


def _show_session_of(here: Visitor, programme: Programme) -> bool:
    """Draw today's session, or when the next one is; return whether one waits to be done."""
    today = list(DAYS)[here.now.weekday()]
    session = next((one for one in programme.sessions if one.day == today), None)
    done = has_day(here.state.history.sessions, here.now.date())
    with st.container(border=True):
        if done:
            st.subheader("Session done", anchor=False)
            st.markdown("You trained today. Give your body a rest until the next one.")
        elif session is not None:
            st.subheader("Today is a training day", anchor=False)
            st.markdown(", ".join(item.exercise.name for item in session.items) + ".")
        else:
            st.subheader("Today is a rest day", anchor=False)
            st.markdown(f"Next session: {next_session_day(here, programme)}. Walk a little today.")
        show_week(here, programme)
        waiting = session is not None and not done
        if waiting and st.button(
            "Start today's session", type="primary", key="home_session", width="stretch"
        ):
            st.switch_page(page("session"))
        if st.button("Open my plan", key="home_plan"):
            st.switch_page(page("plan"))
    return waiting


def _show_diary_of(here: Visitor, *, first: bool = False) -> None:
    """Draw whether the diary has today's check-in; *first* where nothing else waits to be done."""
    noted = has_day(here.state.history.checkins, here.now.date())
    with st.container(border=True):
        st.subheader("Your diary has today" if noted else "How is your back today?", anchor=False)
        if noted:
            st.markdown("That is all it needs. You can still change it.")
        else:
            st.markdown("One number is enough. It takes a few seconds.")
        kind: Literal["primary", "secondary"] = "primary" if first and not noted else "secondary"
        label = "Open my diary" if noted else "Tell the diary"
        if st.button(label, type=kind, key="home_diary"):
            st.switch_page(page("diary"))
