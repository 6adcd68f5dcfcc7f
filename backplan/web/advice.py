"""What to do first: the advice of each triage level, with numbers to call where the visitor is."""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from backplan.core.evidence import Reason
from backplan.core.red_flags import TriageLevel
from backplan.core.rulebook import Numbers, Rulebook

EMERGENCY_ALONE = "emergency alone"
"""Whom to call where nobody is to choose between an emergency number and a milder one."""


@dataclass(frozen=True, slots=True)
class Advice:
    """The words of one level: a heading, what to do, and whom to call, as for `numbers_card`."""

    heading: str
    words: str
    call: str


ADVICE: Mapping[TriageLevel, Advice] = {
    TriageLevel.EMERGENCY_NOW: Advice(
        "Get help now",
        "What you told us needs to be looked at straight away. Call the emergency number, or have "
        "someone take you to a hospital emergency department. Do not drive yourself. "
        "Do not exercise.",
        EMERGENCY_ALONE,
    ),
    TriageLevel.URGENT_TODAY: Advice(
        "Speak to a doctor today",
        "What you told us should be looked at today. Ask for an urgent appointment, or call the "
        "advice line. If you get worse, or cannot reach anyone, call the emergency number. "
        "Please do not exercise until you have been seen.",
        "advice",
    ),
    TriageLevel.GP_FIRST: Advice(
        "See a doctor or physio before you start",
        "Something you told us should be talked over with a doctor or physio first. Most people "
        "can start soon after. Until then, keep up your daily life as far as it feels all right.",
        "advice",
    ),
    TriageLevel.OK_CAUTION: Advice(
        "You can start with some care, once a doctor or physio agrees",
        "We have left out what does not suit you. We cannot look at your back, and they can. Show "
        "them this plan and the points below, ask what is right for you, and then begin.",
        "none",
    ),
    TriageLevel.OK: Advice(
        "You can start, once a doctor or physio agrees",
        "There was no warning sign in your answers. We cannot look at your back, and they can. "
        "Show them this plan, ask what is right for you, and then begin.",
        "none",
    ),
}

ICONS: Mapping[TriageLevel, str] = {
    TriageLevel.EMERGENCY_NOW: ":material/emergency:",
    TriageLevel.URGENT_TODAY: ":material/today:",
    TriageLevel.GP_FIRST: ":material/stethoscope:",
    TriageLevel.OK_CAUTION: ":material/info:",
    TriageLevel.OK: ":material/check_circle:",
}
"""What stands before the heading of a level."""

HOLD = "See a doctor or physio before you go on"
"""The heading where a plan was on its way, and how it went put it on hold (E2, E6)."""

WALKING = (
    "**What you can do until then.** Short, easy walks of two to five minutes, a few times a day, "
    "as long as they feel all right. Change position often. Use warmth if it helps. "
    "Try not to stay in bed."
)


def show_advice(
    level: TriageLevel,
    reasons: Iterable[Reason],
    numbers: Numbers,
    rulebook: Rulebook,
    *,
    alone: bool = False,
) -> None:
    """Draw what to do at *level*, whom to call, and why; *alone*, it is what the page is about."""
    given = tuple(reasons)
    advice = advice_at(level, given, rulebook)
    with advice_card(level):
        heading = st.title if alone else st.header
        heading(advice.heading, anchor=False, icon=ICONS[level])
        st.markdown(advice.words)
    show_numbers(numbers, first=advice.call)
    show_reasons("Why we say this", given, rulebook)


def advice_card(level: TriageLevel) -> DeltaGenerator:
    """Return a card whose edge tells how soon something is to be done, as its words do."""
    return st.container(border=True, key=f"advice_{level}")


def advice_at(level: TriageLevel, reasons: Sequence[Reason], rulebook: Rulebook) -> Advice:
    """Return what to do at *level*; a plan on hold says in its rule's words what put it there."""
    holds = (rulebook.escalation.E2.reason, rulebook.escalation.E6.reason)
    if level is TriageLevel.GP_FIRST and reasons and reasons[0] in holds:
        return Advice(HOLD, reasons[0].text, ADVICE[level].call)
    return ADVICE[level]


def show_numbers(numbers: Numbers, *, first: str = "emergency") -> None:
    """Draw the numbers as links to dial; *first* is as for `numbers_card`, or ``none``."""
    if first != "none":
        st.html(numbers_card(numbers, first=first))


def numbers_card(numbers: Numbers, *, first: str = "emergency") -> str:
    """Return the card with the numbers as HTML.

    Args:
        numbers: Those of one country.
        first: ``emergency``, ``advice``, or `EMERGENCY_ALONE`.
    """
    emergency = _calls("Call", numbers.emergency, strong=first != "advice")
    advice = _calls("Call", numbers.advice, strong=first == "advice")
    where = html.escape(numbers.name)
    words = html.escape(numbers.advice_words)
    blocks = [
        f'<p><strong>Emergency, {where}</strong></p><p class="bp-calls">{emergency}</p>',
        f"<p><strong>Not an emergency, but soon:</strong> {words}</p>"
        + (f'<p class="bp-calls">{advice}</p>' if advice else ""),
    ]
    if first == EMERGENCY_ALONE:
        blocks = blocks[:1]
    ordered = reversed(blocks) if first == "advice" else blocks
    return f'<div class="bp-card">{"".join(ordered)}</div>'


def show_reasons(title: str, reasons: Iterable[Reason], rulebook: Rulebook) -> None:
    """Draw *reasons* with the sources that each rests on, folded away."""
    with st.expander(title):
        for reason in reasons:
            st.markdown(f"{reason.text}  \n:small[{cite(reason.sources, rulebook)}]")


def cite(sources: Iterable[str], rulebook: Rulebook) -> str:
    """Return short references to *sources*, linked where a link is known."""
    cited = []
    for name in sources:
        source = rulebook.sources[name]
        text = source.reference.replace("[", "(").replace("]", ")")
        cited.append(f"[{name}]({source.link}) {text}" if source.link else f"{name} {text}")
    return "Sources: " + " · ".join(cited)


def _calls(verb: str, numbers: Iterable[str], *, strong: bool) -> str:
    """Return links to dial."""
    kind = "bp-call bp-strong" if strong else "bp-call"
    return " ".join(
        f'<a class="{kind}" href="tel:{html.escape(one)}">{verb} {html.escape(one)}</a>'
        for one in numbers
    )
