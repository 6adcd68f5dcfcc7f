"""What the real server sends with its answers, and to whom it answers."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import go
from tests.browser.edge.asking import ask, handshake, plan_code
from tests.browser.edge.hosting import Host


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


def test_a_host_that_names_its_addresses_answers_to_no_other(host: Host) -> None:
    place = urlsplit(host.address).netloc
    assert ask(host.address)["status"] == "200"
    assert ask(host.address, host="evil.example")["status"] == "400"
    assert handshake(place, host=place) == 101
    assert handshake(place, host="evil.example") == 403
