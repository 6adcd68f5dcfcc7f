"""What others than a visitor get to see of a visit: addresses, titles, headers, and all files."""

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
    seen: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Begin to watch *page*."""
        page.on("request", self._note_request)
        page.on("response", self._note_response)
        page.on("websocket", lambda socket: self.seen.append(socket.url))
        page.on("framenavigated", lambda frame: self.seen.append(frame.url))

    def _note_request(self, request: Request) -> None:
        self.seen += [request.url, request.headers.get("referer", "")]

    def _note_response(self, response: Response) -> None:
        headers = response.headers
        self.seen += [f"{name}: {headers[name]}" for name in headers if name != "set-cookie"]

    def code(self, code: PlanCode) -> PlanCode:
        """Let nobody see *code*, however it is written."""
        self.secret += [code.written, code.written.replace("-", "")]
        return code

    def files(self) -> bytes:
        """Return all that the server has written."""
        return b"".join(one.read_bytes() for one in self.folder.rglob("*") if one.is_file())

    def finds(self, words: str) -> bool:
        """Return whether others could see *words*."""
        places = (self.files(), *(one.encode() for one in self.seen))
        return any(words.lower().encode() in place.lower() for place in places)

    def check(self, page: Page) -> None:
        """Fail if anything secret can be seen by now."""
        self.seen.append(page.title())
        assert [one for one in self.secret if self.finds(one)] == []
