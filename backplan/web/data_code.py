"""The plan code of a diary: shown, typed on another device, and changed."""

from collections.abc import Mapping

import streamlit as st

from backplan.diary.codes import PlanCode, new_plan_code
from backplan.diary.store import StoreError
from backplan.web.code_card import draw_code_card
from backplan.web.keeping import open_store
from backplan.web.lookup import Found, look_for_diary
from backplan.web.own_forms import draw_form

NEXT_CODE, LOOKED = "next_code", "looked_for"

FOUND: Mapping[Found, str] = {
    Found.NO_DIARY: "No diary opens with this code.",
    Found.WRONG_LENGTH: "A plan code has 26 letters and digits. Please compare it once more.",
    Found.WRONG_CHARACTER: "One of these characters is in no plan code. Please compare it.",
    Found.MISTYPED: "This code has a typing mistake. Please compare it once more.",
    Found.TOO_MANY: "Too many codes are being tried just now. Please wait a minute.",
    Found.AWAY: "We cannot reach the place where diaries are kept. Please try again later.",
}


def draw_code(code: PlanCode) -> None:
    """Show the plan code on demand."""
    st.markdown(
        "Your plan code opens your diary on any device. We do not keep it. **If you lose every "
        "copy of it, nobody can open your diary again.** Whoever has it can read your diary."
    )
    shown = st.expander("Show my plan code", key="code_shown", on_change="rerun")
    if shown.open:
        with shown:
            if NEXT_CODE in st.session_state:
                st.markdown("You are taking a new code below. Until you do, this one stays.")
                st.code(code.written, language=None, wrap_lines=True)
            else:
                draw_code_card(code)


def draw_other_device(*, has_diary: bool) -> None:
    """Open a diary that was begun on another device."""
    text = st.text_input(
        "The plan code from your other device",
        key="other_code",
        autocomplete="off",
        placeholder="ABCDE-FGHJK-…",
    )
    if not text.strip():
        return
    found = _looked_for(text)
    if found is not Found.DIARY:
        st.error(FOUND[found], icon=":material/error:")
        return
    st.success("This code opens a diary.", icon=":material/check_circle:")
    if has_diary:
        st.warning(
            "This device has a diary already. It is not lost, but you need its own plan code to "
            "come back to it. Write that down first.",
            icon=":material/key:",
        )
    draw_form("api/open", "Open it on this device", hidden=text)


def _looked_for(text: str) -> Found:
    """Return whether a diary opens with *text*; it is looked for once, however often we draw."""
    before: tuple[str, Found] | None = st.session_state.get(LOOKED)
    if before is not None and before[0] == text and before[1] is not Found.TOO_MANY:
        return before[1]
    try:
        found = look_for_diary(text, open_store())
    except StoreError:
        found = Found.AWAY
    st.session_state[LOOKED] = (text, found)
    return found


def draw_new_code() -> None:
    """Offer another plan code: shown and confirmed before it takes the place of the old one."""
    st.markdown(
        "If somebody may have seen your code, get another one. All that you saved comes along. "
        "The old code then opens nothing, and your other devices need the new one."
    )
    st.button("Get a new plan code", key="new_code", on_click=_take_new_code)
    code: PlanCode | None = st.session_state.get(NEXT_CODE)
    if code is None:
        return
    draw_code_card(code)
    if st.checkbox("I have kept my new code in a safe place.", key="new_code_kept"):
        draw_form("api/new-code", "Use my new code from now on", hidden=code.written)


def _take_new_code() -> None:
    """Make a code that takes the place of the old one once it is confirmed."""
    st.session_state[NEXT_CODE] = new_plan_code()
