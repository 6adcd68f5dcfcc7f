"""One exercise of a session that is corrected: how much of it was done, and how it felt."""

from collections.abc import Mapping

import streamlit as st

from backplan.core.sessions import EffortLeft, ItemDone
from backplan.web.diary_pages import pain_scale
from backplan.web.history_session_amount import Amount, amount_of, unit_of
from backplan.web.history_session_data import ItemCorrected
from backplan.web.session_form import AMOUNTS, ask_effort


def ask_item(
    item: ItemDone, key: str, name: str, effort: EffortLeft | None, pain: int | None
) -> ItemCorrected:
    """Ask how much of one exercise was done; effort and pain only stand where they differ."""
    noted = amount_of(item)
    fill_in(
        key,
        {
            "done": True,
            "sets": noted.sets,
            "amount": noted.each,
            "load_kg": noted.load_kg,
            "effort": None if effort is None else str(effort),
            "pain": pain,
        },
    )
    with st.container(gap="xxsmall"):
        done = st.checkbox(f"**{name}**", key=f"{key}.done", persist_state="session")
        with st.expander("How much, and how it felt"):
            return ItemCorrected(
                old=item,
                done=done,
                amount=_ask_amount(item, noted, key),
                effort=ask_effort("How many more could you have done?", key),
                pain=pain_scale("Highest pain during it", f"{key}.pain"),
            )


def _ask_amount(item: ItemDone, noted: Amount, key: str) -> Amount:
    """Ask for sets, and for what was done in each; where they differ, an empty field is theirs."""
    if not item.sets:
        return noted
    sides = ", on each side" if item.sets[0].side else ""
    sets = st.number_input(
        f"How many sets{sides}?",
        min_value=1,
        step=1,
        key=f"{key}.sets",
        persist_state="session",
    )
    each = st.number_input(
        AMOUNTS[unit_of(item)],
        min_value=0,
        value=None,
        step=1,
        placeholder="Not the same in every set",
        key=f"{key}.amount",
        persist_state="session",
    )
    load = noted.load_kg
    if any(one.load_kg is not None for one in item.sets):
        load = st.number_input(
            "Weight in kg, all together",
            min_value=0.0,
            value=None,
            step=0.5,
            format="%.1f",
            key=f"{key}.load_kg",
            persist_state="session",
        )
    return Amount(sets=sets, each=each, load_kg=load)


def fill_in(prefix: str, answers: Mapping[str, object]) -> None:
    """Answer each question as it was noted, until the visitor answers it."""
    for name, answer in answers.items():
        st.session_state.setdefault(f"{prefix}.{name}", answer)
