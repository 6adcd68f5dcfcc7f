"""Behind a proxy: https is believed of those the host trusts, and of nobody else."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from backplan.web.edge import edge

FORWARDED = {
    "accept": "text/html",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "203.0.113.9",
}


def seen_from(address: str) -> tuple[str, Response]:
    def tell(request: Request) -> Response:
        return PlainTextResponse(f"{request.url.scheme} {request.client.host}")

    app = Starlette(routes=[Route("/api/tell", tell)], middleware=edge())
    client = TestClient(app, client=(address, 50000))
    return client.get("/api/tell", headers=FORWARDED).text, client.get("/", headers=FORWARDED)


@pytest.mark.parametrize("proxy", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_a_proxy_on_this_machine_is_believed_however_the_socket_names_it(proxy: str) -> None:
    text, answer = seen_from(proxy)

    assert text == "https 203.0.113.9"
    assert answer.headers["set-cookie"].endswith("; Secure")
    assert "strict-transport-security" in answer.headers


@pytest.mark.parametrize("stranger", ["198.51.100.7", "::ffff:198.51.100.7"])
def test_a_stranger_is_not_believed(stranger: str) -> None:
    text, answer = seen_from(stranger)

    assert text == "http 198.51.100.7"
    assert "Secure" not in answer.headers["set-cookie"]
    assert "strict-transport-security" not in answer.headers


def test_a_host_names_the_proxies_it_trusts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "172.18.0.0/16")
    text, _ = seen_from("::ffff:172.18.0.5")
    stranger, _ = seen_from("127.0.0.1")

    assert text == "https 203.0.113.9"
    assert stranger == "http 127.0.0.1"
