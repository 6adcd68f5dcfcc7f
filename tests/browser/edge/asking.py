"""Asking a server as a browser would, and hearing what a page complains of."""

import http.client
import urllib.request
from urllib.error import HTTPError

from playwright.sync_api import BrowserContext, ConsoleMessage, Cookie, Page

from backplan.web.cookie import COOKIE

REPORT_REFUSALS = """
document.addEventListener('securitypolicyviolation', (refused) =>
  console.error('refused: ' + refused.effectiveDirective + ' ' + refused.blockedURI))
"""
HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}


def troubles_of(page: Page) -> list[str]:
    """Return a list that fills with every error and refusal of the page."""
    troubles: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            troubles.append(message.text)

    page.add_init_script(REPORT_REFUSALS)
    page.on("console", note)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    return troubles


def ask(
    address: str, path: str = "/", method: str = "GET", **headers: str
) -> http.client.HTTPMessage:
    """Return the headers of an answer, its status added."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address + path, method=method, headers=named)
    try:
        answer = urllib.request.urlopen(request)
    except HTTPError as error:
        answer = error
    with answer:
        answer.headers["status"] = str(answer.status)
        return answer.headers


def handshake(place: str, host: str) -> int:
    """Return the status of the answer to a websocket's handshake."""
    connection = http.client.HTTPConnection(place, timeout=10)
    connection.request("GET", "/_stcore/stream", headers={**HANDSHAKE, "Host": host})
    status = connection.getresponse().status
    connection.close()
    return status


def plan_code(context: BrowserContext) -> Cookie:
    """Return the plan-code cookie of a visitor, the only one they have."""
    (cookie,) = (one for one in context.cookies() if one["name"] == COOKIE)
    return cookie
