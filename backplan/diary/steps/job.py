"""A file that is read while its owner looks on: two at a time, however many there are.

A file may have 200 MiB. So those that wait, for their turn or for their owner's word, share a room:
one that finds none there is let go of at once.
"""

import io
import threading

from backplan.diary.steps.asked import Asked
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.found import StepsFound
from backplan.diary.steps.process import StepsProcess
from backplan.diary.steps.room import ROOM

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
        self._process: StepsProcess | None = None
        self._has_turn = TURNS.acquire(blocking=False)
        if not self._has_turn and not self._keep():
            self._end(Fault.BUSY)
            return
        process = StepsProcess(io.BytesIO(content), len(content), asked, self._tell)
        self._process = process
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

    def hand_over(self) -> bytes:
        """Return the file, to be read once more, and let go of it."""
        content = self.content or b""
        self._let_go()
        return content

    def _run(self, process: StepsProcess) -> None:
        """Read the file once it is its turn."""
        fault: Fault | None = Fault.NOT_STARTED
        try:
            self.found = self._read(process)
            fault = None
        except StepsFileError as error:
            fault = error.fault
        finally:
            self._process = None
            if fault is Fault.DAY_ORDER and not self._keep():
                fault = Fault.BUSY
            self._end(fault)

    def _read(self, process: StepsProcess) -> StepsFound:
        """Return what is in the file; others that came first have their turn before."""
        while not self._has_turn:
            self._has_turn = TURNS.acquire(timeout=LOOK_AGAIN_S)
            if self._stopped.is_set() and not self._has_turn:
                raise StepsFileError(Fault.CANCELLED)
        ROOM.give_back(self)
        try:
            self._tell(0)
            return process.read()
        finally:
            TURNS.release()

    def _end(self, fault: Fault | None) -> None:
        """Have something to say; the file stays only where its owner has to say something first."""
        self.fault = fault
        if fault is not Fault.DAY_ORDER:
            self._let_go()
        self._ended.set()

    def _keep(self) -> bool:
        """Return whether there is room for the file while nobody reads it; it is taken then."""
        return ROOM.take(self, len(self.content or b""))

    def _let_go(self) -> None:
        """Let go of the file."""
        self.content = None
        ROOM.give_back(self)

    def _tell(self, percent: int) -> None:
        """Note how far it has come."""
        self.percent = percent
