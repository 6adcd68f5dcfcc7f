"""Security headers: what a browser may do with an answer, said on every one of them."""

import base64
import hashlib

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backplan.web.index_page import INLINE_SCRIPT, installed_page

INLINE_COMPONENTS = "blob:"
"""A component whose script is a string in Python reaches the browser as a blob."""
WEB_ASSEMBLY = "'wasm-unsafe-eval'"
"""Streamlit's page tries at its start whether it may; a refusal is an error on every console."""
REPLACED = frozenset(
    {
        b"content-security-policy",
        b"x-frame-options",
        b"x-content-type-options",
        b"referrer-policy",
        b"permissions-policy",
        b"cross-origin-opener-policy",
        b"cross-origin-resource-policy",
        b"strict-transport-security",
    }
)
OPEN_TO_ALL = (b"access-control-allow-origin", b"*")
STRICT_TRANSPORT = (b"strict-transport-security", b"max-age=31536000")
SORRY = (
    "Something went wrong on our side. What you saved is still here. "
    "Please go back and reload the page."
)

Headers = list[tuple[bytes, bytes]]


class SecurityHeaders:
    """Middleware that puts the same headers on every answer, errors and files included.

    An error that nothing below caught is answered here: further out, Starlette would answer it
    without them. It is then passed on, to be logged.

    Args:
        app: What is served.
        embed_on: Origins whose pages may show backplan inside their own.
    """

    def __init__(self, app: ASGIApp, *, embed_on: tuple[str, ...] = ()) -> None:
        self._app = app
        self._plain = security_headers(embed_on)
        self._tls = [*self._plain, STRICT_TRANSPORT]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; add the headers to each answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        added = self._tls if scope["scheme"] == "https" else self._plain
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                theirs = message.get("headers", ())
                kept = [one for one in theirs if one[0] not in REPLACED and one != OPEN_TO_ALL]
                message["headers"] = kept + added
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception:
            if not started:
                await PlainTextResponse(SORRY, 500)(scope, receive, send_with_headers)
            raise


def security_headers(embed_on: tuple[str, ...]) -> Headers:
    """Return the headers of every answer.

    Args:
        embed_on: Origins whose pages may show backplan inside their own.
    """
    headers = {
        "content-security-policy": content_security_policy(embed_on),
        "x-content-type-options": "nosniff",
        # Not no-referrer: that would turn the Origin of our own forms into "null".
        "referrer-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), screen-wake-lock=(self)",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    if not embed_on:
        headers["x-frame-options"] = "SAMEORIGIN"
    return [(name.encode(), value.encode()) for name, value in headers.items()]


def content_security_policy(embed_on: tuple[str, ...]) -> str:
    """Return where everything on a page may come from: from here, and from nobody else.

    Styles may stand inline, for Streamlit's own are made while the page is shown.
    """
    scripts = " ".join(("'self'", *inline_hashes(), WEB_ASSEMBLY, INLINE_COMPONENTS))
    return "; ".join(
        (
            "default-src 'none'",
            "base-uri 'none'",
            "object-src 'none'",
            "form-action 'self'",
            " ".join(("frame-ancestors 'self'", *embed_on)),
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "media-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'self'",
        )
    )


def inline_hashes() -> tuple[str, ...]:
    """Return the hashes of the scripts that stand in the page itself."""
    found = INLINE_SCRIPT.findall(installed_page())
    digests = (hashlib.sha256(script.encode()).digest() for script in found)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
