"""One screen of the check: draws its lists and questions, and says what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import streamlit as st

from backplan.core.quiz import Given
from backplan.core.red_flags import DetailKind, FlagAnswer, RedFlag
from backplan.core.rulebook import Screen
from backplan.web.advice import show_numbers
from backplan.web.questions import Asking, ask
from backplan.web.sign_names import draw_group, draw_or, sign_label
from backplan.web.still_open import ANSWER_THIS, mark_open

NONE = "none"
TICK_TRUE = "**Tick any that are true, or that you are not sure about.**"
MAY_STAY_EMPTY = ("steps", "activity_name", "country")
MARKS = {"training_days": "Choose 2, 3 or 4 days."}
"""What is said below a question of which an answer can be there and still not be enough."""
BOTH = "You ticked something and “None of these”. Please clear one."
NEITHER = "Tick what is true, or tick “None of these”."
YES_NO_UNSURE = {"yes": "Yes", "no": "No", "unsure": "I am not sure"}


@dataclass(slots=True)
class Drawn:
    """What a screen holds so far, and what keeps it from being finished."""

    marks: bool = False
    given: dict[str, object] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def lack(self, words: str, mark: str = ANSWER_THIS) -> None:
        """Note what is missing, and mark the place right below its question."""
        self.missing.append(words)
        if self.marks:
            mark_open(mark)


def draw_screen(screen: Screen, asking: Asking) -> Drawn:
    """Draw *screen* and return what it holds."""
    drawn = Drawn(marks=asking.marks)
    if screen.flags:
        draw_flags(screen, asking, drawn, TICK_TRUE)
    if screen.rather_not is not None:
        with st.expander("I would rather not say", icon=":material/lock:"):
            st.markdown(screen.rather_not)
            show_numbers(asking.rulebook.numbers_for(asking.country))
    if screen.readiness:
        _readiness(screen, asking, drawn)
    for name in screen.keys:
        if name == "steps_guess" and drawn.given.get("steps") is not None:
            continue
        value = ask(name, asking)
        if value is None and name not in MAY_STAY_EMPTY:
            drawn.lack(asking.question(name).text, MARKS.get(name, ANSWER_THIS))
        drawn.given[name] = None if value == "" else value
    return drawn


def has_details(given: Given) -> bool:
    """Return whether a screen holds anything but a plain "none of these"."""
    return bool(given.get("flags") or given.get("readiness"))


def draw_flags(screen: Screen, asking: Asking, drawn: Drawn, heading: str) -> None:
    """Draw the list of red flags, with the follow-ups of those that are ticked."""
    flags: dict[str, str] = {}
    details: dict[str, dict[str, int]] = {}
    st.markdown(heading)
    with st.container(gap="xsmall"):
        for name in screen.flags:
            flag = asking.rulebook.red_flags[name]
            draw_group(screen.id, name)
            if _tick(sign_label(name, flag.question), name, asking):
                flags[name] = FlagAnswer.YES
                found = _details(flag, asking, drawn)
                if found:
                    details[name] = found
        if screen.checked:
            _checked_before(screen.checked, asking, flags, drawn)
        _none_of_these(screen.id, list(flags), asking, drawn)
    drawn.given |= {"flags": flags, "flag_details": details, "flags_asked": list(screen.flags)}


def _checked_before(
    names: Iterable[str], asking: Asking, flags: dict[str, str], drawn: Drawn
) -> None:
    """Ask which signs are old, were checked by a clinician and have not changed since."""
    asked = "checked." + "_".join(names)
    old = (
        "One of these is not new. A doctor or physio has checked it, and it has not changed since."
    )
    if not _tick(old, asked, asking):
        return
    flags_asked = asking.rulebook.red_flags
    options = {name: sign_label(name, flags_asked[name].question) for name in names}
    with st.container(border=True, gap="xsmall"):
        st.markdown("**Which of them has been checked?**")
        ticked = [name for name in names if _tick(options[name], f"{asked}.{name}", asking)]
    for name in ticked:
        flags.setdefault(name, FlagAnswer.CHECKED)
    if not ticked:
        drawn.lack("Which of them has been checked?")


def _details(flag: RedFlag, asking: Asking, drawn: Drawn) -> dict[str, int]:
    """Draw the follow-ups of one flag; not sure counts as the more careful answer."""
    found: dict[str, int] = {}
    if not flag.details:
        return found
    with st.container(border=True):
        for detail in flag.details:
            key = asking.key(f"{flag.id}.{detail.id}")
            if detail.kind is DetailKind.WEEKS:
                weeks = st.number_input(
                    detail.question, 0, 45, value=None, key=key, persist_state="session"
                )
                if weeks is not None:
                    found[detail.id] = weeks
                continue
            said = st.radio(
                detail.question,
                tuple(YES_NO_UNSURE),
                index=None,
                format_func=YES_NO_UNSURE.__getitem__,
                horizontal=True,
                key=key,
                persist_state="session",
            )
            if said is None:
                drawn.lack(detail.question)
            else:
                found[detail.id] = said == "yes" or (said == "unsure" and not detail.lowers)
    return found


def _readiness(screen: Screen, asking: Asking, drawn: Drawn) -> None:
    """Draw the list of readiness items."""
    st.markdown("**Tick any that are true for you, or that you are not sure about.**")
    items = asking.rulebook.readiness
    with st.container(gap="xsmall"):
        ticked = []
        for name in screen.readiness:
            draw_group(screen.id, name)
            if _tick(sign_label(name, items[name].question), name, asking):
                ticked.append(name)
        _none_of_these(screen.id, ticked, asking, drawn)
    drawn.given["readiness"] = ticked


def _none_of_these(screen: str, ticked: list[str], asking: Asking, drawn: Drawn) -> None:
    """Draw "none of these": a list without a tick is unanswered, never a no."""
    draw_or()
    none = _tick("**None of these**", f"{screen}.{NONE}", asking)
    if none and ticked:
        drawn.lack(BOTH, BOTH)
    elif not none and not ticked:
        drawn.lack(NEITHER, NEITHER)


def _tick(label: str, name: str, asking: Asking) -> bool:
    """Draw a box to tick."""
    return st.checkbox(label, key=asking.key(name), persist_state="session", width="stretch")
