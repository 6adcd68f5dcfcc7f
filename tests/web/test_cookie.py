"""The plan-code cookie: there before the first page, safe, and never stored by itself."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from backplan.diary.codes import new_plan_code, parse_plan_code
from backplan.web.cookie import COOKIE, PlanCodeCookie, forget_codes, keep_code

HTML = {"accept": "text/html"}


def client(base_url: str = "http://testserver", *, embedded: bool = False) -> TestClient:
    app = Starlette(
        routes=[Route("/{path:path}", lambda _: PlainTextResponse("page"))],
        middleware=[Middleware(PlanCodeCookie, embedded=embedded)],
    )
    return TestClient(app, base_url=base_url)


def test_a_first_visit_gets_a_code_that_scripts_cannot_read() -> None:
    answer = client().get("/plan", headers=HTML)
    cookie = answer.headers["set-cookie"]

    assert parse_plan_code(re.search(rf"{COOKIE}=([^;]+)", cookie)[1])
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert answer.headers["cache-control"] == "no-store"


def test_behind_tls_the_cookie_is_secure() -> None:
    answer = client("https://testserver").get("/", headers=HTML)

    assert "; Secure" in answer.headers["set-cookie"]


def test_a_code_that_is_there_is_kept_and_renewed() -> None:
    code = new_plan_code().written
    answer = client().get("/", headers={**HTML, "cookie": f"{COOKIE}={code}"})

    assert f"{COOKIE}={code};" in answer.headers["set-cookie"]
    assert "Max-Age=34560000" in answer.headers["set-cookie"]


@pytest.mark.parametrize("broken", ["", "rubbish", "A" * 5000, "ABCDE-FGHJK-MNPQR-STVWX-YZ012-0"])
def test_a_cookie_that_cannot_be_read_is_replaced_without_an_error(broken: str) -> None:
    answer = client().get("/", headers={**HTML, "cookie": f"{COOKIE}={broken}"})
    fresh = re.search(rf"{COOKIE}=([^;]+)", answer.headers["set-cookie"])[1]

    assert answer.status_code == 200
    assert parse_plan_code(fresh).written == fresh != broken


@pytest.mark.parametrize("path", ["/_stcore/health", "/static/js/index.js", "/media/a.png"])
def test_files_and_messages_of_streamlit_set_no_cookie(path: str) -> None:
    assert "set-cookie" not in client().get(path, headers=HTML).headers


def test_only_a_browser_asking_for_a_page_gets_one() -> None:
    assert "set-cookie" not in client().get("/", headers={"accept": "application/json"}).headers
    assert "set-cookie" not in client().post("/", headers=HTML).headers


@pytest.mark.parametrize("base_url", ["http://testserver", "https://testserver"])
def test_only_where_the_host_embeds_it_does_the_cookie_go_into_other_sites_pages(
    base_url: str,
) -> None:
    answer = client(base_url, embedded=True).get("/", headers=HTML)

    assert answer.headers["set-cookie"].endswith("HttpOnly; SameSite=None; Secure; Partitioned")


def test_forgetting_empties_both_kinds_of_cookie_that_a_host_may_have_set() -> None:
    first_party, partitioned = forget_codes(tls=True)

    assert first_party == f"{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure"
    assert partitioned.startswith(f"{COOKIE}=; Path=/; Max-Age=0;")
    assert partitioned.endswith("SameSite=None; Secure; Partitioned")


def test_a_route_keeps_a_code_as_a_page_load_does() -> None:
    code = new_plan_code()
    loaded = client().get("/", headers={**HTML, "cookie": f"{COOKIE}={code.written}"})

    assert keep_code(code, tls=False, embedded=False) == loaded.headers["set-cookie"]
