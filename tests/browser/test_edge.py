"""The edge in a real browser and on a real server: what other sites, hosts and logs get."""

import http.client
import json
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Cookie, Page, expect

from backplan.web.cookie import COOKIE
from backplan.web.promise import browser_title
from backplan.web.sitemap import FRONT, PAGES
from tests.browser.conftest import READY, ROOT, STREAMLIT, go, press, served, visit
from tests.browser.taking_the_check import take_healthy_check
from tests.browser.test_start import SERVED, UVICORN
from tests.browser.test_walk import check_in, log_session, see_each_chart
from tests.core.people import RULES

CANARY = "numb-since-Tuesday"
EVIL = "http://localhost:9"
REPORT_REFUSALS = """
document.addEventListener('securitypolicyviolation', (refused) =>
  console.error('refused: ' + refused.effectiveDirective + ' ' + refused.blockedURI))
"""
SETTINGS = """
name = "Example_Clinic"
embed_on = ["http://localhost:PARTNER"]
links = [{ title = "Our *class*", link = "https://clinic.example/class" }]
clinic = { name = "Front desk", calls = ["01234 567890"], words = "Until six." }
theme = { light = "#123456" }
withheld_exercises = ["SQ4", "SQ3"]
"""
SQUATS = {one.id: one.name for one in RULES.catalogue.rungs("SQ")}
HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}


class Partner(BaseHTTPRequestHandler):
    """A page of another site that shows whatever its address names in a frame."""

    def do_GET(self) -> None:
        """Answer with the page."""
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        frame = f"<!doctype html><iframe src='{self.path[1:]}' width=400 height=700></iframe>"
        self.wfile.write(frame.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Host:
    """A host that named its own address, lets a partner embed it, and whose About page fails."""

    address: str
    log: Path


@contextmanager
def hosted(folder: Path, command: tuple[str, ...], partner: int) -> Iterator[Host]:
    """Serve a copy of backplan as such a host has set it up."""
    root = folder / "backplan"
    root.mkdir()
    for name in SERVED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    (root / "data" / "host.toml").write_text(SETTINGS.replace("PARTNER", str(partner)))
    (root / "pages" / "about.py").write_text(f"note = {CANARY!r}\nraise ValueError(note)\n")
    settings = root / ".streamlit" / "config.toml"
    named = '[server]\nallowedHosts = ["127.0.0.1"]'
    settings.write_text(settings.read_text().replace("[server]", named))
    log = folder / "log"
    with served(folder / "data", log, command, root) as address:
        yield Host(address, log)


@pytest.fixture(scope="module")
def partner() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Partner) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, partner: int) -> Iterator[Host]:
    with hosted(tmp_path_factory.mktemp("host"), STREAMLIT, partner) as one:
        yield one


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


def plan_code(context: BrowserContext) -> Cookie:
    """Return the plan-code cookie of a visitor, the only one they have."""
    (cookie,) = (one for one in context.cookies() if one["name"] == COOKIE)
    return cookie


def test_no_page_meets_a_refusal_an_error_or_another_host(visitor: Page) -> None:
    troubles = troubles_of(visitor)
    go(visitor, "/")
    press(visitor, "Start the check")
    take_healthy_check(visitor)
    log_session(visitor)
    check_in(visitor)
    for name in PAGES:
        go(visitor, "/" if name == FRONT else f"/{name}")
        expect(visitor.get_by_role("heading", level=1)).to_be_visible()
        expect(visitor).to_have_title(browser_title(name))
    go(visitor, "/progress")
    see_each_chart(visitor)

    assert troubles == []


def test_the_watch_over_refusals_sees_one(visitor: Page) -> None:
    troubles = troubles_of(visitor)
    go(visitor, "/")
    visitor.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), "
        "{textContent: 'window.ran = true'}))"
    )

    assert visitor.evaluate("window.ran") is None
    assert any("refused: script-src" in one for one in troubles)


def test_a_form_of_another_site_changes_nothing(browser: Browser, address: str) -> None:
    context = visit(browser, address)
    page = context.new_page()
    go(page, "/")
    before = plan_code(context)
    form = f"<form method=post action='{address}/api/open'><button>Win</button></form>"
    page.route(f"{EVIL}/", lambda route: route.fulfill(body=form, content_type="text/html"))
    page.goto(f"{EVIL}/")
    with page.expect_navigation() as navigated:
        page.get_by_role("button").click()

    assert navigated.value.status == 403
    assert plan_code(context) == before
    context.close()


def test_the_cookie_is_the_servers_alone_and_secure_behind_tls(visitor: Page, address: str) -> None:
    go(visitor, "/")
    cookie = plan_code(visitor.context)
    behind_tls = ask(address, accept="text/html", x_forwarded_proto="https")

    assert (cookie["httpOnly"], cookie["sameSite"], cookie["secure"]) == (True, "Lax", False)
    assert cookie["value"] not in visitor.evaluate("document.cookie")
    assert "; Secure" in behind_tls["set-cookie"]
    assert "max-age" in behind_tls["strict-transport-security"]


@pytest.mark.parametrize(
    "path", ["/", "/static/nowhere.js", "/_stcore/health", "/_stcore/metrics", "/media/none"]
)
def test_the_real_server_sends_the_headers_with_every_answer(address: str, path: str) -> None:
    headers = ask(address, path)

    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_another_site_cannot_show_backplan_inside_its_page(
    browser: Browser, address: str, host: Host, partner: int
) -> None:
    nobodys_and_not_its = (
        (address, f"http://localhost:{partner}"),
        (host.address, f"http://127.0.0.1:{partner}"),
    )
    for server, site in nobodys_and_not_its:
        context = visit(browser, server)
        page = context.new_page()
        with page.expect_console_message(lambda one: "frame-ancestors" in one.text):
            page.goto(f"{site}/{server}/")

        expect(page.frame_locator("iframe").get_by_test_id("stApp")).to_have_count(0)
        context.close()


def test_a_named_site_can_and_its_visitors_are_known_there(
    browser: Browser, host: Host, partner: int
) -> None:
    context = visit(browser, host.address)
    page = context.new_page()
    page.goto(f"http://localhost:{partner}/{host.address}/")
    inside = page.frame_locator("iframe")
    inside.locator(READY).wait_for()
    expect(inside.locator("#first")).to_have_count(0)
    cookie = plan_code(context)

    expect(inside.get_by_role("button", name="Start the check")).to_be_visible()
    expect(inside.get_by_text("does not keep cookies")).to_have_count(0)
    assert (cookie["sameSite"], cookie["secure"], cookie["httpOnly"]) == ("None", True, True)
    assert cookie["partitionKey"] == "http://localhost"
    context.close()


def test_what_a_host_has_set_is_what_visitors_see(browser: Browser, host: Host) -> None:
    context = visit(browser, host.address)
    page = context.new_page()
    go(page, "/help")
    expect(page.get_by_text("Near you: Front desk")).to_be_visible()
    expect(page.get_by_role("link", name="Call 01234 567890")).to_be_visible()
    expect(page.get_by_text("backplan is run here by Example_Clinic.")).to_be_visible()
    expect(page.get_by_role("link", name="Our *class*")).to_be_visible()
    go(page, "/")
    start = page.get_by_role("button", name="Start the check")
    expect(start).to_have_css("background-color", "rgb(18, 52, 86)")
    start.click()
    take_healthy_check(page)
    go(page, "/plan")
    stands_in = page.get_by_text("Example_Clinic has taken something out for now.")
    expect(stands_in).to_contain_text(f"{SQUATS['SQ2']} stands in its place.")
    expect(page.get_by_text(SQUATS["SQ2"]).nth(1)).to_be_visible()
    expect(page.get_by_text("Train with a person near you")).to_have_count(0)
    go(page, "/exercises?exercise=SQ3")
    expect(page.get_by_text("That exercise is not here.")).to_be_visible()
    expect(page.get_by_text(SQUATS["SQ2"])).to_be_visible()
    expect(page.get_by_text(SQUATS["SQ3"])).to_have_count(0)
    context.close()


def test_a_host_that_names_its_addresses_answers_to_no_other(host: Host) -> None:
    place = urlsplit(host.address).netloc
    assert ask(host.address)["status"] == "200"
    assert ask(host.address, host="evil.example")["status"] == "400"
    assert handshake(place, host=place) == 101
    assert handshake(place, host="evil.example") == 403


def handshake(place: str, host: str) -> int:
    """Return the status of the answer to a websocket's handshake."""
    connection = http.client.HTTPConnection(place, timeout=10)
    connection.request("GET", "/_stcore/stream", headers={**HANDSHAKE, "Host": host})
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("command", [STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def test_a_page_that_fails_apologises_and_tells_the_log_no_words(
    browser: Browser, tmp_path: Path, command: tuple[str, ...], partner: int
) -> None:
    with hosted(tmp_path, command, partner) as host:
        context = visit(browser, host.address)
        page = context.new_page()
        go(page, f"/about?note={CANARY}")
        expect(page.get_by_text("Something went wrong on our side.")).to_be_visible()
        shown = page.content()
        cookie = plan_code(context)
        context.close()
    written = host.log.read_text()
    lines = [json.loads(one) for one in written.splitlines() if one.startswith("{")]

    assert [one["error"] for one in lines if "error" in one] == [["ValueError"]]
    assert [one["at"][-1] for one in lines if "error" in one] == ["pages/about.py:2"]
    assert "ValueError" not in shown
    assert CANARY not in shown.replace(f"note={CANARY}", "")
    assert CANARY not in written
    assert "Traceback" not in written
    assert cookie["value"] not in written
    assert '"GET' not in written
