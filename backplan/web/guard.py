"""Keep exercises from people who should be seen first; every page that shows any asks here."""

from datetime import date

import streamlit as st

from backplan.content import load_rulebook
from backplan.core.facts import Kind
from backplan.core.programme import Programme
from backplan.core.red_flags import TriageLevel
from backplan.core.triage import walking_is_fine
from backplan.web.advice import WALKING, show_advice
from backplan.web.entries import hold_entry
from backplan.web.frame import end_page
from backplan.web.host_cards import draw_pause
from backplan.web.rescreen import ask_again
from backplan.web.saving import Outcome, draw_waiting, try_to_save
from backplan.web.sitemap import page
from backplan.web.visitor import Trouble, Visitor, visitor

CLEARANCE = "clearance"
GO_ON = "Has someone said that you may go on?"
TELL_THE_DAY = (
    "When a doctor, physio or midwife has talked with you about the points above and says that you "
    "may exercise, tell us the day. We ask again after 30 days."
)
TELL_TO_GO_ON = (
    "When a doctor or physio has looked at your back and says that you may go on, tell us the day. "
    "You then start again at half the dose."
)
UNREAD = (
    "Some of your entries could not be read. One of them may have told of a warning sign, so "
    "please take the check once more. It takes about three minutes."
)

AGAIN = (
    "Things may have changed since your last check, so please take it again before you go on. It "
    "takes about three minutes. What you saved stays."
)


def why_check(here: Visitor) -> str:
    """Return why the check is to be taken again."""
    return UNREAD if here.reading.unread else AGAIN


def require_unlocked() -> Visitor:
    """Return the visitor, or show what to do first and end the page."""
    here = visitor()
    if here.state.locked:
        show_lock(here)
        end_page()
    if draw_pause(load_rulebook().numbers_for(here.country)):
        end_page()
    if here.trouble is Trouble.NO_DATABASE and here.state.assessment is None:
        # Their diary may hold a red flag that cannot be read now.
        ask_for_check("We cannot read your diary just now, so please take the check first.")
        end_page()
    if here.state.redo_check and (here.state.assessment is not None or here.reading.unread):
        ask_for_check(why_check(here))
        end_page()
    if here.state.rescreen_due:
        ask_again(here)
        end_page()
    return here


def require_programme() -> Programme:
    """Return the visitor's programme, or show what is missing and end the page."""
    programme = require_unlocked().state.programme
    if programme is None:
        ask_for_check("Your plan is made from a short check. It takes about three minutes.")
        end_page()
    return programme


def ask_for_check(words: str, *, alone: bool = True) -> None:
    """Point at the check; *alone*, that is all that the page has to say."""
    (st.title if alone else st.header)("First, a short check", anchor=False)
    st.markdown(words)
    if st.button("Start the check", type="primary", key="guard_check"):
        st.session_state["check_again"] = True
        st.switch_page(page("check"))


def show_lock(here: Visitor) -> None:
    """Show the advice that stands in the place of exercises, and the ways on."""
    state = here.state
    rulebook = load_rulebook()
    numbers = rulebook.numbers_for(here.country)
    show_advice(state.triage.level, state.triage.reasons, numbers, rulebook, alone=True)
    if state.triage.level is TriageLevel.GP_FIRST:
        _offer_clearance(here)
    st.markdown(
        "If something has changed, or was ticked by mistake, you can take the check again. "
        "The advice above stays until you have finished it."
    )
    if st.button("Take the check again", key="guard_again"):
        st.session_state["check_again"] = True
        st.switch_page(page("check"))


def _offer_clearance(here: Visitor) -> None:
    """Show what to do meanwhile, and take a clinician's go-ahead."""
    state = here.state
    lock = None if state.adaptation is None else state.adaptation.lock
    found = [one for one in state.triage.findings if one.level is TriageLevel.GP_FIRST]
    told = [one for one in found if lock is None or one.reason != lock.rule.reason]
    # How it went holds no worse than very bad pain does, which short walks are fine for too.
    only_held = lock is not None and not told
    if only_held or walking_is_fine(state.triage, load_rulebook().triage):
        st.markdown(WALKING)
    about = sorted({name for one in told for name in one.about})
    if not all(one.about for one in told):
        return
    days = [state.history.reported_on.get(name, date.min) for name in about]
    since = max([*days, date.min if lock is None else lock.since])
    entry = hold_entry(CLEARANCE, here.reading.ids)
    with st.container(border=True):
        st.header("Has someone said that you may start?" if told else GO_ON, anchor=False)
        st.markdown(TELL_THE_DAY if told else TELL_TO_GO_ON)
        on = st.date_input(
            "The day they said so",
            value=None,
            min_value=since,
            max_value=here.now.date(),
            format="DD/MM/YYYY",
            key="cleared_on",
        )
        label = "They said I may start" if told else "They said I may go on"
        if st.button(label, key="save_clearance", disabled=on is None):
            data = {"on": str(on), "about": about}
            if try_to_save(here, Kind.CLEARANCE, data, entry) is not Outcome.REFUSED:
                st.rerun()
        draw_waiting(CLEARANCE)
