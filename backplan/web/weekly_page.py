"""The page about the week that ended: what was done, how it went, what changes now and why."""

from datetime import timedelta

import streamlit as st

from backplan.core.evidence import Reason
from backplan.core.rulebook import Rulebook
from backplan.web.changes import draw_each, draw_why
from backplan.web.entries import draw_saved, hold_entry
from backplan.web.glance import show_glance
from backplan.web.sitemap import page
from backplan.web.visitor import Visitor
from backplan.web.weekly_form import FORM, draw_questions, review_words
from backplan.web.weekly_look import (
    A_WEEK,
    WeekLived,
    away_lately,
    changes_since,
    review_of,
    this_week,
    week_from,
)
from backplan.web.weekly_offer import WELCOME
from backplan.words import day


def draw_before_check() -> None:
    """Say what will be here for somebody who has not taken the check."""
    st.markdown(
        "Once a week, you look back here: what you did, how it went, and what changes in your "
        "plan. It takes a minute. First you need a plan, and that starts with a short check."
    )
    if st.button("Start the check", type="primary", key="review_check"):
        st.switch_page(page("check"))


def draw_first_week(here: Visitor) -> None:
    """Say when the first look back is, and what is there so far."""
    first = this_week(here.state)
    if first is None:
        draw_before_check()
        return
    week = week_from(first, here.state)
    with st.container(border=True, gap="xsmall"):
        until = day(first + A_WEEK - timedelta(days=1))
        st.markdown(f":material/event_repeat: **Your first week goes on until {until}.**")
        st.markdown("After that, you look back on it here and see what changes. It takes a minute.")
        if week.is_empty:
            st.markdown("Nothing is noted yet. Your first entry takes less than a minute.")
    if not week.is_empty:
        st.header("Your week so far", anchor=False)
        draw_done(week)
    if st.button("Open my diary", type="primary", key="review_diary"):
        st.switch_page(page("diary"))


def draw_done(week: WeekLived) -> None:
    """Draw what was done in *week*; what nobody noted is left out, never counted as none."""
    told = [_sessions(week)]
    mean = week.mean_pain
    if mean is not None:
        told.append((f"{mean:.1f}", f"pain out of 10 on average, from {_days(len(week.pain))}"))
    if week.steps and week.goal is not None:
        noted = f"{week.reached} of {len(week.steps)}"
        told.append((noted, f"days with {week.goal:,} steps or more"))
    show_glance(*told)


def draw_look_back(week: WeekLived, here: Visitor, rulebook: Rulebook) -> None:
    """Draw the whole look back on *week*."""
    st.markdown(f"**{day(week.first)} to {day(week.last)}**")
    if away_lately(here.state, rulebook) is not None:
        st.info(f"**Welcome back.** {WELCOME}", icon=":material/waving_hand:")
    st.header("What you did", anchor=False)
    if week.is_empty:
        st.markdown("Nothing is noted for this week. That is fine.")
    else:
        draw_done(week)
    _draw_how_it_goes(here, rulebook)
    st.header("A few questions", anchor=False)
    _draw_said(week, here, rulebook)
    _draw_what_changes(week, here, rulebook)


def _draw_how_it_goes(here: Visitor, rulebook: Rulebook) -> None:
    """Draw what can honestly be said of how it goes."""
    adaptation = here.state.adaptation
    said = () if adaptation is None else adaptation.statements
    if said:
        st.header("How it goes", anchor=False)
    for one in said:
        _draw_reason(one, rulebook)


def _draw_said(week: WeekLived, here: Visitor, rulebook: Rulebook) -> None:
    """Draw the questions; once they are answered, what was said, with the questions folded."""
    review = review_of(week.first, here.state)
    draw_saved(FORM)
    entry = hold_entry(FORM, here.reading.ids)
    if review is None:
        draw_questions(week, here, rulebook, entry)
        return
    answers = here.state.history.answers
    st.markdown(review_words(review, None if answers is None else answers.activity_score))
    again = st.expander("Change what you told us", key="review_again", on_change="rerun")
    if again.open:
        with again:
            st.markdown("Answer all of it again. The new answers take the place of the old ones.")
            draw_questions(week, here, rulebook, entry)


def _draw_what_changes(week: WeekLived, here: Visitor, rulebook: Rulebook) -> None:
    """Draw what is different since *week*, and why nothing gets harder where that is so."""
    st.header("What changes now, and why", anchor=False)
    changes = changes_since(week.first + A_WEEK, here.state)
    adaptation = here.state.adaptation
    held = () if adaptation is None else adaptation.standstill
    for one in held:
        _draw_reason(one, rulebook, _exercises_of(one, here, rulebook))
    draw_each(changes, here.state, rulebook)
    if not changes and not held:
        st.markdown(
            "Your plan stays as it is. You do more of an exercise once two sessions of it went "
            "well and your back was fine the next day."
        )
    if st.button("Open my plan", key="review_plan"):
        st.switch_page(page("plan"))


def _exercises_of(reason: Reason, here: Visitor, rulebook: Rulebook) -> str:
    """Return which exercises are at the last stage, where *reason* says so of some of them."""
    adaptation = here.state.adaptation
    if adaptation is None or reason.text != rulebook.adaptation.P1.some_at_top.text:
        return ""
    return ", ".join(rulebook.catalogue.exercises[one].name for one in adaptation.tops)


def _draw_reason(reason: Reason, rulebook: Rulebook, about: str = "") -> None:
    """Draw what a rule says, what it is *about* where that is not all, and what it rests on."""
    with st.container(border=True, gap="xsmall"):
        if about:
            st.markdown(f"**{about}**")
        st.markdown(reason.text)
        draw_why(reason, rulebook)


def _sessions(week: WeekLived) -> tuple[str, str]:
    """Return how many sessions were done, against the plan where there was one."""
    if week.planned:
        return f"{week.sessions} of {week.planned}", "planned sessions done"
    return str(week.sessions), "sessions done"


def _days(count: int) -> str:
    """Return a number of days in words."""
    return "1 day" if count == 1 else f"{count} days"
