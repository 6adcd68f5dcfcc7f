"""What others than a visitor get to see of a visit: addresses, titles, headers, and all files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, Request, Response

from backplan.diary.codes import PlanCode


@dataclass
class Watch:
    """What others than the visitor get to see.

    Attributes:
        folder: Where the server keeps everything: the database, and what it says.
        seen: Addresses, titles and headers so far.
        secret: What must not be there.
    """

    folder: Path
    secret: list[str]
    seen: set[str] = field(default_factory=set)

    def over(self, page: Page) -> None:
        """Begin to watch *page*."""
        page.on("request", self._note_request)
        page.on("response", self._note_response)
        page.on("websocket", lambda socket: self.seen.add(socket.url))
        page.on("framenavigated", lambda frame: self.seen.add(frame.url))

    def _note_request(self, request: Request) -> None:
        self.seen |= {request.url, request.headers.get("referer", "")}

    def _note_response(self, response: Response) -> None:
        headers = response.headers
        self.seen |= {f"{name}: {headers[name]}" for name in headers if name != "set-cookie"}

    def code(self, code: PlanCode) -> PlanCode:
        """Let nobody see *code*, however it is written."""
        self.secret += [code.written, code.written.replace("-", "")]
        return code

    def files(self) -> dict[str, bytes]:
        """Return all that the server has written, by file."""
        return {one.name: one.read_bytes() for one in self.folder.rglob("*") if one.is_file()}

    def places(self, words: str) -> list[str]:
        """Return where others could see *words*."""
        return _places(words, self._seeable())

    def check(self, page: Page) -> None:
        """Fail if anything secret can be seen by now."""
        self.seen.add(page.title())
        seeable = self._seeable()
        found = {one: _places(one, seeable) for one in self.secret}
        assert {one: places for one, places in found.items() if places} == {}

    def _seeable(self) -> dict[str, bytes]:
        """Return all that others could see, in small letters, by where it is."""
        seen = {one: one.encode() for one in self.seen}
        return {name: held.lower() for name, held in (self.files() | seen).items()}


def _places(words: str, seeable: Mapping[str, bytes]) -> list[str]:
    """Return where *words* are."""
    plain = words.lower().encode()
    # A number counts by itself only: five digits in a row are in many an id, by chance.
    edge = rb"(?<![0-9a-z])%b(?![0-9a-z])" if words.isdecimal() else rb"%b"
    sought = re.compile(edge % re.escape(plain))
    return [name for name, held in seeable.items() if plain in held and sought.search(held)]
