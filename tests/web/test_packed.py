"""Streamlit's files travel packed, are packed once, and only those that are there."""

import gzip
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from backplan.web import packed
from backplan.web.index_page import INDEX, STATIC, named_files
from backplan.web.packed import Packed, Packing

SCRIPT = next(one for one in named_files(INDEX.read_text()) if one.endswith(".js"))
FONT = next(f"/{one.relative_to(STATIC)}" for one in STATIC.rglob("*.woff2"))


def client() -> TestClient:
    inner = Route("/{path:path}", lambda _: PlainTextResponse("inner"))
    return TestClient(Packed(Starlette(routes=[inner])))


def raw(path: str, takes: str) -> tuple[dict[str, str], bytes]:
    with client().stream("GET", path, headers={"accept-encoding": takes}) as answer:
        return dict(answer.headers), b"".join(answer.iter_raw())


@pytest.mark.parametrize(
    ("takes", "gets", "unpack"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("BR;q=0.5", "br", brotli.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("br; q=0.0, gzip;q=1", "gzip", gzip.decompress),
    ],
)
def test_a_script_comes_packed_and_whole(takes: str, gets: str, unpack) -> None:
    headers, content = raw(SCRIPT, takes)

    assert headers["content-encoding"] == gets
    assert headers["content-type"].startswith("text/javascript")
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["vary"] == "accept-encoding"
    assert unpack(content) == (STATIC / SCRIPT[1:]).read_bytes()


@pytest.mark.parametrize(("path", "takes"), [(SCRIPT, "identity"), (SCRIPT, ""), (FONT, "br")])
def test_what_is_not_to_be_packed_is_left_to_streamlit(path: str, takes: str) -> None:
    assert raw(path, takes)[1] == b"inner"


@pytest.mark.parametrize("path", ["/static/js/nowhere.js", "/static/%2e%2e/index.html"])
def test_a_file_that_is_not_there_is_not_there(path: str) -> None:
    assert client().get(path).status_code == 404


def test_each_file_is_packed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.js").write_text("a" * 1000)
    done: list[str] = []
    monkeypatch.setattr(packed, "pack", lambda content, how: done.append(how) or content)
    packing = Packing(tmp_path)
    waiting = [packing.pack("/static/a.js", how) for how in ("br", "br", "gzip", "br")]

    assert {len(one.result(timeout=30)) for one in waiting} == {1000}
    assert sorted(done) == ["br", "gzip"]
