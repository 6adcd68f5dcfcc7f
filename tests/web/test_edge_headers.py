"""The headers of the edge: on every answer, with nothing in them that opens a door."""

import base64
import hashlib
import re

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from backplan.web.edge import edge
from backplan.web.headers import SecurityHeaders, content_security_policy, inline_hashes

PARTNER = "https://clinic.example"


def fail(_: object) -> Response:
    raise ValueError("canary")


def client(base_url: str = "http://testserver", **options: object) -> TestClient:
    open_to_all = {"access-control-allow-origin": "*", "x-content-type-options": "whatever"}
    open_to_one = {"access-control-allow-origin": PARTNER}
    routes = [
        Route("/api/fails", fail),
        Route("/app/static/a.png", lambda _: PlainTextResponse("a", headers=open_to_all)),
        Route("/_stcore/health", lambda _: PlainTextResponse("ok", headers=open_to_one)),
    ]
    app = Starlette(routes=routes, middleware=edge(**options))
    return TestClient(app, base_url=base_url, raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/app/static/a.png", 200),
        ("/nowhere", 404),
        ("/_stcore/metrics", 404),
        ("/api/fails", 500),
    ],
)
def test_every_answer_carries_every_header(path: str, status: int) -> None:
    answer = client().get(path)

    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == content_security_policy(())
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=(), microphone=(), geolocation=()" in answer.headers["permissions-policy"]
    assert "strict-transport-security" not in answer.headers


def test_a_refused_change_carries_them_too() -> None:
    answer = client().post("/api/open", headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert answer.headers["content-security-policy"] == content_security_policy(())


def test_behind_tls_browsers_are_told_to_stay_there() -> None:
    answer = client("https://testserver").get("/")

    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_an_error_shows_nothing_of_itself() -> None:
    answer = client().get("/api/fails")

    assert "What you saved is still here" in answer.text
    assert "canary" not in answer.text
    assert "ValueError" not in answer.text


def test_an_error_half_way_through_an_answer_starts_no_second_one() -> None:
    sent: list[str] = []

    async def half(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError("canary")

    async def note(message: Message) -> None:
        sent.append(message["type"])

    answering = SecurityHeaders(half)({"type": "http", "scheme": "http"}, None, note)
    with pytest.raises(ValueError, match="canary"):
        answering.send(None)  # nothing in it waits, so it needs no event loop
    assert sent == ["http.response.start"]


def test_files_are_not_open_to_every_site_and_what_a_host_opened_stays_open() -> None:
    assert "access-control-allow-origin" not in client().get("/app/static/a.png").headers
    assert client().get("/_stcore/health").headers["access-control-allow-origin"] == PARTNER


def test_the_policy_names_no_other_host_and_no_eval() -> None:
    policy = content_security_policy(())

    assert "unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
    assert not re.search(r"https?:|\*|//", policy)
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self';" in policy
    assert re.search(r"script-src [^;]*", policy)[0].count("unsafe-inline") == 0


def test_every_inline_script_of_a_page_is_allowed_by_its_hash() -> None:
    inline = re.findall(r"<script>(.*?)</script>", client().get("/").text, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in inline]

    assert list(inline_hashes()) == [f"'sha256-{digest}'" for digest in digests] != []
    assert all(digest in content_security_policy(()) for digest in digests)


def test_only_the_named_origins_may_embed() -> None:
    answer = client(embed_on=(PARTNER,)).get("/", headers={"accept": "text/html"})

    assert f"frame-ancestors 'self' {PARTNER};" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert "SameSite=None; Secure; Partitioned" in answer.headers["set-cookie"]
