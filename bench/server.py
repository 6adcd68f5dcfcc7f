"""Servers to measure: backplan as it is shipped, and the floors."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.process import cpu_s

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).parent / "floors"
START_S = 180
STOP_S = 10
# What backplan's own .streamlit/config.toml says, for a floor that is served just as well.
TUNED = ("--runner.postScriptGC=false",)
QUIET = (
    "--server.headless=true",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
    "--browser.serverAddress=localhost",
)


class ServerError(Exception):
    """A server did not start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that answers.

    Attributes:
        address: Where.
        pid: Its process.
        first_byte_s: How long it took from its start to the first byte of its first answer.
        first_byte_cpu_s: The processor time that this took.
    """

    address: str
    pid: int
    first_byte_s: float
    first_byte_cpu_s: float


@contextlib.contextmanager
def bare(folder: Path, *options: str) -> Iterator[Server]:
    """Serve the page with nothing but a title, with Streamlit's own settings but for *options*."""
    with _served(FLOORS / "bare.py", folder, FLOORS, (*QUIET, *options), {}) as server:
        yield server


@contextlib.contextmanager
def multipage(folder: Path) -> Iterator[Server]:
    """Serve the floor with several pages, with the settings that backplan has."""
    with _served(FLOORS / "multipage.py", folder, FLOORS, (*QUIET, *TUNED), {}) as server:
        yield server


@contextlib.contextmanager
def backplan(folder: Path, database: str = "") -> Iterator[Server]:
    """Serve backplan as it is shipped, its diaries in *folder*, or in *database*."""
    environment = {"BACKPLAN_DATA": str(folder), "BACKPLAN_DATABASE_URL": database}
    with _served(ROOT / "app.py", folder, ROOT, (), environment) as server:
        yield server


@contextlib.contextmanager
def _served(
    script: Path,
    home: Path,
    root: Path,
    options: tuple[str, ...],
    environment: Mapping[str, str],
) -> Iterator[Server]:
    """Serve *script* from the folder *root* until the block ends."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    address = f"http://127.0.0.1:{port}"
    home.mkdir(parents=True, exist_ok=True)
    log = home / f"{script.stem}.log"
    with log.open("w") as out:
        began = time.perf_counter()
        process = subprocess.Popen(
            [*command, "--server.address=127.0.0.1", *options],
            cwd=root,
            # A host has bytecode from the first start on, whatever is set where this runs.
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", "HOME": str(home), **environment},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(address, process, log)
        took = time.perf_counter() - began
        spent = cpu_s(process.pid)
        yield Server(address=address, pid=process.pid, first_byte_s=took, first_byte_cpu_s=spent)
    finally:
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return once the first page is answered."""
    until = time.perf_counter() + START_S
    page = urllib.request.Request(address, headers={"Accept": "text/html"})
    while process.poll() is None and time.perf_counter() < until:
        try:
            with urllib.request.urlopen(page, timeout=START_S) as answer:
                answer.read(1)
        except OSError:
            time.sleep(0.005)
            continue
        return
    raise ServerError(f"{address} did not answer:\n{log.read_text()[-2000:]}")


def _free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
