"""A session that was done without the guided player: which, how much of it, and how it felt.

Whoever stopped for a reason that needs help is shown whom to call at once: that is kept first, so
that it outlives a reload, and whether the rest was filled in does not matter.
"""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from backplan.content import load_rulebook
from backplan.core.answers import WEEKDAYS, parse_flags
from backplan.core.errors import InvalidValueError
from backplan.core.facts import Kind
from backplan.core.fields import Fields
from backplan.core.programme import Item, Programme, Session
from backplan.core.sessions import EffortLeft, Side, parse_session
from backplan.core.triage import triage_flags
from backplan.web.advice import show_advice
from backplan.web.diary_pages import (
    FLAG_OF,
    STOP_REASONS,
    ask_day,
    draw_saved,
    just_saved,
    pain_scale,
    say_missing,
    say_refused,
    say_saved,
    session_words,
)
from backplan.web.saving import try_to_save
from backplan.web.sitemap import PAGES
from backplan.web.visitor import Visitor, entry_id
from backplan.web.words import DAYS, day, dose

FORM = "session"
SETS_AT_MOST = 20
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGiven:
    """What was given for one exercise of the session; None where it was as planned.

    Attributes:
        item: The exercise as planned.
        as_planned: Whether it is ticked.
        sets: Sets, on each side where it has sides.
        amount: Repetitions, seconds or minutes of each set.
        load_kg: The weight.
        effort: How many more there would have been, where it differs from the whole session.
        pain: The highest pain, where it differs from the whole session.
    """

    item: Item
    as_planned: bool
    sets: int | None
    amount: int | None
    load_kg: float | None
    effort: EffortLeft | None
    pain: int | None

    @property
    def done(self) -> bool:
        """Return whether it was done, as planned or otherwise."""
        changes = (self.sets, self.amount, self.load_kg, self.effort, self.pain)
        return self.as_planned or any(one is not None for one in changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionGiven:
    """What was given for the session so far; None where nothing was chosen."""

    on: date
    items: tuple[ItemGiven, ...]
    effort: EffortLeft | None
    pain_before: int | None
    pain_during: int | None
    pain_after: int | None
    stopped: bool
    stop_reason: str | None

    @property
    def done(self) -> tuple[ItemGiven, ...]:
        """Return the exercises that were done."""
        return tuple(one for one in self.items if one.done)


def draw_session(here: Visitor) -> None:
    """Draw the form of one session and save it on request; without a plan, point at the plan."""
    programme = here.state.programme
    if here.state.locked or programme is None:
        _point_at_plan(here)
        return
    prefix = f"{FORM}-{entry_id(FORM)}"
    session = _which(programme, prefix, here.now.date())
    if session is not None:
        given = _ask(session, prefix, here)
        if given.stop_reason in FLAG_OF:
            _stop_at_once(given, here)
        elif st.button("Save this session", type="primary", key=f"{FORM}_save", width="stretch"):
            _save(given, here)
    draw_saved(FORM)


def _point_at_plan(here: Visitor) -> None:
    """Say why there is no session to log."""
    if here.state.locked:
        st.warning(
            "Your plan is on hold for now. The Plan page says what to do first. You can still note "
            "how your day was.",
            icon=":material/medical_services:",
        )
    else:
        st.info("There is no plan yet, so there is no session to log.", icon=":material/info:")
    if st.button("Go to the Plan page", type="primary", key=f"{FORM}_plan"):
        st.switch_page(PAGES["plan"])


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


def _ask(session: Session, prefix: str, here: Visitor) -> SessionGiven:
    """Draw the questions about *session*."""
    on = ask_day("On which day?", f"{prefix}.date", here.now.date())
    again = any(one.on == on for one in here.state.history.sessions)
    if again and not just_saved(FORM):
        st.info("You have logged a session on this day already. A second one is kept besides it.")
    before = pain_scale("Pain before, from 0 (none) to 10 (worst)", f"{prefix}.pain_before")
    st.subheader("What did you do?")
    items = tuple(
        _ask_item(one, f"{prefix}.{session.day}.{one.exercise.id}") for one in session.items
    )
    st.subheader("How did it go?")
    effort = _ask_effort("How many more could you have done at the end of a set?", prefix)
    during = pain_scale("Highest pain while you did it", f"{prefix}.pain_during")
    after = pain_scale("Pain after", f"{prefix}.pain_after")
    stopped = st.toggle("I stopped early", key=f"{prefix}.stopped", persist_state="session")
    return SessionGiven(
        on=on,
        items=items,
        effort=effort,
        pain_before=before,
        pain_during=during,
        pain_after=after,
        stopped=stopped,
        stop_reason=_ask_stop_reason(prefix) if stopped else None,
    )


def _ask_item(item: Item, key: str) -> ItemGiven:
    """Ask how much of one exercise was done."""
    unit, _ = _planned(item)
    with st.container(border=True, gap="small"):
        st.markdown(f"**{item.exercise.name}**  \n{dose(item)}")
        as_planned = st.checkbox(
            "Done as planned", key=f"{key}.done", on_change="ignore", persist_state="session"
        )
        with st.expander("I did something else", type="compact"):
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
                    on_change="ignore",
                    persist_state="session",
                )
            return ItemGiven(
                item=item,
                as_planned=as_planned,
                sets=sets,
                amount=amount,
                load_kg=load,
                effort=_ask_effort("How many more could you have done?", key),
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
        on_change="ignore",
        persist_state="session",
    )


def _ask_effort(label: str, key: str) -> EffortLeft | None:
    """Ask how many more repetitions there would have been."""
    chosen = st.segmented_control(
        label,
        tuple(str(one) for one in EffortLeft),
        format_func=lambda one: EFFORTS[EffortLeft(one)],
        key=f"{key}.effort",
        on_change="ignore",
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


def _stop_at_once(given: SessionGiven, here: Visitor) -> None:
    """Keep the red flag first, then the session if it is complete, and show what to do."""
    flag = FLAG_OF[given.stop_reason or ""]
    fact = {"asked": [flag], "flags": {flag: "yes"}}
    kept = try_to_save(here, Kind.FLAGS, fact, form="stop")
    data = None if _missing(given) else _checked(given)
    if data is not None:
        try_to_save(here, Kind.SESSION, data, form=FORM)
    if kept:
        st.switch_page(PAGES["plan"])
    rulebook = load_rulebook()
    triage = triage_flags(*parse_flags(Fields(fact), rulebook), rulebook)
    show_advice(triage.level, triage.reasons, rulebook.numbers_for(here.country), rulebook)


def _save(given: SessionGiven, here: Visitor) -> None:
    """Save the session, or say what keeps it from being saved."""
    missing = _missing(given)
    if missing:
        say_missing(missing)
        return
    data = _checked(given)
    if data is not None and try_to_save(here, Kind.SESSION, data, form=FORM):
        done = parse_session(data, load_rulebook().catalogue.exercises)
        say_saved(FORM, f"Saved for {day(done.on)}. {session_words(done)}")


def _missing(given: SessionGiven) -> list[str]:
    """Return what is still needed."""
    effort = [one for one in given.done if one.effort is None]
    pain = [one for one in given.done if one.pain is None]
    sets = [one.sets for one in given.items if one.sets is not None]
    needed = {
        "Choose a number for your pain before.": given.pain_before is None,
        "Tick what you did, or say that you stopped early.": not (given.done or given.stopped),
        "Choose how many more you could have done.": bool(effort) and given.effort is None,
        "Choose a number for your highest pain.": bool(pain) and given.pain_during is None,
        "Choose a number for your pain after.": given.pain_after is None,
        "Choose why you stopped.": given.stopped and given.stop_reason is None,
        f"Sets go from 1 to {SETS_AT_MOST}.": any(not 1 <= one <= SETS_AT_MOST for one in sets),
    }
    return [words for words, lacks in needed.items() if lacks]


def _checked(given: SessionGiven) -> dict[str, object] | None:
    """Return the session as its fact holds it, or None after saying what cannot be taken."""
    data: dict[str, object] = {
        "date": given.on.isoformat(),
        "pain_before": given.pain_before,
        "pain_after": given.pain_after,
        "stopped": given.stopped,
        "items": [_item_data(one, given) for one in given.done],
    }
    if given.stop_reason is not None:
        data["stop_reason"] = given.stop_reason
    try:
        parse_session(data, load_rulebook().catalogue.exercises)
    except InvalidValueError as error:
        say_refused(error)
        return None
    return data


def _item_data(one: ItemGiven, given: SessionGiven) -> dict[str, object]:
    """Return an exercise as a session's fact holds it; each side is a set of its own."""
    unit, planned = _planned(one.item)
    done: dict[str, object] = {unit: planned if one.amount is None else one.amount}
    if one.load_kg is not None:
        done["load_kg"] = one.load_kg
    sides = [{"side": str(side)} for side in Side] if one.item.exercise.dose.per_side else [{}]
    return {
        "exercise": one.item.exercise.id,
        "sets": [done | side for _ in range(one.sets or one.item.sets) for side in sides],
        "effort_left": str(one.effort or given.effort),
        "pain_during": given.pain_during if one.pain is None else one.pain,
    }


def _planned(item: Item) -> tuple[str, int]:
    """Return what a set of *item* is counted in, and the low end of what was planned."""
    for unit, amount in (("reps", item.reps), ("hold_s", item.hold_s)):
        if amount is not None:
            return unit, amount[0]
    return "minutes", (item.minutes or (0, 0))[0]
