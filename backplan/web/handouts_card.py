"""What a visitor can take along: the plan on paper or on a phone, the calendar, the letter.

Nothing is made before it is asked for: each button gets a function, which reads the diary anew.
"""

import streamlit as st

from backplan.handouts.letter import NAME_AT_MOST, letter
from backplan.handouts.letter_page import letter_page
from backplan.handouts.letter_pdf import letter_pdf
from backplan.handouts.pdf import makes_pdf
from backplan.handouts.plan import plan
from backplan.handouts.plan_page import plan_page
from backplan.handouts.plan_pdf import plan_pdf
from backplan.handouts.takeaway import takeaway
from backplan.web.handouts_calendar import draw_calendar
from backplan.web.handouts_offer import material_now, offer
from backplan.web.visitor import Visitor

PDF, HTML = "application/pdf", "text/html"


def draw_handouts(here: Visitor) -> None:
    """Offer the plan for paper, for a phone without a network, and for a calendar."""
    st.header("Take it with you", anchor=False)
    st.markdown(
        "What you take along holds for four weeks at most. Your plan may change before that, so "
        "come back for a new one now and then."
    )
    if makes_pdf():
        offer(
            "The plan to print (PDF)",
            lambda: plan_pdf(plan(material_now(here)), on=here.now.date()),
            f"backplan-plan-{here.now.date()}.pdf",
            PDF,
        )
    offer(
        "The plan as a page to print",
        lambda: plan_page(plan(material_now(here))),
        f"backplan-plan-{here.now.date()}.html",
        HTML,
    )
    offer(
        "A file with timers that works offline",
        lambda: takeaway(material_now(here)),
        f"backplan-to-go-{here.now.date()}.html",
        HTML,
    )
    dates = st.expander("Dates for your calendar", key="calendar_open", on_change="rerun")
    if dates.open:
        with dates:
            draw_calendar(here)


def draw_letter(here: Visitor) -> None:
    """Offer the letter to take to an appointment; it is there for everyone who told something."""
    state = here.state
    if state.assessment is None and not state.triage.findings:
        st.markdown(
            "Once you have taken the check, you can get a letter here. It sums up on one page what "
            "you told us."
        )
        return
    st.markdown(
        "This letter sums up on one page what you told us: your pain, the signs we asked about, "
        "what you did, and what helped or hurt. It is for your doctor or physio."
    )
    name = st.text_input(
        "A name for the letter, if you like",
        max_chars=NAME_AT_MOST,
        key="letter_name",
        help="It goes into the letter only. We do not keep it.",
    )
    if makes_pdf():
        offer(
            "The letter to print (PDF)",
            lambda: letter_pdf(letter(material_now(here), name), on=here.now.date()),
            f"backplan-letter-{here.now.date()}.pdf",
            PDF,
        )
    offer(
        "The letter as a page to print",
        lambda: letter_page(letter(material_now(here), name)),
        f"backplan-letter-{here.now.date()}.html",
        HTML,
    )
