"""One server of several: a process on a port of its own, which tests stop, kill and start again."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
WAIT_S = 180
LOOK_S = 0.02


class Replica:
    """A server that is yet to be started.

    Args:
        port: Where it listens.
        folder: Its home, with its log.
        environment: What a host sets.
    """

    def __init__(self, port: int, folder: Path, environment: Mapping[str, str]) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        self.log = folder / f"{port}.log"
        self._environment = {**os.environ, "HOME": str(folder), **environment}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and go on at once."""
        command = ["-m", "streamlit", "run", "app.py", "--server.address=127.0.0.1"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *command, f"--server.port={self.port}"],
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        """End it without a word, as a power cut does."""
        self._process.kill()
        self._process.wait(WAIT_S)

    def ask_to_stop(self) -> None:
        """Ask it to end, and go on at once."""
        self._process.send_signal(signal.SIGTERM)

    def wait_for_end(self) -> int:
        """Return what it said when it ended."""
        return self._process.wait(WAIT_S)

    def close(self) -> None:
        """See that it is there no more."""
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def ask(self, path: str) -> tuple[int, str]:
        """Return the status and the words of an answer; status 0 where there is none."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=WAIT_S) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()
        except OSError:
            return 0, ""

    def wait_until(self, path: str, status: int) -> None:
        """Return once it answers so; that it does not, in all this time, is a failure."""
        until = time.monotonic() + WAIT_S
        while self.ask(path)[0] != status:
            assert time.monotonic() < until, f"no {status} from {path}:\n{self.log.read_text()}"
            assert self._process.poll() is None, f"it ended:\n{self.log.read_text()}"
            time.sleep(LOOK_S)

    def wait_until_ready(self) -> None:
        """Return once it should get visitors."""
        self.wait_until("/internal/ready", 200)
