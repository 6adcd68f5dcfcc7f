"""Streamlit's scripts and styles, packed once: each later visitor gets what is ready.

One thread beside the server packs, first what every page asks for at once, and only once the server
is about to answer: its start is waited for. The whole of it, in both encodings, is some 13 MiB of
memory.
"""

import asyncio
import functools
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from backplan.web.element_scripts import element_scripts
from backplan.web.encodings import BROTLI, encoding_for, pack
from backplan.web.icons import installed_style
from backplan.web.index_page import INDEX, STATIC, named_files
from backplan.web.loader import installed_loader
from backplan.web.sitemap import PAGES

TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
"""What packs well; fonts and pictures are packed as they are."""
READING = ("GET", "HEAD")
FOLDER = "/static/"
FOR_EVER = "public, max-age=31536000, immutable"
"""The name of a file has a hash of what is in it."""


class Packing:
    """The files of one folder by the path they are asked for, each packed once.

    Args:
        folder: The folder above ``static/``.
        changed: What is served in the place of a file, by its path.
    """

    def __init__(self, folder: Path, changed: Mapping[str, bytes] | None = None) -> None:
        self._changed = changed or {}
        every = (one for one in (folder / "static").rglob("*") if one.is_file())
        self._files = {f"/{one.relative_to(folder).as_posix()}": one for one in every}
        self._packed: dict[tuple[str, str], Future[bytes]] = {}
        self._packer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="packing")

    def __contains__(self, path: str) -> bool:
        """Return whether there is such a file."""
        return path in self._files

    def kind(self, path: str) -> str | None:
        """Return the type of a file that packs well; None for any other."""
        return TYPES.get(self._files[path].suffix)

    def pack(self, path: str, encoding: str) -> "Future[bytes]":
        """Return a file packed, or what will be."""
        key = (path, encoding)
        if key not in self._packed:
            self._packed[key] = self._packer.submit(self._read, path, encoding)
        return self._packed[key]

    def _read(self, path: str, encoding: str) -> bytes:
        """Return a file packed."""
        content = self._changed.get(path)
        return pack(self._files[path].read_bytes() if content is None else content, encoding)


@functools.cache
def installed_files() -> Packing:
    """Return the installed Streamlit's files."""
    return Packing(STATIC, dict([installed_loader(), installed_style()]))


def pack_ahead() -> None:
    """Begin to pack what pages ask for before anybody does something on them."""
    drawn = (one.removeprefix(".") for name in PAGES for one in element_scripts(name))
    for path in dict.fromkeys([*named_files(INDEX.read_text(encoding="utf-8")), *drawn]):
        installed_files().pack(path, BROTLI)


class Packed:
    """Middleware that answers for Streamlit's files, packed where the browser can unpack them.

    Args:
        app: What is served.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._files = installed_files()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file; pass everything else on."""
        answer = await self._answer(scope) if scope["type"] == "http" else None
        await (answer or self._app)(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response | None:
        """Return a packed file, or that there is none; None for what somebody else answers."""
        path: str = scope["path"]
        if not path.startswith(FOLDER) or scope["method"] not in READING:
            return None
        if path not in self._files:
            return PlainTextResponse("Not found", 404)
        kind, encoding = self._files.kind(path), encoding_for(scope)
        if kind is None or encoding is None:
            return None
        content = await asyncio.wrap_future(self._files.pack(path, encoding))
        headers = {
            "content-encoding": encoding,
            "cache-control": FOR_EVER,
            "vary": "accept-encoding",
        }
        return Response(content, media_type=kind, headers=headers)
