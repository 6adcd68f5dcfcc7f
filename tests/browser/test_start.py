"""Starting up: both servers, a cold first visit, and content that must not be served."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

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
    ran = subprocess.run(
        [sys.executable, *(part.format(port=0) for part in command)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert ran.returncode != 0
    assert "backplan does not start: exercises/SQ3.toml" in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
