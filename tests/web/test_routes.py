"""The routes that set or take away the plan-code cookie."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from backplan.diary.codes import PlanCode, new_plan_code
from backplan.diary.diary import Diary
from backplan.web.cookie import COOKIE, OLD_COOKIE
from backplan.web.edge import edge
from backplan.web.keeping import open_store
from backplan.web.lookup import LOOKS, forget_looks
from backplan.web.routes import DiaryRoutes

OWN_PAGE = {"sec-fetch-site": "same-origin"}
TODAY = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("BACKPLAN_DATA", str(tmp_path))
    monkeypatch.delenv("BACKPLAN_DATABASE_URL", raising=False)
    open_store.cache_clear()
    forget_looks()
    yield
    open_store.cache_clear()


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = Starlette(routes=DiaryRoutes()(), middleware=edge())
    with TestClient(app, headers=OWN_PAGE, follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def diary() -> Diary:
    opened = Diary(new_plan_code(), open_store())
    opened.save({"id": "one"}, TODAY)
    return opened


@pytest.fixture
def code(diary: Diary, client: TestClient) -> PlanCode:
    """The code of a diary that this browser has open."""
    own = new_plan_code()
    Diary(own, open_store()).save({"id": "mine"}, TODAY)
    client.cookies.set(COOKIE, own.written, domain="testserver.local", path="/")
    return own


def cookies(client: TestClient) -> dict[str, str]:
    return {one.name: one.value or "" for one in client.cookies.jar if one.value}


def saved(code: PlanCode) -> list[object]:
    return [fact["id"] for fact in Diary(code, open_store()).facts().facts]


def test_a_code_typed_on_another_device_opens_its_diary(client: TestClient) -> None:
    theirs = new_plan_code()
    Diary(theirs, open_store()).save({"id": "one"}, TODAY)
    answer = client.post("/api/open", data={"code": theirs.written.lower().replace("-", " ")})

    assert (answer.status_code, answer.headers["location"]) == (303, "..")
    assert cookies(client) == {COOKIE: theirs.written}
    kept = [one for one in answer.headers.get_list("set-cookie") if theirs.written in one]
    assert ["HttpOnly" in one and "SameSite=Lax" in one for one in kept] == [True]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "wrong_length"),
        ("ABC", "wrong_length"),
        ("U" * 26, "wrong_character"),
        ("0" * 25 + "1", "mistyped"),
        ("0" * 26, "no_diary"),
        ("x" * 5000, "wrong_length"),
    ],
)
def test_what_opens_nothing_changes_nothing(
    client: TestClient, code: PlanCode, text: str, said: str
) -> None:
    answer = client.post("/api/open", data={"code": text})

    assert answer.headers["location"] == f"../data?said={said}"
    assert "set-cookie" not in answer.headers
    assert cookies(client) == {COOKIE: code.written}


def test_no_answer_carries_a_code_in_its_address(client: TestClient, code: PlanCode) -> None:
    other = new_plan_code().written
    for route in ("open", "new-code", "leave", "delete"):
        location = client.post(f"/api/{route}", data={"code": other}).headers["location"]
        assert code.written not in location
        assert other not in location


def test_looking_for_diaries_is_capped(client: TestClient) -> None:
    none = {"code": "0" * 26}
    answers = [client.post("/api/open", data=none) for _ in range(LOOKS.amount + 1)]

    assert [one.headers["location"] for one in answers][-2:] == [
        "../data?said=no_diary",
        "../data?said=too_many",
    ]


def test_typing_mistakes_do_not_count_as_looks(client: TestClient) -> None:
    for _ in range(LOOKS.amount + 1):
        client.post("/api/open", data={"code": "0" * 25 + "1"})

    answer = client.post("/api/open", data={"code": "0" * 26})
    assert answer.headers["location"] == "../data?said=no_diary"


def test_a_new_code_is_kept_beside_the_old_one_and_nothing_is_moved_yet(
    client: TestClient, code: PlanCode
) -> None:
    new = new_plan_code()
    client.post("/api/new-code", data={"code": new.written})

    assert cookies(client) == {COOKIE: new.written, OLD_COOKIE: code.written}
    assert saved(code) == ["mine"]


def test_a_new_code_that_is_none_changes_nothing(client: TestClient, code: PlanCode) -> None:
    client.post("/api/new-code", data={"code": "rubbish"})

    assert cookies(client) == {COOKIE: code.written}


def test_leaving_takes_every_code_from_the_browser_and_keeps_the_diary(
    client: TestClient, code: PlanCode
) -> None:
    client.post("/api/new-code", data={"code": new_plan_code().written})
    client.post("/api/leave")

    assert cookies(client) == {}
    assert saved(code) == ["mine"]


def test_deleting_needs_the_word(client: TestClient, code: PlanCode) -> None:
    for confirm in ({}, {"confirm": "yes"}, {"confirm": ""}):
        answer = client.post("/api/delete", data=confirm)
        assert answer.headers["location"] == "../data?said=not_deleted"

    assert saved(code) == ["mine"]
    assert cookies(client) == {COOKIE: code.written}


def test_deleting_takes_the_diary_and_the_code(client: TestClient, code: PlanCode) -> None:
    answer = client.post("/api/delete", data={"confirm": " delete "})

    assert answer.headers["location"] == "../data?said=deleted"
    assert cookies(client) == {}
    assert saved(code) == []
    assert Diary(code, open_store()).was_deleted()


def test_a_diary_that_cannot_be_reached_is_not_said_to_be_deleted(
    client: TestClient, code: PlanCode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("not a folder")
    monkeypatch.setenv("BACKPLAN_DATA", str(blocked))
    open_store.cache_clear()

    answer = client.post("/api/delete", data={"confirm": "delete"})
    assert answer.headers["location"] == "../data?said=not_deleted"
    assert cookies(client) == {COOKIE: code.written}
    answer = client.post("/api/open", data={"code": new_plan_code().written})
    assert answer.headers["location"] == "../data?said=away"


@pytest.mark.parametrize("route", ["open", "new-code", "leave", "delete"])
def test_a_request_from_another_site_changes_nothing(
    client: TestClient, code: PlanCode, route: str
) -> None:
    sent = {"code": new_plan_code().written, "confirm": "delete"}
    answer = client.post(f"/api/{route}", data=sent, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert saved(code) == ["mine"]


@pytest.mark.parametrize("route", ["open", "new-code", "leave", "delete"])
def test_no_route_answers_to_get(client: TestClient, code: PlanCode, route: str) -> None:
    assert client.get(f"/api/{route}").status_code == 405
