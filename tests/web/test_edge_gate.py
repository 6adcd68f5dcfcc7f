"""The gate of the edge: other sites change nothing, and machines' routes are closed."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import config

from backplan.web.edge import edge

CHANGING = ["POST", "PUT", "PATCH", "DELETE"]
MACHINES = [
    "/_stcore/agent",
    "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json",
    "/_stcore/script-health-check",
]


def client(**options: object) -> TestClient:
    methods = ["GET", *CHANGING]
    everything = Route("/{path:path}", lambda _: PlainTextResponse("done"), methods=methods)
    return TestClient(Starlette(routes=[everything], middleware=edge(**options)))


@pytest.fixture
def named_hosts() -> Iterator[None]:
    config.set_option("server.allowedHosts", ["backplan.example"])
    yield
    config.set_option("server.allowedHosts", [])


@pytest.mark.parametrize("method", CHANGING)
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"sec-fetch-site": ""},
        {"origin": "https://evil.example"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://testserver:81"},
        {"origin": "null"},
        {"origin": ""},
        {},
    ],
)
def test_another_site_changes_nothing(method: str, headers: dict[str, str]) -> None:
    answer = client().request(method, "/api/open", headers=headers)

    assert answer.status_code == 403
    assert answer.text != "done"


@pytest.mark.parametrize("method", CHANGING)
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"origin": "http://testserver"},
    ],
)
def test_our_own_pages_may_change_things(method: str, headers: dict[str, str]) -> None:
    assert client().request(method, "/api/open", headers=headers).text == "done"


def test_a_link_from_another_site_opens_a_page() -> None:
    assert client().get("/plan", headers={"sec-fetch-site": "cross-site"}).status_code == 200


def test_uploads_are_left_to_streamlits_own_token() -> None:
    answer = client().put("/_stcore/upload_file/a/b", headers={"origin": "https://evil.example"})

    assert answer.text == "done"


@pytest.mark.parametrize("before", ["", "/plan", "/base/path"])
@pytest.mark.parametrize("path", [*MACHINES, "/_stcore/metrics", "/_stcore/metrics/"])
def test_routes_for_machines_are_closed_under_every_address(before: str, path: str) -> None:
    answer = client().get(before + path)

    assert answer.status_code == 404
    assert answer.text != "done"


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config", "/media/a"])
def test_what_a_page_needs_stays_open(path: str) -> None:
    assert client().get(path).text == "done"


def test_a_host_can_open_the_figures_and_nothing_else_by_that() -> None:
    opened = client(open_metrics=True)

    assert opened.get("/_stcore/metrics").text == "done"
    assert [opened.get(path).status_code for path in MACHINES] == [404] * len(MACHINES)


@pytest.mark.parametrize("host", ["evil.example", "backplan.example.evil.example", "", "127.0.0.1"])
@pytest.mark.usefixtures("named_hosts")
def test_with_hosts_named_no_other_name_is_answered(host: str) -> None:
    assert client().get("/plan", headers={"host": host}).status_code == 400


@pytest.mark.usefixtures("named_hosts")
def test_with_hosts_named_they_are_answered_and_health_by_any_name() -> None:
    assert client().get("/media/a", headers={"host": "backplan.example:8443"}).text == "done"
    assert client().get("/_stcore/health", headers={"host": "10.0.0.7:8501"}).text == "done"
