"""A file that is being read while its owner looks on: two at a time, however many there are."""

import io
import threading

from backplan.diary.steps.asked import Asked
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.found import StepsFound
from backplan.diary.steps.process import StepsProcess

AT_ONCE = 2
LOOK_AGAIN_S = 0.5
TURNS = threading.BoundedSemaphore(AT_ONCE)


class StepsJob:
    """One file that is read, from the moment it is made.

    Args:
        content: The file; it is let go of once it has been read.
        asked: What it cannot tell about itself.

    Attributes:
        percent: How far its reading has come; None while others come first.
        found: What was in it, once it was read.
        fault: Why it was refused, once it was.
        content: The file; None once nothing more can be got out of it.
    """

    def __init__(self, content: bytes, asked: Asked) -> None:
        self.percent: int | None = None
        self.found: StepsFound | None = None
        self.fault: Fault | None = None
        self.content: bytes | None = content
        self._ended = threading.Event()
        self._stopped = threading.Event()
        process = StepsProcess(io.BytesIO(content), len(content), asked, self._tell)
        self._process: StepsProcess | None = process
        threading.Thread(target=self._run, args=(process,), name="steps", daemon=True).start()

    @property
    def has_ended(self) -> bool:
        """Return whether there is something to say."""
        return self._ended.is_set()

    def wait(self, seconds: float) -> bool:
        """Return whether it ended within *seconds*."""
        return self._ended.wait(seconds)

    def cancel(self) -> None:
        """Stop reading, or waiting for it."""
        self._stopped.set()
        process = self._process
        if process is not None:
            process.stop()

    def _run(self, process: StepsProcess) -> None:
        """Read the file once it is its turn."""
        try:
            self.found = self._read(process)
        except StepsFileError as error:
            self.fault = error.fault
        finally:
            if self.found is None and self.fault is None:
                self.fault = Fault.NOT_STARTED
            if self.fault is not Fault.DAY_ORDER:
                self.content = None
            self._process = None
            self._ended.set()

    def _read(self, process: StepsProcess) -> StepsFound:
        """Return what is in the file; others that came first have their turn before."""
        while not TURNS.acquire(timeout=LOOK_AGAIN_S):
            if self._stopped.is_set():
                raise StepsFileError(Fault.CANCELLED)
        try:
            self._tell(0)
            return process.read()
        finally:
            TURNS.release()

    def _tell(self, percent: int) -> None:
        """Note how far it has come."""
        self.percent = percent
