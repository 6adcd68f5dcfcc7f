"""The front: every page's first answer, the files that machines ask for, and what is not here."""

import functools
import re
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from backplan.content import load_rulebook
from backplan.web.encodings import encoding_for, pack
from backplan.web.first_paint import ORIGIN, first_paint, not_found
from backplan.web.icons import icon_file, icon_font
from backplan.web.packed import FOR_EVER
from backplan.web.sitemap import FRONT, PAGES

STREAMLITS = (
    *("/_stcore/", "/static/", "/media/", "/component/", "/app/static/"),
    *("/api/", "/auth/", "/oauth2callback"),
)
"""What begins like this somebody further in answers."""
READING = ("GET", "HEAD")
FILES = Path(__file__).with_name("static")
PICTURES = {
    "/icon.svg": ("icon.svg", "image/svg+xml"),
    "/favicon.png": ("icon.svg", "image/svg+xml"),  # Streamlit's page asks for it by that name
    "/share.png": ("share.png", "image/png"),
}
HOST = re.compile(r"[\w.-]+(:\d+)?|\[[0-9a-f:]+\](:\d+)?", re.ASCII)
REGION = re.compile(r"\s*[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b", re.IGNORECASE)
"""A language with a country: ``en-GB``, ``zh-Hant-TW``."""
A_DAY = "max-age=86400"
KEPT = 256
"""Answers that are kept ready: pages by country, address and encoding."""


class Front:
    """Middleware that answers every page with its first sight, and 404 where there is no page.

    Args:
        app: What is served.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._root = f"/{config.get_option('server.baseUrlPath').strip('/')}/".replace("//", "/")
        pages = {f"/{name}": name for name in PAGES if name != FRONT}
        self._pages = {"/": FRONT, **pages}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a page; pass everything else on."""
        reads = scope["type"] == "http" and scope["method"] in READING
        await ((self._answer(scope) if reads else None) or self._app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        """Return the answer to a request; None for what somebody further in answers."""
        path = self._own(scope["path"])
        if path is None or path.startswith(STREAMLITS):
            return None
        name, encoding, country = self._pages.get(path), encoding_for(scope), country_of(scope)
        if name is not None:
            return _answer(_page(name, country, self._origin(scope), encoding), encoding)
        file = self._file(path, self._origin(scope))
        if file is not None or path.rstrip("/") in self._pages:
            return file
        return _answer(_not_found(country, self._root, encoding), encoding, status=404)

    def _file(self, path: str, origin: str) -> Response | None:
        """Return one of the files that belong to no page; None where it is none of them."""
        if path in PICTURES:
            file, kind = PICTURES[path]
            return Response(_picture(file), media_type=kind, headers={"cache-control": A_DAY})
        if path == f"/{icon_file()}":
            kept = {"cache-control": FOR_EVER}
            return Response(icon_font(), media_type="font/woff2", headers=kept)
        if path == "/robots.txt":
            words = f"User-agent: *\nAllow: /\n\nSitemap: {origin}sitemap.xml\n"
            return Response(words, media_type="text/plain")
        if path == "/sitemap.xml":
            return Response(self._sitemap(origin), media_type="application/xml")
        return None

    def _own(self, path: str) -> str | None:
        """Return a path as if backplan were served from the root; None for one outside."""
        if path + "/" == self._root:
            return "/"
        return f"/{path.removeprefix(self._root)}" if path.startswith(self._root) else None

    def _origin(self, scope: Scope) -> str:
        """Return the address of the front page, as the visitor knows it."""
        host = Headers(scope=scope).get("host", "")
        known = host if HOST.fullmatch(host) else "localhost"
        return f"{scope['scheme']}://{known}{self._root}"

    def _sitemap(self, origin: str) -> str:
        """Return the pages, for search engines."""
        rows = (f"<url><loc>{origin}{path[1:]}</loc></url>" for path in self._pages)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            + "\n".join(rows)
            + "\n</urlset>\n"
        )


def country_of(scope: Scope) -> str | None:
    """Return the country in a browser's first language, if it is one with numbers of its own."""
    found = REGION.match(Headers(scope=scope).get("accept-language", ""))
    country = found[1].upper() if found else None
    return country if country in load_rulebook().numbers else None


@functools.lru_cache(KEPT)
def _page(name: str, country: str | None, origin: str, encoding: str | None) -> bytes:
    """Return the first answer for a page, packed."""
    return _pack(first_paint(name, country).replace(ORIGIN, origin), encoding)


@functools.lru_cache(KEPT)
def _not_found(country: str | None, root: str, encoding: str | None) -> bytes:
    """Return the answer where there is no page, packed."""
    return _pack(not_found(country, root), encoding)


def _pack(page: str, encoding: str | None) -> bytes:
    """Return a page as it travels."""
    return page.encode() if encoding is None else pack(page.encode(), encoding)


def _answer(content: bytes, encoding: str | None, status: int = 200) -> Response:
    """Return the answer with a page; whoever keeps it has to ask whether it still holds."""
    headers = {"cache-control": "no-cache", "vary": "accept-encoding, accept-language"}
    if encoding is not None:
        headers["content-encoding"] = encoding
    return Response(content, status, headers, media_type="text/html")


@functools.cache
def _picture(file: str) -> bytes:
    """Return a picture of our own."""
    return (FILES / file).read_bytes()
