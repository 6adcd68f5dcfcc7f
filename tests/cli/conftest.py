"""Running one command in process: exit code, standard output, standard error."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from backplan.__main__ import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `python -m backplan` with these arguments, and *stdin* to read where - is the file."""

    def command(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        shown = capsys.readouterr()
        return Ran(code, shown.out, shown.err)

    return command
