"""One tab of a browser, without the browser: it speaks Streamlit's protocol."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

RUN_S = 120
"""How long a run may take before it counts as lost."""


class TabError(Exception):
    """A page did not come, or showed an error."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a page's script, as the tab saw it.

    Attributes:
        took_s: From the request to the last message.
        received: How many bytes came.
    """

    took_s: float
    received: int


class Tab:
    """A tab that has a page open, or is about to."""

    def __init__(self, connection: ClientConnection, address: str) -> None:
        self._connection, self._address = connection, address
        self._page = self._page_hash = ""
        self._ids: dict[str, str] = {}
        self._states: dict[str, WidgetState] = {}
        self._held: dict[str, None] = {}
        self._beat = ""

    async def turn_to(self, page: str) -> Run:
        """Open a page, as a click on the menu does."""
        self._page, self._page_hash = page, ""
        self._ids, self._states = {}, {}
        return await self.rerun()

    def choose(self, key: str, option: str) -> None:
        """Choose an option of the segmented control *key*; the next run knows."""
        state = WidgetState(id=self._ids[key])
        state.string_array_value.data.append(option)
        self._states[key] = state

    def press(self, key: str) -> None:
        """Press the button *key*; the next run knows, and none after it."""
        self._states[key] = WidgetState(id=self._ids[key], trigger_value=True)

    async def rerun(self, *, expect: str = "") -> Run:
        """Run the page's script, and fail where the page does not say what is expected."""
        return await self._run(expect=expect.encode(), fragment="")

    async def beat(self) -> Run:
        """Do what a page does that waits for its diary: try again by itself."""
        if not self._beat:
            raise TabError(f"/{self._page} has nothing that runs by itself")
        return await self._run(expect=b"", fragment=self._beat)

    async def _run(self, *, expect: bytes, fragment: str) -> Run:
        began = time.perf_counter()
        await self._connection.send(self._request(fragment).SerializeToString())
        async with asyncio.timeout(RUN_S):
            received, seen = await self._until_finished(expect)
        took = time.perf_counter() - began
        self._states = {key: one for key, one in self._states.items() if not one.trigger_value}
        if expect and not seen:
            raise TabError(f"/{self._page} does not say {expect.decode()!r}")
        return Run(took, received)

    def _request(self, fragment: str) -> BackMsg:
        message = BackMsg()
        request = message.rerun_script
        request.page_script_hash = self._page_hash
        if not self._page_hash:
            request.page_name = self._page
        request.fragment_id = fragment
        request.is_auto_rerun = bool(fragment)
        request.widget_states.widgets.extend(self._states.values())
        request.cached_message_hashes.extend(self._held)
        request.context_info.timezone = "UTC"
        request.context_info.locale = "en-GB"
        request.context_info.url = f"{self._address}/{self._page}"
        return message

    async def _until_finished(self, expect: bytes) -> tuple[int, bool]:
        """Return how many bytes came until the script had run, and whether *expect* was there."""
        received, seen = 0, False
        while True:
            data = await self._connection.recv(decode=False)
            received += len(data)
            seen = seen or (bool(expect) and expect in data)
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return received, seen
            else:
                self._note(message, kind)

    def _note(self, message: ForwardMsg, kind: str | None) -> None:
        """Remember what a browser would."""
        if message.metadata.cacheable:
            self._held[message.hash] = None
        if kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "auto_rerun":
            self._beat = message.auto_rerun.fragment_id
        elif kind == "page_not_found":
            raise TabError(f"there is no page /{self._page}")
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._note_element(message)

    def _note_element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise TabError(f"/{self._page} shows {element.exception.type}")
        if identity := getattr(getattr(element, kind or "", None), "id", ""):
            # "$$ID-", what the widget is, and the key that the page gave it.
            self._ids[identity.split("-", 2)[-1]] = identity


@contextlib.asynccontextmanager
async def open_tab(address: str, code: str = "") -> AsyncIterator[Tab]:
    """Open a tab of a visitor with the plan *code*, or of one without a cookie."""
    cookie = {"Cookie": f"backplan_code={code}"} if code else {}
    where = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(
        where,
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers=cookie,
        compression=None,
        max_size=None,
        ping_interval=None,
        open_timeout=RUN_S,
    ) as connection:
        yield Tab(connection, address)
