"""An entry in the place of another one: both are kept, one counts, and there is a way back."""

from collections.abc import Mapping, Sequence

from backplan.core.facts import Kind
from backplan.core.sessions import CheckIn
from backplan.web.diary_pages import checkin_words
from backplan.web.entries import Entry
from backplan.web.history_undo import offer_undo
from backplan.web.saving import Outcome, try_to_save
from backplan.web.visitor import Visitor
from backplan.words import day


def keep_in_place(
    here: Visitor,
    kind: Kind,
    data: Mapping[str, object],
    entry: Entry,
    old: Sequence[str],
    said: str,
) -> Outcome:
    """Save *entry* and take back the *old* ones, so that nothing of them counts any more.

    Args:
        here: The visitor.
        kind: What kind of fact it becomes.
        data: What it says.
        entry: Its id.
        old: Ids of the facts in whose place it comes.
        said: What to say once it is kept.
    """
    # The new one first: whatever happens between the two, the day is never left without one.
    outcome = try_to_save(here, kind, data, entry, said)
    if outcome is Outcome.REFUSED:
        return outcome
    added = [entry.fact_id]
    for number, fact in enumerate(old):
        part = entry.part(str(number))
        try_to_save(here, Kind.WITHDRAWN, {"fact": fact}, part)
        added.append(part.fact_id)
    if outcome is Outcome.KEPT:
        offer_undo(entry, added)
    return outcome


def saved_words(checkin: CheckIn) -> str:
    """Return what to say of a check-in that is kept."""
    note = " Your note is kept too." if checkin.note else ""
    return f"Saved for {day(checkin.on)}. {checkin_words(checkin)}{note}"


def checkin_of(checkins: Sequence[CheckIn], on: object) -> CheckIn | None:
    """Return the check-in that counts for the day *on*, or None."""
    return next((one for one in reversed(checkins) if one.on == on), None)
