"""The front: what every page says before any script, and what is answered where no page is."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import config

from backplan.core.red_flags import TriageLevel
from backplan.web.edge import edge
from backplan.web.help_pages import signs
from backplan.web.promise import HEADLINE, PROMISE
from backplan.web.sitemap import FRONT, PAGES
from tests.core.people import RULES

BRITISH = {"accept-language": "en-GB,en;q=0.9"}
PATHS = {name: "/" if name == FRONT else f"/{name}" for name in PAGES}


def client(base_url: str = "http://testserver") -> TestClient:
    inner = Route("/{path:path}", lambda _: PlainTextResponse("inner"), methods=["GET", "POST"])
    return TestClient(Starlette(routes=[inner], middleware=edge()), base_url=base_url)


def page(path: str = "/", **headers: str) -> str:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return unescape(client().get(path, headers={**BRITISH, **named}).text)


def meta(text: str, name: str) -> str:
    return re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', text)[1]


@pytest.mark.parametrize("path", [*PATHS.values(), "/nowhere"])
def test_every_page_says_at_once_whom_to_call_and_for_what(path: str) -> None:
    text = page(path)

    assert "See a doctor or physiotherapist first." in text
    assert "Emergency, United Kingdom" in text
    assert 'href="tel:999">Call 999</a>' in text
    assert all(sign in text for sign in signs(TriageLevel.EMERGENCY_NOW, RULES))
    assert "If you are not sure, call." in text


def test_the_front_page_has_the_promise_and_what_comes_next() -> None:
    text = page()

    assert f"<h1>{HEADLINE}</h1>" in text
    assert PROMISE in text
    assert "What comes next" in text
    assert "does not run JavaScript" in re.search("<noscript>.*?</noscript>", text)[0]


def test_every_other_country_is_one_tap_away() -> None:
    folded = re.search(r"<details.*?</details>", page(), re.DOTALL)[0]

    for numbers in RULES.numbers.values():
        calls = " or ".join(f'<a href="tel:{one}">{one}</a>' for one in numbers.emergency)
        assert f"{numbers.name}: {calls}" in folded


@pytest.mark.parametrize(
    ("languages", "country"),
    [
        ("de-DE,de;q=0.9,en-GB;q=0.8", "Germany"),
        ("en-us", "United States"),
        ("ga-Latn-IE", "Ireland"),
    ],
)
def test_the_country_is_proposed_from_the_first_language(languages: str, country: str) -> None:
    assert f"Emergency, {country}" in page(accept_language=languages)


@pytest.mark.parametrize("languages", ["", "de,en-GB", "en-XX", "es-419", "*", "' or 1"])
def test_without_a_country_it_is_112_or_911(languages: str) -> None:
    text = page(accept_language=languages)

    assert "Emergency, your country" in text
    assert "Call 112 or 911 now" in text


def test_every_page_has_a_title_a_description_and_a_preview_of_its_own() -> None:
    texts = [page(path) for path in PATHS.values()]
    titles = {re.search("<title>(.*?)</title>", one)[1] for one in texts}
    words = {meta(one, "description") for one in texts}

    assert len(titles) == len(words) == len(PAGES)
    assert all('<html lang="en-GB">' in one for one in texts)
    assert all(meta(one, "og:title") in titles for one in texts)
    assert meta(texts[0], "og:image") == "http://testserver/share.png"
    assert [urlsplit(meta(one, "og:url")).path for one in texts] == list(PATHS.values())


def test_a_host_that_is_none_is_not_written_into_the_page() -> None:
    evil = "evil.example/'><script>"

    assert "evil" not in page(host=evil)
    assert "evil" not in client().get("/sitemap.xml", headers={"host": evil}).text


def test_machines_find_every_page() -> None:
    https = client("https://backplan.example")
    robots, sitemap = https.get("/robots.txt"), https.get("/sitemap.xml")
    found = [urlsplit(one).path for one in re.findall("<loc>(.*?)</loc>", sitemap.text)]

    assert "Sitemap: https://backplan.example/sitemap.xml" in robots.text
    assert "Disallow" not in robots.text
    assert found == list(PATHS.values())


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/icon.svg", "image/svg+xml"),
        ("/favicon.png", "image/svg+xml"),
        ("/share.png", "image/png"),
    ],
)
def test_the_pictures_that_pages_name_are_there(path: str, kind: str) -> None:
    answer = client().get(path)

    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert len(answer.content) < 100_000


@pytest.mark.parametrize(
    "path", ["/nowhere", "/plan/nowhere", "/home", "/index.html", "/plan/_stcore/health"]
)
def test_where_no_page_is_the_answer_says_so_and_leads_on(path: str) -> None:
    answer = client().get(path)

    assert answer.status_code == 404
    assert "This page is not here" in answer.text
    assert '<a href="/check">Check</a>' in answer.text
    assert '<link rel="icon" href="/icon.svg">' in answer.text
    assert "<script" not in answer.text


@pytest.mark.parametrize("path", ["/_stcore/health", "/media/a", "/component/a", "/plan/"])
def test_what_streamlit_answers_is_left_to_it(path: str) -> None:
    assert client().get(path).text == "inner"


def test_only_reading_is_answered() -> None:
    answer = client().post("/plan", headers={"sec-fetch-site": "same-origin"})

    assert answer.text == "inner"


@pytest.fixture
def below_a_path():
    config.set_option("server.baseUrlPath", "back/plan")
    yield
    config.set_option("server.baseUrlPath", "")


@pytest.mark.usefixtures("below_a_path")
def test_pages_may_be_served_below_a_path() -> None:
    assert f"<h1>{HEADLINE}</h1>" in page("/back/plan")
    assert meta(page("/back/plan/check"), "og:url") == "http://testserver/back/plan/check"
    assert '<a href="/back/plan/check">' in page("/back/plan/nowhere")
    assert page("/check") == "inner"


@pytest.mark.parametrize(("takes", "gets"), [("gzip", "gzip"), ("br, gzip", "br"), ("", None)])
def test_a_page_comes_packed_as_the_browser_takes_it(takes: str, gets: str | None) -> None:
    answer = client().get("/", headers={"accept-encoding": takes})

    assert answer.headers.get("content-encoding") == gets
    assert HEADLINE in answer.text
