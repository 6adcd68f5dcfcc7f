"""The faces of the check: before it, each step of it, and the review at its end."""

import streamlit as st

from backplan.core.assessment import assess
from backplan.core.facts import Kind
from backplan.core.red_flags import TriageLevel
from backplan.core.rulebook import Rulebook, Screen
from backplan.web.advice import ADVICE, show_advice
from backplan.web.check import (
    Draft,
    Stop,
    chosen_country,
    end_check,
    finished_answers,
    go_back,
    keep_screen,
    raw_answers,
    reopen,
    start_check,
)
from backplan.web.guard import show_lock
from backplan.web.questions import Asking
from backplan.web.review import show_screen_answers
from backplan.web.saving import Outcome, try_to_save
from backplan.web.screens import draw_screen
from backplan.web.sitemap import page
from backplan.web.to_top import start_at_top
from backplan.web.visitor import Visitor
from backplan.words import day


def draw_start(here: Visitor) -> None:
    """Draw what the check is, or what the last one said; start a new one on request."""
    state = here.state
    again = st.session_state.pop("check_again", False)
    if again or (state.assessment is None and not state.locked):
        start_check(state)
        st.rerun()
    if state.locked:
        show_lock(here)
        return
    st.title("Your check", anchor=False)
    answered = state.history.answered_on
    if answered is not None:
        st.markdown(f"You took the check on {day(answered)}.")
    st.markdown(
        f"**{ADVICE[state.triage.level].heading}.** Take it again when something has changed: "
        "your health, your pain, or what you can do."
    )
    if st.button("See my plan", type="primary", key="check_plan"):
        st.switch_page(page("plan"))
    if st.button("Take the check again", key="check_restart"):
        start_check(state)
        st.rerun()


def draw_step(check: Draft, screen: Screen, here: Visitor, rulebook: Rulebook) -> None:
    """Draw one screen with its way on and its way back."""
    screens = rulebook.quiz.screens
    number = screens.index(screen) + 1
    if number > 1:
        _draw_back(rulebook)
    st.progress(number / (len(screens) + 1), text=f"Step {number} of {len(screens) + 1}")
    st.title(screen.title, anchor=False)
    st.markdown(screen.intro)
    country = chosen_country(check, rulebook) or here.country
    asking = Asking(
        rulebook=rulebook,
        prefix=f"check-{check.id}",
        country=country,
        marks=check.show_missing,
    )
    drawn = draw_screen(screen, asking)
    if check.show_missing and drawn.missing:
        missing = "\n".join(f"- {one}" for one in drawn.missing)
        st.error(f"Before we go on:\n{missing}", icon=":material/error:")
    if st.button("Continue", type="primary", key="check_continue", width="stretch"):
        check.show_missing = bool(drawn.missing)
        if not drawn.missing:
            keep_screen(screen, drawn.given)
        st.rerun()
    start_at_top(f"check {number}")


def draw_stop(check: Draft, stop: Stop, here: Visitor, rulebook: Rulebook) -> None:
    """Keep the flag that ends the check, then show what to do; the advice never waits for that."""
    settings = {"country": stop.country} if stop.country else {}
    entry = check.entry
    kept = try_to_save(here, Kind.FLAGS, stop.fact, entry.part("flags")) is not Outcome.REFUSED
    if kept and settings:
        try_to_save(here, Kind.SETTINGS, settings, entry.part("country"))
    if kept:
        end_check()
        st.rerun()
    numbers = rulebook.numbers_for(stop.country or here.country)
    show_advice(stop.triage.level, stop.triage.reasons, numbers, rulebook, alone=True)
    _draw_back(rulebook)


def draw_review(check: Draft, here: Visitor, rulebook: Rulebook) -> None:
    """Draw every answer with a way to change it, and take the whole."""
    screens = rulebook.quiz.screens
    steps = len(screens) + 1
    _draw_back(rulebook)
    st.progress(1.0, text=f"Step {steps} of {steps}")
    st.title("Is this right?", anchor=False)
    start_at_top(f"check {steps}")
    st.markdown("Look it over. You can change any part.")
    for screen in screens:
        with st.container(border=True, gap="xsmall"):
            st.header(screen.title, anchor=False)
            show_screen_answers(screen, check.given[screen.id], rulebook)
            st.button(
                "Change",
                key=f"change_{screen.id}",
                on_click=reopen,
                args=(screen.id,),
                help=f"Change “{screen.title}”",
            )
    answers = finished_answers(check, rulebook)
    if answers is None:
        st.error("One of your answers is outside what we can use. Please look through them again.")
        return
    triage = assess(answers, rulebook, today=here.now.date()).triage
    if triage.level is TriageLevel.GP_FIRST or check.cleared_on:
        asking = Asking(rulebook=rulebook, prefix=f"check-{check.id}", country=here.country)
        question = asking.put("cleared_on")
        on = st.date_input(
            question.text,
            value=None,
            max_value=here.now.date(),
            label_visibility="collapsed",
            format="DD/MM/YYYY",
            key=asking.key("cleared_on"),
            persist_state="session",
        )
        check.cleared_on = None if on is None else on.isoformat()
    if st.button("Show me what to do", type="primary", key="check_finish", width="stretch"):
        data = raw_answers(check, rulebook)
        if try_to_save(here, Kind.ANSWERS, data, check.entry) is not Outcome.REFUSED:
            end_check()
            st.switch_page(page("plan"))


def _draw_back(rulebook: Rulebook) -> None:
    """Draw the way back, above the step that it leaves: below it there is one thing to press."""
    icon = ":material/arrow_back:"
    st.button(
        "Back", icon=icon, key="check_back", on_click=go_back, args=(rulebook,), type="tertiary"
    )
