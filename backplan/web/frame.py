"""The frame of every page: the doctor-first notice above, the small print below."""

from typing import NoReturn

import streamlit as st

from backplan.content import load_host, load_rulebook
from backplan.web.about import reviewed
from backplan.web.host_cards import host_line
from backplan.web.visitor import Trouble, Visitor

ABOUT = "about"
"""The page About as a link, which the browser opens beside what is being filled in."""

NOTICE = (
    "<div class='bp-notice' role='note'><strong>See a doctor or physiotherapist first.</strong> "
    "Anyone with lower back pain should ask one what is right for them. "
    "backplan does not replace them.</div>"
)
TROUBLE = {
    Trouble.NO_COOKIE: (
        "Your browser does not keep cookies for this page, so nothing you enter is kept after you "
        "close it. The check and the plan still work. Allow cookies and reload to keep a diary."
    ),
    Trouble.NO_DATABASE: (
        "We cannot reach the place where diaries are kept just now. What you saved before is not "
        "lost. The check and the plan still work. What you enter now waits in this page and is "
        "saved as soon as we can, so please leave it open."
    ),
    Trouble.GONE: (
        "The diary of this device was deleted, or has another plan code by now. Nothing you enter "
        "here is kept. On the page **Your data** you can open it with its new code, or leave."
    ),
}


def draw_above(visitor: Visitor) -> None:
    """Draw what stands above every page."""
    st.html(NOTICE)
    if visitor.trouble is not None:
        st.warning(TROUBLE[visitor.trouble], icon=":material/cloud_off:")
    unread = visitor.reading.unread
    if unread:
        st.warning(
            f"{unread} of your entries could not be read here. They are still kept, and the rest "
            "is all right.",
            icon=":material/help:",
        )


def end_page() -> NoReturn:
    """Draw what stands below every page, and nothing after it."""
    draw_below()
    st.stop()


def draw_below() -> None:
    """Draw what stands below every page."""
    host = host_line()
    st.markdown(
        "---\n\n"
        ":small[**Stop at once** and get help if you have chest pain, feel faint, cannot get your "
        "breath, get sudden severe pain, or lose feeling between your legs. backplan gives "
        f"general information on exercise. It is not a diagnosis. {reviewed(load_rulebook())} "
        f"[What backplan is for, and who has checked it]({ABOUT}) · "
        f"{_concern()}]" + (f"\n\n:small[{host}]" if host else "")
    )


def _concern() -> str:
    """Return the link for a safety concern: to the host, or to what to do without an address."""
    link = load_host().safety_link
    return (
        f"[Something unsafe here?]({ABOUT})"
        if link is None
        else f"[Report a safety concern]({link})"
    )
