"""A host with settings of its own, and the site of a partner that shows it in a frame."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from backplan.diary.sql import sqlite_url
from tests.browser.conftest import ROOT, served
from tests.browser.test_start import SERVED

CANARY = "numb-since-Tuesday"
SETTINGS = """
name = "Example_Clinic"
embed_on = ["http://localhost:PARTNER"]
links = [{ title = "Our *class*", link = "https://clinic.example/class" }]
clinic = { name = "Front desk", calls = ["01234 567890"], words = "Until six." }
theme = { light = "#123456" }
withheld_exercises = ["SQ4", "SQ3"]
"""


class Partner(BaseHTTPRequestHandler):
    """A page of another site that shows whatever its address names in a frame."""

    def do_GET(self) -> None:
        """Answer with the page."""
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        frame = f"<!doctype html><iframe src='{self.path[1:]}' width=400 height=700></iframe>"
        self.wfile.write(frame.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Host:
    """A host that named its own address, lets a partner embed it, and whose About page fails."""

    address: str
    log: Path
    url: str


@contextmanager
def hosted(folder: Path, command: tuple[str, ...], partner: int) -> Iterator[Host]:
    """Serve a copy of backplan as such a host has set it up."""
    root, data, log = folder / "backplan", folder / "data", folder / "log"
    for one in (root, data):
        one.mkdir()
    for name in SERVED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    (root / "data" / "host.toml").write_text(SETTINGS.replace("PARTNER", str(partner)))
    (root / "pages" / "about.py").write_text(f"note = {CANARY!r}\nraise ValueError(note)\n")
    settings = root / ".streamlit" / "config.toml"
    named = '[server]\nallowedHosts = ["127.0.0.1"]'
    settings.write_text(settings.read_text().replace("[server]", named))
    with served(data, log, command, root) as address:
        yield Host(address, log, sqlite_url(data))
