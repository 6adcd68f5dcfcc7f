"""Visitors who think, note a day and save it, whatever happens to the servers."""

import asyncio
import itertools
import secrets
import time
from collections.abc import Sequence

from websockets.exceptions import WebSocketException

from backplan.diary.codes import new_plan_code
from backplan.web.entries import SAVED_BEFORE
from backplan.web.waiting import SAVED_NOW
from bench.tab import TabError
from tests.deploy.page import SAVE, Page
from tests.deploy.tally import Tally

BACK_S = 0.5
"""How soon a browser tries again to be connected."""
BEAT_S = 3
NOT_SAVED_YET = "This is not saved yet: we cannot reach"
LOST = (OSError, WebSocketException, TimeoutError)


class Visitor:
    """Somebody who notes one day after the other.

    Args:
        number: Which one; visitors are spread over the addresses by it.
        addresses: The servers, or what stands before them.
        tally: Where it is noted what they went through.
        think_s: How long they think between two steps, more or less.
    """

    def __init__(self, number: int, addresses: Sequence[str], tally: Tally, think_s: float) -> None:
        self.code = new_plan_code().written
        self._name = f"visitor {number}"
        self._addresses = itertools.cycle([*addresses[number % len(addresses) :], *addresses])
        self._tally, self._think_s = tally, think_s
        self._page = Page(self.code)
        self._number = 0
        self._pressed: float | None = None
        tally.told[self.code] = []

    async def note_days(self, entries: int, over: asyncio.Event) -> None:
        """Save so many entries, fewer if it is over before; one that was begun is finished."""
        while self._goes_on(entries, over):
            try:
                async with self._page.connected(next(self._addresses)):
                    await self._draw()
                    while self._goes_on(entries, over):
                        await self._note_one()
            except LOST as error:
                self._tally.trouble(_in_words(error))
                await asyncio.sleep(BACK_S)

    def _goes_on(self, entries: int, over: asyncio.Event) -> bool:
        return self._pressed is not None or (self._number < entries and not over.is_set())

    async def _note_one(self) -> None:
        """Fill in the form, save it, and see that it is said to be saved."""
        note = f"{self._name}, entry {self._number}"
        if self._pressed is None:
            await self._think()
            self._page.fill_in(note)
            await self._draw()
            await self._think()
            self._pressed = time.monotonic()
        elif self._page.says(SAVED_BEFORE) or self._page.has_a_new_form:
            # Of the answer to “save” a part may have come: the new form, but not that it is saved.
            self._done(note)
            return
        else:
            self._tally.trouble("had to press “save” again")
        self._page.press(SAVE)
        await self._draw()
        if self._page.says(NOT_SAVED_YET):
            self._tally.trouble("was told that an entry waits")
            while not self._page.says(SAVED_NOW):
                await asyncio.sleep(BEAT_S)
                await self._page.beat()
        elif not (self._page.is_saved or self._page.says(SAVED_NOW)):
            self._tally.trouble(f"was told: {self._page.said}")
            return
        self._done(note)

    def _done(self, note: str) -> None:
        self._tally.saved(self.code, note, time.monotonic() - self._pressed)
        self._pressed = None
        self._number += 1

    async def _draw(self) -> None:
        try:
            self._tally.run((await self._page.run()).took_s)
        except TabError as error:
            self._tally.trouble(str(error))

    async def _think(self) -> None:
        await asyncio.sleep(self._think_s * (0.5 + secrets.randbelow(1000) / 1000))


def _in_words(error: Exception) -> str:
    """Return what kind of connection trouble it was."""
    response = getattr(error, "response", None)
    status = f" {response.status_code}" if response is not None else ""
    return f"{type(error).__name__}{status}"
