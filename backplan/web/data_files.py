"""A diary out of backplan as a file, and back in."""

import threading
from collections.abc import Mapping
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from backplan.content import load_rulebook
from backplan.core.facts import Kind
from backplan.diary.csv_bundle import write_csv_bundle
from backplan.diary.diary import Diary
from backplan.diary.diary_file import MAX_BYTES, RawFact, read_diary_file, write_diary_file
from backplan.diary.file_text import DiaryFileError
from backplan.diary.import_plan import ImportPlan, import_facts, plan_import
from backplan.diary.store import StoreError, StoreReadOnlyError
from backplan.web.dropzone import name_dropzone
from backplan.web.visitor import Visitor
from backplan.words import full_day

UPLOADS, READ, IMPORTED = "diary_uploads", "diary_read", "diary_imported"
# A large file made to be slow costs seconds: two of them must not cost twice as much at once.
_ONE_READER = threading.Lock()
MIB = 1024 * 1024
KINDS: Mapping[str, tuple[str, str]] = {
    Kind.ANSWERS: ("check", "checks"),
    Kind.SESSION: ("session", "sessions"),
    Kind.CHECKIN: ("check-in", "check-ins"),
    Kind.STEPS: ("list of steps", "lists of steps"),
    Kind.FLAGS: ("answer to safety questions", "answers to safety questions"),
    Kind.REVIEW: ("weekly review", "weekly reviews"),
    Kind.CLEARANCE: ("go-ahead from a clinician", "go-aheads from a clinician"),
    Kind.SWAP: ("swapped exercise", "swapped exercises"),
    Kind.WITHDRAWN: ("entry taken back", "entries taken back"),
    Kind.SETTINGS: ("setting", "settings"),
}
NEWER = ("entry from a newer backplan", "entries from a newer backplan")


def draw_export(diary: Diary, today: date, here: Visitor) -> None:
    """Give the whole diary out, as the file that backplan reads again and as tables."""
    st.markdown(
        "The diary file holds all that you saved. It needs no code, and it is **not sealed**: keep "
        "it where only you can read it. backplan can read it again. The tables are for "
        "spreadsheets."
    )
    st.download_button(
        "Download my diary file",
        data=lambda: write_diary_file(diary.facts().facts),
        file_name=f"backplan-diary-{today}.json",
        mime="application/json",
        on_click="ignore",
        key="export_file",
    )
    st.download_button(
        "Download tables (CSV)",
        data=lambda: write_csv_bundle(here.state.history, load_rulebook().catalogue),
        file_name=f"backplan-tables-{today}.zip",
        mime="application/zip",
        on_click="ignore",
        key="export_tables",
    )


def draw_import(diary: Diary, today: date) -> None:
    """Take a diary file in: first say what it would add, then add it on request."""
    turn = st.session_state.setdefault(UPLOADS, 0)
    uploaded = st.file_uploader(
        "A diary file from backplan",
        type=["json"],
        max_upload_size=MAX_BYTES // MIB,
        key=f"import_{turn}",
    )
    name_dropzone()
    added: int | None = st.session_state.pop(IMPORTED, None)
    if added is not None:
        entries = "1 entry was" if added == 1 else f"{added:,} entries were"
        st.success(f"{entries} added to your diary.", icon=":material/check_circle:")
    if uploaded is None:
        st.session_state.pop(READ, None)
        return
    given = _read_once(uploaded)
    if isinstance(given, DiaryFileError):
        st.error(
            f"This file cannot be read. Line {given.line:,}: {given.reason}. Nothing was added.",
            icon=":material/error:",
        )
        return
    plan = plan_import(diary.facts().facts, given)
    _draw_preview(plan)
    number = len(plan.new)
    if number and st.button(f"Add {number:,} to my diary", type="primary", key="import_add"):
        _import(diary, plan, today)


def _read_once(uploaded: UploadedFile) -> tuple[RawFact, ...] | DiaryFileError:
    """Return the facts of a file, or what is wrong with it; it is read once, one at a time."""
    before = st.session_state.get(READ)
    if before is not None and before[0] == uploaded.file_id:
        found: tuple[RawFact, ...] | DiaryFileError = before[1]
        return found
    with _ONE_READER:
        try:
            found = read_diary_file(uploaded.getvalue(), load_rulebook())
        except DiaryFileError as error:
            found = error
    st.session_state[READ] = (uploaded.file_id, found)
    return found


def _draw_preview(plan: ImportPlan) -> None:
    """Say what an import would add."""
    lines = [
        f"- {count:,} {KINDS.get(kind, NEWER)[count != 1]}" for kind, count in plan.kinds.items()
    ]
    if plan.first is not None and plan.last is not None:
        st.markdown(f"**This would be added**, {full_day(plan.first)} to {full_day(plan.last)}:")
        st.markdown("\n".join(lines))
    else:
        st.info("Your diary has all of this already. There is nothing to add.")
    if plan.new and plan.already_there:
        st.markdown(
            f"{plan.already_there:,} more are in your diary already. They stay as they are."
        )
    if plan.different:
        st.markdown(
            f"{plan.different:,} are in your diary too, but say something else there. "
            "What your diary says stays."
        )


def _import(diary: Diary, plan: ImportPlan, today: date) -> None:
    """Add what is new, all of it or nothing."""
    try:
        added = import_facts(diary, plan, today)
    except StoreReadOnlyError:
        st.error("This could not be saved: nothing may be written just now. Nothing was added.")
    except StoreError:
        st.error("We cannot reach the place where diaries are kept. Nothing was added. Try again.")
    else:
        st.session_state[IMPORTED] = added
        st.session_state[UPLOADS] += 1
        st.rerun()
