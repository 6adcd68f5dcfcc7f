"""What the host adds to the pages: who they are, whom to reach nearby, and what stops for now."""

import html
import re
from collections.abc import Iterator

import streamlit as st

from backplan.content import load_host
from backplan.core.fold import State
from backplan.core.host import Clinic, Host
from backplan.core.programme import Programme
from backplan.core.rulebook import Numbers, Rulebook
from backplan.core.withheld import StandIn, stand_ins, without_paused_plan
from backplan.web.advice import show_numbers

SOMEBODY = "whoever runs backplan here"
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|$~:-])")


def without_plan(state: State) -> State:
    """Return *state* as it is shown here, where the host may have paused plans."""
    return without_paused_plan(state, load_host())


def draw_pause(numbers: Numbers) -> bool:
    """Say that plans are paused, why, and whom to see; return whether they are."""
    host = load_host()
    if host.plans_paused is None:
        return False
    st.header("Plans are paused here for now", anchor=False)
    st.markdown(f"{_who(host)} says: {plain(host.plans_paused)}")
    st.markdown(
        "Until plans are back, ask a doctor or physio which moves suit you. Short, easy walks are "
        "fine for most people. Your entries are still kept, and your plan comes back."
    )
    show_clinic()
    show_numbers(numbers, first="advice")
    return True


def show_clinic() -> None:
    """Draw whom to reach nearby, where the host has named somebody."""
    clinic = load_host().clinic
    if clinic is not None:
        st.html(clinic_card(clinic))


def clinic_card(clinic: Clinic) -> str:
    """Return the card of whom to reach nearby as HTML."""
    name, words = html.escape(clinic.name), html.escape(clinic.words or "")
    if clinic.link is not None:
        name = f'<a href="{html.escape(clinic.link)}">{name}</a>'
    calls = " ".join(
        f'<a class="bp-call" href="tel:{one.replace(" ", "")}">Call {html.escape(one)}</a>'
        for one in clinic.calls
    )
    return (
        f'<div class="bp-card"><p><strong>Near you: {name}</strong></p>'
        + (f"<p>{words}</p>" if words else "")
        + (f'<p class="bp-calls">{calls}</p>' if calls else "")
        + "</div>"
    )


def draw_trainer() -> None:
    """Draw the card "Train with a person near you", where the host has one."""
    trainer = load_host().trainer
    if trainer is None:
        return
    with st.container(border=True):
        st.subheader("Train with a person near you", anchor=False)
        st.markdown(plain(trainer.words))
        if trainer.link is not None:
            st.link_button("More", trainer.link, icon=":material/open_in_new:")


def draw_withheld(programme: Programme, state: State, rulebook: Rulebook) -> None:
    """Say which exercises the host has taken out, and what stands in their place."""
    # Most hosts take nothing out: then no diary of ten years is walked through.
    found = stand_ins(programme, state.history, rulebook) if rulebook.withheld else ()
    if found:
        words = " ".join(_in_words(one) for one in found)
        st.info(f"{_who(load_host())} has taken something out for now. {words}")


def about_host(host: Host) -> Iterator[tuple[str, str | None]]:
    """Yield what the foot of a page says of the host: words, and where they lead."""
    if host.name is not None:
        yield f"backplan is run here by {host.name}.", None
    for one in host.links:
        yield one.title, one.link


def host_line() -> str:
    """Return what the foot of a page says of the host, as Markdown."""
    parts = (
        plain(words) if link is None else f"[{plain(words)}]({link})"
        for words, link in about_host(load_host())
    )
    return " · ".join(parts)


def plain(words: str) -> str:
    """Return *words* so that Markdown shows them as they stand."""
    return MARKDOWN.sub(r"\\\1", words)


def _in_words(found: StandIn) -> str:
    """Return what stands in the place of an exercise."""
    if found.instead is None:
        return f"**{found.withheld.name}**: nothing stands in its place, the rest goes on."
    return f"**{found.withheld.name}**: **{found.instead.name}** stands in its place."


def _who(host: Host) -> str:
    """Return the host's name at the start of a sentence."""
    return plain(host.name) if host.name else SOMEBODY[0].upper() + SOMEBODY[1:]
