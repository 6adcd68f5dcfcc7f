"""Starting up: both servers, a cold first visit, and content that must not be served."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from backplan.diary.sql import SqlStore, sqlite_url
from tests.browser.conftest import ROOT, STREAMLIT, go, served, visit

UVICORN = ("-m", "uvicorn", "app:app", "--port={port}")
SERVED = ("app.py", "backplan", "pages", "data", ".streamlit")


@pytest.mark.parametrize("command", [STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def test_the_first_visit_to_a_cold_server_may_be_a_deep_link(
    browser: Browser, tmp_path: Path, command: tuple[str, ...]
) -> None:
    with served(tmp_path / "data", tmp_path / "log", command=command) as address:
        context = visit(browser, address)
        page = context.new_page()
        go(page, "/exercises")

        expect(page.get_by_text("See a doctor or physiotherapist first.")).to_be_visible()
        expect(page.get_by_role("heading", name="Exercises", level=1)).to_be_visible()
        assert context.strayed == []
        context.close()


@pytest.mark.parametrize("command", [STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def test_broken_content_is_named_and_not_served(tmp_path: Path, command: tuple[str, ...]) -> None:
    for name in SERVED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (tmp_path / "data" / "exercises" / "SQ3.toml").write_text("id = 3\n")
    said = refusal(command, tmp_path)

    assert "backplan does not start: exercises/SQ3.toml" in said


@pytest.mark.parametrize("command", [STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def test_a_database_from_a_later_release_is_named_and_not_touched(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    SqlStore(sqlite_url(tmp_path)).close()
    with closing(sqlite3.connect(tmp_path / "diary.sqlite3")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    said = refusal(command, ROOT, BACKPLAN_DATA=str(tmp_path))

    assert "backplan does not start: schema 9999 was made by a later release" in said


def refusal(command: tuple[str, ...], folder: Path, **environment: str) -> str:
    """Return what a server says that does not start."""
    ran = subprocess.run(
        [sys.executable, *(part.format(port=free_port()) for part in command)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode != 0
    assert "Traceback" not in ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
