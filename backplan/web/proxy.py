"""What a trusted proxy says of a visitor's connection: https or not, and from where."""

import os
from typing import Any, cast

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

MAPPED = "::ffff:"
TRUSTED = "FORWARDED_ALLOW_IPS"
LOCAL = "127.0.0.1,::1"


class BehindProxy:
    """Middleware that believes ``X-Forwarded-Proto`` and ``-For`` of the proxies a host trusts.

    uvicorn does that too, but not on the socket that Streamlit opens, where 127.0.0.1 is called
    ``::ffff:127.0.0.1``: there the plan-code cookie would go without ``Secure`` behind TLS.
    """

    def __init__(self, app: ASGIApp) -> None:
        # Starlette and uvicorn mean the same ASGI, in types of their own.
        believing = ProxyHeadersMiddleware(cast("Any", app), os.environ.get(TRUSTED, LOCAL))
        self._app = cast("ASGIApp", believing)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, with the visitor's scheme and address where they are known."""
        client = scope.get("client")
        if client is not None and client[0].startswith(MAPPED):
            scope["client"] = (client[0].removeprefix(MAPPED), client[1])
        await self._app(scope, receive, send)
