"""The gate: which requests are turned away before anything looks at them."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

CORE = "/_stcore/"
HEALTH = "/_stcore/health"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = ("same-origin", "none")
"""Where a browser says a request comes from: a page of ours, or the visitor's own hand."""
CLOSED_UNLESS_SET = (
    ("agent", "server.enableAgentApi"),
    ("script-health-check", "server.scriptHealthCheckEnabled"),
)
"""Routes of Streamlit's for machines, each with the option by which a host opens it."""


class Gate:
    """Middleware that refuses wrong hosts, routes not meant for visitors and cross-site changes.

    Args:
        app: What is served.
        open_metrics: Whether the host lets everybody read the server's figures.
    """

    def __init__(self, app: ASGIApp, *, open_metrics: bool = False) -> None:
        self._app = app
        shut = [path for path, option in CLOSED_UNLESS_SET if not config.get_option(option)]
        self._closed = tuple(shut if open_metrics else [*shut, "metrics"])
        self._hosts_named = bool(config.get_option("server.allowedHosts"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer that it is refused."""
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        """Return the answer to a request that goes no further, None for one that does."""
        path: str = scope["path"]
        # Streamlit itself looks at the host of websockets only; whoever watches over the server
        # may ask for its health by its address.
        if self._hosts_named and path != HEALTH and not is_host_allowed(_host(scope)):
            return PlainTextResponse("This server does not answer to that name.", 400)
        if CORE in path:
            # What changes something there has Streamlit's own token against other sites.
            closed = path.rpartition(CORE)[2].startswith(self._closed)
            return PlainTextResponse("Not found", 404) if closed else None
        if scope["method"] not in READING and not is_same_origin(scope):
            return PlainTextResponse("This came from another site; nothing was changed.", 403)
        return None


def is_same_origin(scope: Scope) -> bool:
    """Return whether a request comes from a page of ours.

    A browser says so in ``Sec-Fetch-Site`` where the connection is safe; elsewhere its ``Origin``
    has to be this host. A request that says neither is no browser's, and is not trusted.
    """
    headers = Headers(scope=scope)
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in OWN_SITES
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == headers.get("host")


def _host(scope: Scope) -> str | None:
    """Return the host that a request is for."""
    return Headers(scope=scope).get("host")
