"""What machines ask: does the process live, is it ready for visitors, and the host's figures.

A proxy shuts ``/internal/`` off from visitors. The figures are for this machine alone even without
one; that the process lives and is ready, whoever watches over it may ask from anywhere.
"""

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from backplan.web.metrics import REGISTRY
from backplan.web.readiness import why_not_ready

INTERNAL = "/internal/"
READING = ("GET", "HEAD")
THIS_MACHINE = ("127.0.0.1", "::1")
OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
FRESH = {"cache-control": "no-store"}


class Internal:
    """Middleware that answers ``/internal/live``, ``/internal/ready`` and ``/internal/metrics``.

    Args:
        app: What is served.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a machine; pass everything else on."""
        if scope["type"] != "http" or not scope["path"].startswith(INTERNAL):
            await self._app(scope, receive, send)
            return
        answer = await _answer(scope)
        await answer(scope, receive, send)


async def _answer(scope: Scope) -> Response:
    """Return the answer to a machine."""
    if scope["method"] not in READING:
        return PlainTextResponse("Only GET", 405, {**FRESH, "allow": ", ".join(READING)})
    match scope["path"].removeprefix(INTERNAL):
        case "live":
            return PlainTextResponse("alive", headers=FRESH)
        case "ready":
            reason = await run_in_threadpool(why_not_ready)
            return PlainTextResponse(reason or "ready", 503 if reason else 200, FRESH)
        case "metrics" if is_from_this_machine(scope):
            return Response(generate_latest(REGISTRY), 200, FRESH, CONTENT_TYPE_LATEST)
        case _:
            return PlainTextResponse("Not found", 404, FRESH)


def is_from_this_machine(scope: Scope) -> bool:
    """Return whether a request comes from here, was passed on by nobody, and asks for here.

    The last keeps out a page of another site in a browser on this machine, whose name was made to
    point here.
    """
    headers = Headers(scope=scope)
    address, _ = scope.get("client") or ("", 0)
    name = headers.get("host", "").rpartition(":")[0] or headers.get("host", "")
    passed_on = any(one in headers for one in FORWARDED)
    return address in THIS_MACHINE and name in OWN_NAMES and not passed_on
