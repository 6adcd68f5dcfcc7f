"""The browser holds the check that is being taken, so that a lost server does not lose it."""

import contextlib
import json
from dataclasses import asdict

import streamlit as st
from pydantic import TypeAdapter

from backplan.content import load_rulebook
from backplan.core.errors import InvalidValueError
from backplan.core.quiz import next_screen
from backplan.web.check import DRAFT, Draft, draft, must_stop
from backplan.web.entries import hidden_text

HELD = "check.held"
DRAFTS = TypeAdapter(Draft)


def hold_draft(known: frozenset[str]) -> Draft | None:
    """Put the check that is being taken into the browser's hands, and return it, or None.

    Args:
        known: The ids of the diary's facts. A check that is among them has been saved.
    """
    if DRAFT in st.session_state:
        check = draft()
        text = "" if check is None else json.dumps(asdict(check))
        if st.session_state.get(HELD, "") != text:
            st.session_state[HELD] = text
        hidden_text(HELD)
        return check
    held = hidden_text(HELD)
    if held:
        check = _restored(held)
        saved = check is not None and known & check.kept_as
        st.session_state[DRAFT] = None if saved else check
    return draft()


def _restored(held: str) -> Draft | None:
    """Return the check in *held*, or None where it is not one that can be gone on with."""
    rulebook = load_rulebook()
    # Whatever a browser sends comes in here; what does not read as a check begins anew.
    with contextlib.suppress(InvalidValueError, AttributeError, KeyError, TypeError, ValueError):
        check = DRAFTS.validate_json(held)
        must_stop(check, rulebook)
        next_screen(rulebook.quiz, check.given)
        return check
    return None
