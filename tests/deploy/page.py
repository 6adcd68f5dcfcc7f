"""A page in a browser, without the browser: it outlives its connection."""

import contextlib
import ssl
from collections.abc import AsyncIterator

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect

from bench.tab import RUN_S, Run, Tab
from tests.browser.telling_the_day import SAVED

ENTRY = "checkin.entry"
SAVE = "checkin_save"


class Page(Tab):
    """The diary's page of one visitor; what was typed is sent again to whoever answers next.

    Attributes:
        said: What the last run said in boxes.
    """

    def __init__(self, code: str) -> None:
        super().__init__(None, "")
        self.said: list[str] = []
        self._code = code
        self._page = "diary"
        self._filled_in = ""

    @contextlib.asynccontextmanager
    async def connected(self, address: str) -> AsyncIterator[None]:
        """Be connected to a server, which knows nothing of what another one knew."""
        secure = ssl.create_default_context() if address.startswith("https") else None
        self._address, self._page_hash, self._held = address, "", {}
        self._states.pop(SAVE, None)  # a press is not sent again, what was typed is
        async with connect(
            f"{address.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=["streamlit"],
            additional_headers={"Cookie": f"backplan_code={self._code}", "Origin": address},
            ssl=secure,
            compression=None,
            max_size=None,
            ping_interval=None,
            open_timeout=RUN_S,
        ) as self._connection:
            yield

    def fill_in(self, note: str) -> None:
        """Answer the form."""
        entry = self._states[ENTRY]
        self._states = {ENTRY: entry}
        self._filled_in = entry.string_value
        form = f"checkin-{self._filled_in}"
        self.choose(f"{form}.pain", "4")
        key = f"{form}.note"
        self._states[key] = WidgetState(id=self._ids[key], string_value=note)

    async def run(self) -> Run:
        """Run the page's script."""
        self.said = []
        return await self.rerun()

    async def beat(self) -> Run:
        """Run what the page runs by itself."""
        self.said = []
        return await super().beat()

    def says(self, words: str) -> bool:
        """Return whether a box of the last run begins so."""
        return any(one.startswith(words) for one in self.said)

    @property
    def is_saved(self) -> bool:
        """Return whether the last run said that the entry is saved."""
        return self.says(SAVED)

    @property
    def has_a_new_form(self) -> bool:
        """Return whether the form that was filled in gave way to an empty one: it is saved."""
        return self._states[ENTRY].string_value != self._filled_in

    def _note_element(self, message: ForwardMsg) -> None:
        super()._note_element(message)
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "alert":
                self.said.append(element.alert.body)
            case "text_input":
                self._hold(element.text_input)

    def _hold(self, field: object) -> None:
        """Hold what a field has, as a browser does: hidden ones are sent along, too."""
        key = field.id.split("-", 2)[-1]
        if field.set_value or key not in self._states:
            text = field.value if field.set_value else field.default
            self._states[key] = WidgetState(id=field.id, string_value=text)
