"""Leaving: taking the code from this device, deleting everything, and what is kept till then."""

import streamlit as st

from backplan.web.own_forms import draw_form

DELETE_WORD = "delete"


def draw_leave() -> None:
    """Offer to leave this device, and to delete everything."""
    st.markdown(
        "**Leave this device.** Your diary stays, and your plan code opens it again. Do this on a "
        "computer that others use."
    )
    draw_form("api/leave", "Leave this device")
    st.markdown(
        "**Delete everything.** Your diary is taken out of the database for good. Nobody can bring "
        "it back. The host's backups still hold it, sealed, until they are written over."
    )
    draw_form("api/delete", "Delete my diary", confirm=DELETE_WORD)


def draw_words() -> None:
    """Say what is kept, where and how long, and what the host can and cannot see."""
    st.markdown(
        "- **What.** Only what you save: your answers, sessions, check-ins and steps. An emergency "
        "or urgent sign in the check is kept at once, so that a reload does not hide its advice.\n"
        "- **Where.** In the database of whoever runs this site. Each entry is sealed with your "
        "plan code. Your browser holds the code in a cookie for 400 days, and renews it with each "
        "visit. It also holds a session that you do with us until that is saved. What else you "
        "have typed but not saved is in the open page only.\n"
        "- **How long.** Until you delete it, or the host deletes diaries that nobody uses.\n"
        "- **What the host can see.** How many entries there are, the date and rough size of each, "
        "and what any web server sees of a visit. Not what an entry says, not its kind, not who "
        "you are.\n"
        "- **What the host could do.** Your code comes with each visit. A host who changes the "
        "program could read your diary. Use a site that you trust.\n"
        "- **Others.** Nothing goes to anybody else. No counting, no adverts, no other site."
    )
