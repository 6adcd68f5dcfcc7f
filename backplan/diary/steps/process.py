"""Reading a file of steps in another process, which can be stopped at any time.

A large export keeps a processor busy for seconds, and a hostile one does worse: neither may be felt
by other visitors.
"""

import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

from backplan.core.errors import InvalidValueError
from backplan.diary.steps.asked import Asked
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.found import StepsFound, parse_found
from backplan.diary.steps.pieces import PIECE_AT_MOST

ROOT = Path(__file__).parents[3]
WALL_AT_MOST_S = 300.0
OUT_OF_TIME = -24
"""How a process ends that the system stops for the time it took: SIGXCPU."""
LINE_LENGTH = 4 * 1024 * 1024
KEPT = ("PATH", "TZ", "LANG", "LD_LIBRARY_PATH", "SYSTEMROOT", "PYTHONTZPATH")
"""What the process is told of its surroundings: no addresses of databases, no secrets."""


class StepsProcess:
    """A process that reads one file.

    Args:
        file: The file, open for reading and seeking; the process gets its pieces from here.
        size: How many bytes it has.
        asked: What it cannot tell about itself.
        tell: Called now and then with the percentage that is done.
    """

    def __init__(
        self, file: IO[bytes], size: int, asked: Asked, tell: Callable[[int], None]
    ) -> None:
        self._file = file
        self._size = size
        self._asked = asked
        self._tell = tell
        self._stopped: Fault | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, wall_s: float = WALL_AT_MOST_S) -> StepsFound:
        """Return what is in the file.

        Raises:
            StepsFileError: It was refused, took too long, or `stop` was called.
        """
        process = self._start()
        timer = threading.Timer(wall_s, self.stop, (Fault.TOO_LONG,))
        timer.daemon = True
        timer.start()
        try:
            return self._listen(process)
        finally:
            timer.cancel()
            with self._lock:
                process.kill()
                for stream in (process.stdin, process.stdout):
                    _close(stream)
                process.wait()
                # Whoever still knows of this process should not hold on to the file.
                self._file = io.BytesIO()

    def stop(self, fault: Fault = Fault.CANCELLED) -> None:
        """Kill the process; whoever waits in `read` gets *fault*. Safe from any thread."""
        with self._lock:
            self._stopped = fault
            if self._process is not None:
                self._process.kill()

    def _start(self) -> "subprocess.Popen[bytes]":
        """Start the process, unless it was stopped before."""
        with self._lock:
            if self._stopped is not None:
                raise StepsFileError(self._stopped)
            asked = (self._asked.latest.isoformat(), self._asked.zone, self._asked.order)
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own module
                    [
                        *(sys.executable, "-s", "-m", "backplan.diary.steps.worker"),
                        *(str(self._size), *asked),
                    ],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    cwd=ROOT,
                    env={key: os.environ[key] for key in KEPT if key in os.environ},
                )
            except OSError:
                raise StepsFileError(Fault.NOT_STARTED) from None
            return self._process

    def _listen(self, process: "subprocess.Popen[bytes]") -> StepsFound:
        """Answer what the process asks, until it has found everything or is gone."""
        assert process.stdout is not None  # noqa: S101 - asked for above
        while (line := process.stdout.readline(LINE_LENGTH)) and self._stopped is None:
            word, _, rest = line.decode("ascii", "replace").strip().partition(" ")
            try:
                match word:
                    case "read":
                        self._send(process, *map(int, rest.split()))
                    case "at":
                        self._tell(int(rest))
                    case "refused":
                        raise StepsFileError(Fault(rest))
                    case "found":
                        return parse_found(json.loads(rest))
                    case _:
                        break
            except (ValueError, TypeError, OSError, InvalidValueError):
                break
        raise StepsFileError(self._stopped or _fault_of(process.wait()))

    def _send(self, process: "subprocess.Popen[bytes]", offset: int, size: int) -> None:
        """Send the piece that was asked for."""
        if process.stdin is not None and 0 <= size <= PIECE_AT_MOST:
            self._file.seek(offset)
            process.stdin.write(self._file.read(size))
            process.stdin.flush()


def _fault_of(code: int) -> Fault:
    """Return what is wrong where a process ended with *code* and nobody was left to say why."""
    if code == OUT_OF_TIME:
        return Fault.TOO_LONG
    return Fault.NOT_STARTED if code > 0 else Fault.DAMAGED


def _close(stream: IO[bytes] | None) -> None:
    """Close one end of a pipe whose other end may be gone."""
    try:
        if stream is not None:
            stream.close()
    except OSError:
        return
