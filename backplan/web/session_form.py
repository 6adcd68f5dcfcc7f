"""A session that was done without the guided player: which, how much of it, and how it felt.

Whoever stopped for a reason that needs help is shown whom to call at once: that is kept first, so
that it outlives a reload, and whether the rest was filled in does not matter.
"""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from backplan.content import load_rulebook
from backplan.core.answers import WEEKDAYS, parse_flags
from backplan.core.errors import InvalidValueError
from backplan.core.facts import Kind
from backplan.core.fields import Fields
from backplan.core.programme import Item, Programme, Session
from backplan.core.sessions import EffortLeft, parse_session
from backplan.core.triage import triage_flags
from backplan.web.advice import ADVICE, show_advice, show_numbers
from backplan.web.diary_pages import (
    STOP_REASONS,
    ask_day,
    pain_scale,
    refused_words,
    say_missing,
    say_refused,
    session_words,
)
from backplan.web.entries import Entry, draw_saved, hold_entry, just_saved
from backplan.web.saving import Outcome, draw_waiting, try_to_save
from backplan.web.session_given import (
    ItemGiven,
    SessionGiven,
    missing,
    planned_amount,
    session_data,
)
from backplan.web.sitemap import page
from backplan.web.still_open import mark_open
from backplan.web.visitor import Visitor
from backplan.words import DAYS, day, dose

FORM = "session"
Rooms = dict[str, DeltaGenerator]
"""Room for words below each question, by its name."""
EFFORTS = {
    EffortLeft.NONE: "0 or 1",
    EffortLeft.SOME: "2 or 3",
    EffortLeft.PLENTY: "4 or more",
}
AMOUNTS = {
    "reps": "How many each time?",
    "hold_s": "How many seconds each time?",
    "minutes": "How many minutes each time?",
}


def draw_session(here: Visitor) -> None:
    """Draw the form of one session and save it on request; without a plan, point at the plan."""
    programme = here.state.programme
    if here.state.locked or programme is None:
        _point_at_plan(here)
        return
    entry = hold_entry(FORM, here.reading.ids)
    prefix = f"{FORM}-{entry.id}"
    session = _which(programme, prefix, here.now.date())
    if session is not None:
        rooms: Rooms = {}
        given = _ask(session, prefix, here, rooms)
        if given.stop_reason in load_rulebook().triage.E9.flags:
            _stop_at_once(given, here, entry)
        elif st.button("Save this session", type="primary", key=f"{FORM}_save", width="stretch"):
            _save(given, here, entry, rooms)
    draw_waiting(FORM)
    draw_saved(FORM)


def _point_at_plan(here: Visitor) -> None:
    """Say why there is no session to log."""
    if here.state.locked:
        st.warning(
            "Your plan is on hold for now. The Plan page says what to do first. You can still note "
            "how your day was.",
            icon=":material/medical_services:",
        )
        call = ADVICE[here.state.triage.level].call
        show_numbers(load_rulebook().numbers_for(here.country), first=call)
    else:
        st.info("There is no plan yet, so there is no session to log.", icon=":material/info:")
    if st.button("Go to the Plan page", type="primary", key=f"{FORM}_plan"):
        st.switch_page(page("plan"))


def _which(programme: Programme, prefix: str, today: date) -> Session | None:
    """Ask which of the planned sessions it was; today's is chosen if there is one."""
    planned = {one.day: one for one in programme.sessions}
    weekday = WEEKDAYS[today.weekday()]
    names = tuple(planned)
    chosen = st.selectbox(
        "Which session did you do?",
        names,
        index=names.index(weekday) if weekday in planned else None,
        format_func=lambda one: f"{DAYS[one]}'s session",
        placeholder="Choose a session of your plan",
        key=f"{prefix}.which",
        persist_state="session",
    )
    return planned.get(chosen or "")


def _ask(session: Session, prefix: str, here: Visitor, rooms: Rooms) -> SessionGiven:
    """Draw the questions about *session*, with room below each for what it lacks."""
    on = ask_day("On which day?", f"{prefix}.date", here.now.date())
    again = any(one.on == on for one in here.state.history.sessions)
    if again and not just_saved(FORM):
        st.info("You have logged a session on this day already. A second one is kept besides it.")
    before = pain_scale("Pain before, from 0 (none) to 10 (worst)", f"{prefix}.pain_before")
    rooms["pain_before"] = st.container()
    st.header("What did you do?", anchor=False)
    st.markdown("Tick what was done as planned. Where it was not, say what you did.")
    items = tuple(
        _ask_item(one, f"{prefix}.{session.day}.{one.exercise.id}") for one in session.items
    )
    rooms["items"] = rooms["sets"] = st.container()
    st.header("How did it go?", anchor=False)
    effort = ask_effort("How many more could you have done at the end of a set?", prefix)
    rooms["effort"] = st.container()
    during = pain_scale("Highest pain while you did it", f"{prefix}.pain_during")
    rooms["pain_during"] = st.container()
    after = pain_scale("Pain after", f"{prefix}.pain_after")
    rooms["pain_after"] = st.container()
    stopped = st.toggle("I stopped early", key=f"{prefix}.stopped", persist_state="session")
    reason = _ask_stop_reason(prefix) if stopped else None
    rooms["stop_reason"] = st.container()
    return SessionGiven(
        on=on,
        items=items,
        effort=effort,
        pain_before=before,
        pain_during=during,
        pain_after=after,
        stopped=stopped,
        stop_reason=reason,
    )


def _ask_item(item: Item, key: str) -> ItemGiven:
    """Ask how much of one exercise was done."""
    unit, _ = planned_amount(item)
    planned = dose(item)
    with st.container(gap="xxsmall"):
        as_planned = st.checkbox(
            f"**{item.exercise.name}**: {planned[0].lower()}{planned[1:]}",
            key=f"{key}.done",
            persist_state="session",
        )
        with st.expander("I did something else"):
            st.markdown("Fill in what was different. What you leave empty counts as planned.")
            sides = ", on each side" if item.exercise.dose.per_side else ""
            sets = _number(f"How many sets{sides}?", 1, f"{key}.sets")
            amount = _number(AMOUNTS[unit], 0, f"{key}.amount")
            load = None
            if "weights" in item.exercise.kit:
                load = st.number_input(
                    "Weight in kg, all together",
                    min_value=0.0,
                    value=None,
                    step=0.5,
                    format="%.1f",
                    key=f"{key}.load_kg",
                    persist_state="session",
                )
            return ItemGiven(
                item=item,
                as_planned=as_planned,
                sets=sets,
                amount=amount,
                load_kg=load,
                effort=ask_effort("How many more could you have done?", key),
                pain=pain_scale("Highest pain during it", f"{key}.pain"),
            )


def _number(label: str, least: int, key: str) -> int | None:
    """Ask for a whole number; its highest value is checked when it is saved."""
    return st.number_input(
        label,
        min_value=least,
        value=None,
        step=1,
        key=key,
        persist_state="session",
    )


def ask_effort(label: str, key: str) -> EffortLeft | None:
    """Ask how many more repetitions there would have been."""
    chosen = st.segmented_control(
        label,
        tuple(str(one) for one in EffortLeft),
        format_func=lambda one: EFFORTS[EffortLeft(one)],
        key=f"{key}.effort",
        persist_state="session",
        wrap=True,
    )
    return EffortLeft(chosen) if chosen in tuple(EffortLeft) else None


def _ask_stop_reason(prefix: str) -> str | None:
    """Ask why the session was stopped; some of the reasons are acted on once they are chosen."""
    reason: str | None = st.selectbox(
        "Why did you stop?",
        tuple(STOP_REASONS),
        index=None,
        format_func=STOP_REASONS.__getitem__,
        placeholder="Choose the main reason",
        key=f"{prefix}.stop_reason",
        persist_state="session",
    )
    st.markdown(
        ":small[If it is one of the first six, we keep it at once and show you whom to call.]"
    )
    return reason


def _stop_at_once(given: SessionGiven, here: Visitor, entry: Entry) -> None:
    """Keep the red flag first, then the session if it is complete, and show what to do."""
    rulebook = load_rulebook()
    flag = rulebook.triage.E9.flags[given.stop_reason or ""]
    fact = {"asked": [flag], "flags": {flag: "yes"}}
    kept = try_to_save(here, Kind.FLAGS, fact, entry.part("stop"))
    data = None if missing(given) else _checked(given)
    if data is not None:
        try_to_save(here, Kind.SESSION, data, entry)
    if kept is not Outcome.REFUSED:
        st.switch_page(page("plan"))
    triage = triage_flags(*parse_flags(Fields(fact), rulebook), rulebook)
    show_advice(triage.level, triage.reasons, rulebook.numbers_for(here.country), rulebook)


def _save(given: SessionGiven, here: Visitor, entry: Entry, rooms: Rooms) -> None:
    """Save the session, or say what keeps it from being saved."""
    lacking = missing(given)
    if lacking:
        for question, words in lacking.items():
            mark_open(words, rooms[question])
        say_missing(lacking.values())
        return
    data = _checked(given, rooms)
    if data is None:
        return
    done = parse_session(data, load_rulebook().catalogue.exercises)
    said = f"Saved for {day(done.on)}. {session_words(done)}"
    if try_to_save(here, Kind.SESSION, data, entry, said) is not Outcome.REFUSED:
        st.rerun()


def _checked(given: SessionGiven, rooms: Rooms | None = None) -> dict[str, object] | None:
    """Return the session as its fact holds it, or None after saying what cannot be taken."""
    data = session_data(given)
    try:
        parse_session(data, load_rulebook().catalogue.exercises)
    except InvalidValueError as error:
        if rooms is not None:
            mark_open(refused_words(error), rooms.get(error.key, rooms["items"]))
        say_refused(error)
        return None
    return data
