"""What waits in a browser: sent until the diary has it, saved once, however often it comes.

The browser keeps it under a tag of the diary, and sends the tag along: what waits for one diary is
never saved to another. It names nothing that it can be guessed from, the plan code least of all.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from backplan.content import load_rulebook
from backplan.core.errors import InvalidValueError
from backplan.core.facts import Kind
from backplan.core.history import check_fact
from backplan.diary.codes import PlanCode
from backplan.diary.sealing import seal_for
from backplan.diary.store import StoreError, StoreReadOnlyError
from backplan.web.entries import Entry
from backplan.web.player_scripts import script, style
from backplan.web.player_words import OUTBOX_WORDS
from backplan.web.visitor import Trouble, Visitor, meet_visitor, new_fact, save
from backplan.web.waiting import let_wait

FORM = KEY = "outbox"
SESSION_PAGE = "session"
AT_MOST = 50
BYTES_AT_MOST = 100_000
_LABEL = b"backplan tag in a browser"
_COMPONENT = st.components.v2.component(
    KEY,
    html="<aside role='status' hidden><p></p><a hidden></a></aside>",
    css=style("keeper"),
    js=script("keeper"),
)


class Sent(BaseModel):
    """An entry as a browser sends it; whether its kind can read the data is asked later."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
    kind: Kind
    data: Mapping[str, object]

    @property
    def entry(self) -> Entry:
        """Return it as an entry, whose fact has an id of its own."""
        return Entry(FORM, self.id)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of what the browser sent, by the ids that it gave."""

    saved: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


ONE = TypeAdapter(Sent)
KINDS = frozenset({Kind.SESSION, Kind.FLAGS, Kind.SWAP})


def tag_of(code: PlanCode | None) -> str:
    """Return the tag of the diary that *code* opens; empty where the browser keeps no code."""
    if code is None:
        return ""
    return hashlib.sha256(_LABEL + code.number.to_bytes(16, "big")).hexdigest()[:32]


def receive(here: Visitor) -> tuple[Visitor, Receipt]:
    """Save what the browser sent, and return the visitor as they are by then."""
    sent: Mapping[str, object] = st.session_state.get(KEY, {}).get("waiting") or {}
    entries = sent.get("entries")
    if sent.get("tag") != tag_of(here.code) or not isinstance(entries, list):
        return here, Receipt()
    saved, refused = [], []
    for raw in entries[:AT_MOST]:
        try:
            one = _read(raw)
        except (InvalidValueError, ValidationError):
            refused += [str(raw["id"])] if isinstance(raw, dict) and "id" in raw else []
        else:
            saved += [one.id] if _keep(one, here) else []
    receipt = Receipt(tuple(saved), tuple(refused))
    new = any(Entry(FORM, one).fact_id not in here.reading.ids for one in saved)
    # What waits in the session counts for the lock, too.
    waits = len(saved) < len(entries) and here.trouble is Trouble.NO_DATABASE
    return (meet_visitor() if new or waits else here), receipt


def draw_outbox(here: Visitor, receipt: Receipt, *, page: str) -> None:
    """Let the browser send what waits, and say what is not saved or not finished yet.

    It also starts another *page* at its top, and has it drawn afresh after a lost connection: a
    component for each would cost every run.
    """
    locked = here.state.locked
    _COMPONENT(
        data={
            "tag": tag_of(here.code),
            "saved": receipt.saved,
            "refused": receipt.refused,
            "session": "" if locked else SESSION_PAGE,
            "page": page,
            # In a tuple: to look whether a mapping is a table, Streamlit would load pandas.
            "words": (OUTBOX_WORDS,),
        },
        key=KEY,
        height="content",
        on_waiting_change=_heard,
        on_connected_change=_heard,
    )


def _heard() -> None:
    """Do nothing: what was sent is read at the start of the script run."""


def _read(raw: object) -> Sent:
    """Return the entry in *raw*, which a diary can take."""
    one = ONE.validate_python(raw)
    if one.kind not in KINDS or len(json.dumps(one.data)) > BYTES_AT_MOST:
        raise InvalidValueError("kind", one.kind, "a session, flags or a swap")
    fact = new_fact(one.kind, one.data, one.entry.fact_id)
    check_fact(fact, load_rulebook())
    return one


def _keep(one: Sent, here: Visitor) -> bool:
    """Return whether the diary has the entry now; where it cannot be reached, it waits here."""
    if here.diary is not None and one.entry.fact_id in here.reading.ids:
        return True
    fact = new_fact(one.kind, one.data, one.entry.fact_id)
    try:
        save(here, fact)
    except StoreReadOnlyError:
        return False
    except StoreError:
        if here.code is not None:
            let_wait(seal_for(here.code).diary_id, one.entry, fact)
        return False
    return True
