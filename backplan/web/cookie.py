"""The plan-code cookie: every visitor has a code before their first page is drawn."""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backplan.diary.codes import PlanCode, PlanCodeError, new_plan_code, parse_plan_code

COOKIE = "backplan_code"
OLD_COOKIE = "backplan_old_code"
"""The code that a new one takes the place of, until the diary has moved from it."""
MAX_AGE_S = 34_560_000
"""400 days, the longest that browsers keep a cookie; every page load renews it."""
NOT_PAGES = ("/_stcore/", "/static/", "/media/", "/component/", "/app/static/", "/api/")
EMBEDDED = "SameSite=None; Secure; Partitioned"
"""Inside another site's page a browser takes only this, and keeps one for each such site."""


class PlanCodeCookie:
    """Middleware that answers a page request with the visitor's code as a cookie.

    The websocket that the page opens next carries it, so the first script run knows the visitor.
    A cookie that cannot be read is replaced by a fresh code; nothing is stored by that.

    Args:
        app: What is served.
        embedded: Whether the host lets other sites show backplan inside their pages.
    """

    def __init__(self, app: ASGIApp, *, embedded: bool = False) -> None:
        self._app = app
        self._embedded = embedded

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; add the cookie where a page is asked for."""
        if scope["type"] != "http" or not _asks_for_page(scope):
            await self._app(scope, receive, send)
            return
        code = code_in(HTTPConnection(scope).cookies.get(COOKIE)) or new_plan_code()
        line = keep_code(code, tls=scope["scheme"] == "https", embedded=self._embedded)

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                headers.append("set-cookie", line)
                headers["cache-control"] = "no-store"
            await send(message)

        await self._app(scope, receive, send_with_cookie)


def code_in(cookie: str | None) -> PlanCode | None:
    """Return the plan code that a cookie carries, or None where it carries none."""
    try:
        return parse_plan_code(cookie) if cookie else None
    except PlanCodeError:
        return None


def keep_code(code: PlanCode, *, tls: bool, embedded: bool, name: str = COOKIE) -> str:
    """Return the ``Set-Cookie`` line with which a browser keeps *code*.

    Args:
        code: The visitor's plan code.
        tls: Whether the visitor reaches the server by https.
        embedded: Whether the host lets other sites show backplan inside their pages.
        name: The cookie.
    """
    where = EMBEDDED if embedded else _first_party(tls=tls)
    return f"{name}={code.written}; Path=/; Max-Age={MAX_AGE_S}; HttpOnly; {where}"


def forget_codes(*, tls: bool, name: str = COOKIE) -> tuple[str, str]:
    """Return the ``Set-Cookie`` lines after which a browser has no code, whatever was set before.

    A browser keeps the two kinds of cookie apart, and a host may have changed from one to the
    other: both are emptied. To replace a code, send these first and then `keep_code`.
    """
    gone = f"{name}=; Path=/; Max-Age=0; HttpOnly"
    return f"{gone}; {_first_party(tls=tls)}", f"{gone}; {EMBEDDED}"


def _first_party(*, tls: bool) -> str:
    """Return the flags of a cookie that only backplan's own pages send."""
    return "SameSite=Lax; Secure" if tls else "SameSite=Lax"


def _asks_for_page(scope: Scope) -> bool:
    """Return whether a browser asks for a page, not for a file or a message of Streamlit's own."""
    if scope["method"] != "GET" or scope["path"].startswith(NOT_PAGES):
        return False
    return "text/html" in HTTPConnection(scope).headers.get("accept", "")
