"""The plan-code cookie: every visitor has a code before their first page is drawn."""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backplan.diary.codes import PlanCode, PlanCodeError, new_plan_code, parse_plan_code

COOKIE = "backplan_code"
MAX_AGE_S = 34_560_000
"""400 days, the longest that browsers keep a cookie; every page load renews it."""
NOT_PAGES = ("/_stcore/", "/static/", "/media/", "/component/", "/app/static/", "/api/")


class PlanCodeCookie:
    """Middleware that answers a page request with the visitor's code as a cookie.

    The websocket that the page opens next carries it, so the first script run knows the visitor.
    A cookie that cannot be read is replaced by a fresh code; nothing is stored by that.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; add the cookie where a page is asked for."""
        if scope["type"] != "http" or not _asks_for_page(scope):
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        code = code_in(connection.cookies.get(COOKIE)) or new_plan_code()
        secure = "; Secure" if connection.url.scheme == "https" else ""

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                headers.append(
                    "set-cookie",
                    f"{COOKIE}={code.written}; Path=/; Max-Age={MAX_AGE_S}; HttpOnly; "
                    f"SameSite=Lax{secure}",
                )
                headers["cache-control"] = "no-store"
            await send(message)

        await self._app(scope, receive, send_with_cookie)


def code_in(cookie: str | None) -> PlanCode | None:
    """Return the plan code that a cookie carries, or None where it carries none."""
    try:
        return parse_plan_code(cookie) if cookie else None
    except PlanCodeError:
        return None


def _asks_for_page(scope: Scope) -> bool:
    """Return whether a browser asks for a page, not for a file or a message of Streamlit's own."""
    if scope["method"] != "GET" or scope["path"].startswith(NOT_PAGES):
        return False
    return "text/html" in HTTPConnection(scope).headers.get("accept", "")
