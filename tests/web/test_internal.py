"""What machines ask: alive, ready, and the figures, which are for this machine alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import config

from backplan.diary.codes import new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sql import sqlite_url
from backplan.diary.store import StoreUnavailableError
from backplan.web.edge import edge
from backplan.web.keeping import open_store
from backplan.web.stopping import STOPPING

HERE = ("127.0.0.1", 50_000)
TODAY = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("BACKPLAN_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("BACKPLAN_DATABASE_URL", raising=False)
    open_store.cache_clear()
    yield
    open_store.cache_clear()
    STOPPING.clear()


def client(client: tuple[str, int] = HERE, base: str = "http://localhost:8501") -> TestClient:
    return TestClient(Starlette(middleware=edge()), base_url=base, client=client)


def figures(client: TestClient) -> dict[tuple[str, str], float]:
    """Return every figure of ours, by its name and label."""
    text = client.get("/internal/metrics").text
    return {
        (one.name, "".join(one.labels.values())): one.value
        for family in text_string_to_metric_families(text)
        for one in family.samples
    }


def execute(tmp_path: Path, statement: str) -> None:
    engine = sa.create_engine(sqlite_url(tmp_path / "data"))
    with engine.begin() as connection:
        connection.execute(sa.text(statement))
    engine.dispose()


def test_a_server_that_answers_is_alive_whatever_else(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    STOPPING.set()

    answer = client(("10.0.0.7", 1), "http://10.0.0.9").get("/internal/live")
    assert (answer.status_code, answer.text) == (200, "alive")


def test_a_server_with_its_database_is_ready() -> None:
    answer = client(("10.0.0.7", 1), "http://10.0.0.9").get("/internal/ready")

    assert (answer.status_code, answer.text) == (200, "ready")
    assert answer.headers["cache-control"] == "no-store"


def test_a_server_is_not_ready_without_its_database_and_is_once_that_is_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "data").write_text("not a folder")
    answer = client().get("/internal/ready")
    assert (answer.status_code, answer.text) == (503, "the database cannot be used")

    (tmp_path / "data").unlink()
    assert client().get("/internal/ready").status_code == 200


@pytest.mark.parametrize(
    ("version", "said"),
    [("9999", "a later release changed the database"), ("0001", "the database cannot be used")],
)
def test_a_server_is_not_ready_once_its_database_has_another_schema(
    tmp_path: Path, version: str, said: str
) -> None:
    assert client().get("/internal/ready").status_code == 200
    execute(tmp_path, f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608

    answer = client().get("/internal/ready")
    assert (answer.status_code, answer.text) == (503, said)


def test_a_server_that_stops_is_not_ready() -> None:
    STOPPING.set()

    answer = client().get("/internal/ready")
    assert (answer.status_code, answer.text) == (503, "stopping")


@pytest.mark.parametrize("base", ["http://localhost:8501", "http://127.0.0.1", "http://[::1]:1"])
@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_the_figures_are_read_on_this_machine(address: str, base: str) -> None:
    answer = client((address, 1), base).get("/internal/metrics")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert "process_cpu_seconds_total" in answer.text


@pytest.mark.parametrize(
    ("address", "base", "headers"),
    [
        ("10.0.0.7", "http://localhost", {}),
        ("127.0.0.1", "http://backplan.example", {}),
        ("127.0.0.1", "http://localhost.evil.example", {}),
        ("127.0.0.1", "http://localhost", {"x-forwarded-for": "127.0.0.1"}),
        ("127.0.0.1", "http://localhost", {"x-forwarded-for": "10.0.0.7"}),
        ("127.0.0.1", "http://localhost", {"forwarded": "for=127.0.0.1"}),
        ("127.0.0.1", "http://localhost", {"x-real-ip": "127.0.0.1"}),
    ],
)
def test_nobody_else_reads_the_figures(address: str, base: str, headers: dict[str, str]) -> None:
    answer = client((address, 1), base).get("/internal/metrics", headers=headers)

    assert (answer.status_code, answer.text) == (404, "Not found")


@pytest.mark.parametrize("path", ["live", "ready", "metrics"])
def test_nothing_can_be_changed_there(path: str) -> None:
    answer = client().post(f"/internal/{path}", headers={"sec-fetch-site": "same-origin"})

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_no_answer_to_a_machine_sets_a_cookie() -> None:
    for path in ("live", "ready", "metrics", "else"):
        answer = client().get(f"/internal/{path}", headers={"accept": "text/html"})
        assert "set-cookie" not in answer.headers
        assert "content-security-policy" in answer.headers


def test_with_hosts_named_whoever_watches_may_still_ask() -> None:
    config.set_option("server.allowedHosts", ["backplan.example"])
    try:
        asked = client(("10.0.0.7", 1), "http://10.0.0.9:8501")
        assert asked.get("/internal/live").status_code == 200
        assert asked.get("/internal/ready").status_code == 200
    finally:
        config.set_option("server.allowedHosts", [])


def test_a_save_is_counted_by_what_became_of_it_and_how_long_the_store_took() -> None:
    asked, diary = client(), Diary(new_plan_code(), open_store())
    before = figures(asked)
    diary.save({"id": "one"}, TODAY)
    diary.save({"id": "one"}, TODAY)
    diary.save_all([{"id": "two"}, {"id": "three"}], TODAY)
    after = figures(asked)

    def rise(name: str, label: str) -> float:
        return after[name, label] - before.get((name, label), 0)

    assert rise("backplan_saves_total", "saved") == 3
    assert rise("backplan_saves_total", "already_there") == 1
    assert rise("backplan_store_seconds_count", "insert") == 2
    assert rise("backplan_store_seconds_count", "insert_all") == 1


def test_a_save_that_could_not_be_made_is_counted(tmp_path: Path) -> None:
    asked, diary = client(), Diary(new_plan_code(), open_store())
    diary.last_seq()
    before = figures(asked)["backplan_saves_total", "unavailable"]
    execute(tmp_path, "DROP TABLE facts")
    with pytest.raises(StoreUnavailableError):
        diary.save({"id": "one"}, TODAY)

    assert figures(asked)["backplan_saves_total", "unavailable"] - before == 1


def test_no_figure_tells_a_diary_or_what_is_in_it() -> None:
    code = new_plan_code()
    diary = Diary(code, open_store())
    diary.save({"id": "a-fact-of-mine", "note": "between us"}, TODAY)
    text = client().get("/internal/metrics").text

    for private in (code.written, diary.id, "a-fact-of-mine", "between us"):
        assert private not in text
