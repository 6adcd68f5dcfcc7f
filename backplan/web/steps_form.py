"""Steps from a phone: a file is read while its owner looks on, and what it says is shown first."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from backplan.core.facts import Kind
from backplan.diary.steps.asked import Asked, DayOrder
from backplan.diary.steps.faults import Fault
from backplan.diary.steps.found import StepsFound
from backplan.diary.steps.job import StepsJob
from backplan.diary.steps.merge import StepsPlan, plan_steps
from backplan.web.dropzone import name_dropzone
from backplan.web.entries import Entry, draw_saved, hold_entry, just_saved
from backplan.web.history_undo import draw_undo, offer_undo, undo_if_asked
from backplan.web.saving import Outcome, draw_waiting, try_to_save
from backplan.web.steps_words import FAULTS, HOW, NOTHING_ADDED, ORDERS
from backplan.web.visitor import Visitor

FORM = "steps"
JOB, TURN = "steps_job", "steps_turn"
LOOK_EVERY_S = 0.5
UPLOAD_AT_MOST_MIB = 200
NO_ONES_FAULT = (Fault.CANCELLED, Fault.BUSY)


def draw_steps(here: Visitor) -> None:
    """Draw what comes next: choosing a file, its reading, or what it would add."""
    entry = hold_entry(FORM, here.reading.ids)
    undo_if_asked(here)
    job: StepsJob | None = st.session_state.get(JOB)
    if job is None:
        _choose(here)
    elif not job.has_ended:
        _look_on(job)
    elif job.found is None:
        _say_refused(job, here)
    else:
        _preview(job.found, here, entry)
    draw_waiting(FORM)
    if just_saved(FORM):
        draw_saved(FORM)
        draw_undo()


def _choose(here: Visitor) -> None:
    """Ask for the file, and begin to read it."""
    st.markdown(
        "Your phone or watch may have counted your steps. Bring in the file that it gives you. "
        "We read the steps and nothing else, and do not keep the file."
    )
    turn = st.session_state.setdefault(TURN, 0)
    uploaded = st.file_uploader(
        "The file from your phone",
        max_upload_size=UPLOAD_AT_MOST_MIB,
        key=f"{FORM}_file_{turn}",
    )
    name_dropzone()
    with st.expander("How do I get this file?"):
        st.markdown("\n".join(f"- **{name}:** {words}" for name, words in HOW.items()))
    if uploaded is not None:
        _start(_taken(uploaded), here, DayOrder.UNKNOWN)


def _taken(uploaded: UploadedFile) -> bytes:
    """Return the file, and let go of it everywhere else."""
    content = uploaded.getvalue()
    context = get_script_run_ctx()
    if context is not None:
        # Streamlit keeps a file for as long as the page is open, whether it is looked at or not.
        context.uploaded_file_mgr.remove_session_files(context.session_id)
    st.session_state[TURN] += 1
    return content


def _start(content: bytes, here: Visitor, order: DayOrder) -> None:
    """Begin to read a file."""
    zone = st.context.timezone or "UTC"
    asked = Asked(latest=here.now.date(), zone=zone, order=order)
    st.session_state[JOB] = StepsJob(content, asked)
    st.rerun()


def _end() -> None:
    """Let the next file come."""
    st.session_state.pop(JOB, None)


@st.fragment(run_every=LOOK_EVERY_S)
def _look_on(job: StepsJob) -> None:
    """Show how far reading has come, and a way to stop it."""
    if job.has_ended:
        st.rerun()
    if job.percent is None:
        st.progress(0, "Waiting: two other files are being read first.")
    else:
        st.progress(job.percent, "Reading your file.")
    if st.button("Stop reading", key=f"{FORM}_stop"):
        job.cancel()


def _say_refused(job: StepsJob, here: Visitor) -> None:
    """Say why nothing was read, or ask what the file leaves open."""
    if job.fault is Fault.DAY_ORDER and job.content is not None:
        order = st.radio(
            "How are the dates in this file written?",
            tuple(ORDERS),
            format_func=ORDERS.__getitem__,
            index=None,
            key=f"{FORM}_order",
        )
        if order is not None:
            _start(job.hand_over(), here, order)
    elif job.fault in (None, *NO_ONES_FAULT):
        st.info(f"{FAULTS[job.fault or Fault.CANCELLED]} {NOTHING_ADDED}")
    else:
        st.error(f"{FAULTS[job.fault]} {NOTHING_ADDED}", icon=":material/error:")
    st.button("Choose another file", key=f"{FORM}_again", on_click=_end)


def _preview(found: StepsFound, here: Visitor, entry: Entry) -> None:
    """Show what the file would add, and add it on request."""
    # Charts bring libraries that other parts of the page do not pay for.
    from backplan.web.steps_preview import draw_found, draw_plan  # noqa: PLC0415

    plan = plan_steps(here.state.history.steps, found)
    draw_found(found)
    correct = draw_plan(plan)
    number = len(plan.days(correct=correct))
    days = "1 day" if number == 1 else f"{number:,} days"
    if number and st.button(
        f"Add {days} to my diary", type="primary", key=f"{FORM}_save", width="stretch"
    ):
        _save(plan, here, entry, correct=correct)
    st.button("Choose another file", key=f"{FORM}_again", on_click=_end)


def _save(plan: StepsPlan, here: Visitor, entry: Entry, *, correct: bool) -> None:
    """Save the days as one entry."""
    number = len(plan.days(correct=correct))
    said = f"Saved. Your diary has the steps of {number:,} more or corrected days."
    outcome = try_to_save(here, Kind.STEPS, plan.data(correct=correct), entry, said)
    if outcome is Outcome.KEPT:
        offer_undo(entry, [entry.fact_id])
    if outcome is not Outcome.REFUSED:
        _end()
        st.rerun()
