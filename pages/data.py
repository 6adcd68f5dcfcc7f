"""Your data: the plan code, other devices, files out and in, and the ways to leave."""

from collections.abc import Mapping

import streamlit as st

from backplan.web.data_code import FOUND, draw_code, draw_new_code, draw_other_device
from backplan.web.data_files import draw_export, draw_import
from backplan.web.data_leave import draw_leave, draw_words
from backplan.web.own_forms import draw_form
from backplan.web.visitor import Trouble, visitor

# What the answer to a form says, by the word with which it leads here.
SAID: Mapping[str, tuple[str, str]] = {
    **{str(found): ("error", words) for found, words in FOUND.items()},
    "new_code": ("success", "Your new plan code opens your diary now. The old one opens nothing."),
    "deleted": ("success", "Your diary is deleted, and this device has forgotten its code."),
    "not_deleted": ("error", "Nothing was deleted. Please type the word and try again."),
}

here = visitor()
today = here.now.date()
kept = here.diary is not None and here.code is not None
has_diary = bool(here.reading.ids or here.reading.unread)

st.title("Your data", anchor=False)
kind, words = SAID.get(st.query_params.get("said", ""), ("", ""))
if kind:
    (st.success if kind == "success" else st.error)(words)

st.header("Your plan code", anchor=False)
if has_diary and here.code is not None:
    draw_code(here.code)
else:
    st.markdown("Nothing is kept yet. Once you save something, its plan code is shown here.")

st.header("Your diary from another device", anchor=False)
draw_other_device(has_diary=has_diary and kept)

if here.diary is not None and has_diary:
    st.header("Take your diary with you", anchor=False)
    draw_export(here.diary, today, here)
if here.diary is not None and kept:
    st.header("Bring a diary file in", anchor=False)
    draw_import(here.diary, today)
if here.trouble is Trouble.GONE:
    st.header("Begin afresh", anchor=False)
    draw_form("api/leave", "Forget the old code on this device")
if has_diary and kept:
    st.header("A new plan code", anchor=False)
    draw_new_code()
    st.header("Leave or delete", anchor=False)
    draw_leave()

st.header("What is kept, and who can see it", anchor=False)
draw_words()
