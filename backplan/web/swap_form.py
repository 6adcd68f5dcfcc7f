"""Another exercise in the place of one: asked for where it stands, and taken back there.

For every page that shows items: `hold_swaps` once above them all, which returns the entries that
`draw_swap` and `draw_way_back` save with each item.
"""

from collections.abc import Mapping

import streamlit as st

from backplan.core.change import Change
from backplan.core.facts import Kind
from backplan.core.programme import Item
from backplan.core.reviews import SwapReason
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER
from backplan.core.swaps import Offer, swap_offers
from backplan.web.changes import draw_why
from backplan.web.entries import Entry, draw_saved, hold_entry
from backplan.web.saving import Outcome, draw_waiting, try_to_save
from backplan.web.sitemap import page
from backplan.web.visitor import Visitor

FORM = "swap"
BACK = "swap_back"
WHY: Mapping[SwapReason, str] = {
    SwapReason.TOO_PAINFUL: "It hurts too much",
    SwapReason.NO_FLOOR: "I can't get down to the floor",
    SwapReason.NO_KIT: "I don't have what it needs",
    SwapReason.OTHER: "Something else",
}
BESIDES: Mapping[SwapReason, str] = {
    SwapReason.TOO_PAINFUL: "Pain that is sudden and very bad is a reason to stop and get help.",
    SwapReason.NO_FLOOR: "If the floor is always hard for you, say so in the check.",
    SwapReason.NO_KIT: "If you never have it at hand, say so in the check.",
    SwapReason.OTHER: "You can also leave one out now and then. That is fine.",
}


def hold_swaps(here: Visitor) -> tuple[Entry, Entry]:
    """Say what was just swapped or taken back, and return the entries for the next of each."""
    swapping, going_back = (hold_entry(form, here.reading.ids) for form in (FORM, BACK))
    for form in (FORM, BACK):
        draw_waiting(form)
        draw_saved(form)
    return swapping, going_back


def draw_way_back(item: Item, here: Visitor, rulebook: Rulebook, entry: Entry) -> None:
    """Say in whose place *item* stands and why, and take the swap back on request."""
    change = _brought_by(item, here)
    if change is None or not isinstance(change.before, Item):
        return
    old, fact = change.before.exercise, change.facts[0]
    why = next(one.why for one in here.state.history.swaps if one.fact == fact)
    rule = rulebook.adaptation.swap
    told = rule.text if why is SwapReason.OTHER else f"You told us: “{WHY[why]}.”"
    st.markdown(f":material/swap_horiz: In the place of **{old.name}**. {told}")
    with st.container(horizontal=True):
        pressed = st.button(f"Go back to {old.name}", key=f"{BACK}_{fact}")
        draw_why(rule.reason, rulebook)
    if pressed:
        said = f"Done. “{old.name}” is back in your plan."
        data = {"fact": fact}
        if try_to_save(here, Kind.WITHDRAWN, data, entry, said) is not Outcome.REFUSED:
            st.rerun()


def draw_swap(item: Item, here: Visitor, rulebook: Rulebook, entry: Entry) -> None:
    """Draw "Not this one?", which offers what may stand in the place of *item*."""
    if item.ladder == SETTLE_LADDER:
        return
    name = item.exercise.id
    box = st.expander("Not this one?", key=f"swap_open_{name}", type="compact", on_change="rerun")
    if box.open:
        with box:
            _ask(item, here, rulebook, entry)


def _ask(item: Item, here: Visitor, rulebook: Rulebook, entry: Entry) -> None:
    """Ask why, and offer what may stand in its place."""
    name = item.exercise.id
    said = st.radio(
        "Why not?",
        tuple(str(one) for one in SwapReason),
        index=None,
        format_func=lambda one: WHY[SwapReason(one)],
        key=f"{FORM}-{entry.id}.{name}.why",
        persist_state="session",
    )
    if said is None:
        return
    why = SwapReason(said)
    offers = swap_offers(item, why, here.state, rulebook)
    if offers:
        st.markdown("**Choose what to do in its place:**")
    else:
        st.markdown(
            "There is nothing easier to put in its place today. Leave it out and do the others. "
            "That is enough for now."
        )
    for offer in offers:
        new = offer.exercise
        with st.container(gap="xxsmall"):
            pressed = st.button(
                f"Do this: {new.name}", key=f"{FORM}_{name}_{new.id}", width="stretch"
            )
            st.markdown(f":small[{_difference(offer, item, rulebook)}]")
        if pressed:
            _save(item, offer, why, here, entry)
    st.markdown(f":small[{BESIDES[why]}]")
    if why in (SwapReason.NO_FLOOR, SwapReason.NO_KIT):
        st.page_link(page("check"), label="Take the check again", icon=":material/checklist:")


def _difference(offer: Offer, item: Item, rulebook: Rulebook) -> str:
    """Return in a line what an offer is beside *item*."""
    if offer.in_plan:
        return "You have this already, for much the same. The other one is left out."
    if offer.exercise.ladder == item.ladder:
        return "The same kind of move, but easier."
    trains = rulebook.catalogue.ladders[offer.exercise.ladder].trains
    return f"Another kind of move. It trains {trains}."


def _save(item: Item, offer: Offer, why: SwapReason, here: Visitor, entry: Entry) -> None:
    """Save the swap; the plan has it at once."""
    old, new = item.exercise, offer.exercise
    data = {"exercise": old.id, "instead": new.id, "why": str(why)}
    said = (
        f"Done. “{old.name}” is left out from now on. You can go back at “{new.name}”."
        if offer.in_plan
        else f"Done. “{new.name}” takes the place of “{old.name}”. You can go back there."
    )
    if try_to_save(here, Kind.SWAP, data, entry, said) is not Outcome.REFUSED:
        st.rerun()


def _brought_by(item: Item, here: Visitor) -> Change | None:
    """Return the swap that put *item* where it is; None where something else did since."""
    adaptation = here.state.adaptation
    changes = () if adaptation is None else adaptation.changes
    led_here = (
        one
        for one in reversed(changes)
        if isinstance(one.after, Item) and one.after.exercise == item.exercise
    )
    last = next(led_here, None)
    swaps = {one.fact for one in here.state.history.swaps}
    return last if last is not None and swaps.intersection(last.facts) else None
