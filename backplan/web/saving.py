"""Saving an entry from a page: it is kept, or the visitor is told in plain words that it is not."""

from collections.abc import Mapping

import streamlit as st

from backplan.core.facts import Kind
from backplan.diary.store import StoreError, StoreReadOnlyError
from backplan.web.visitor import Visitor, entry_id, entry_kept, save


def try_to_save(visitor: Visitor, kind: Kind, data: Mapping[str, object], *, form: str) -> bool:
    """Return whether the entry of *form* is kept; where it is not, say so and keep what was typed.

    Trying again is safe: the entry has one id until it is kept.
    """
    try:
        save(visitor, kind, data, entry_id(form))
    except StoreReadOnlyError:
        st.error(
            "This could not be saved: there is no room, or nothing may be written just now. "
            "What you typed is still here. Please tell whoever runs this site.",
            icon=":material/error:",
        )
        return False
    except StoreError:
        st.error(
            "This is not saved yet: we cannot reach the place where diaries are kept. "
            "What you typed is still here. Please try again in a minute.",
            icon=":material/error:",
        )
        return False
    entry_kept(form)
    return True
