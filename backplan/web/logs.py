"""The log: one line of JSON a record, and nothing in it that a visitor typed or owns."""

import json
import logging
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path

from streamlit import logger as streamlit_logger

OURS = "backplan"
ACCESS = "uvicorn.access"


class JsonLines(logging.Formatter):
    """Writes a record as one line: time, level, logger, event, and where an error came from.

    What backplan itself says is written as it is said. Of a library's record only the template is
    kept, not what it was filled with, and of an error only its kind and the lines it passed: a
    message may quote what a visitor typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of *record*."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": event_of(record),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = [type(one).__name__ for one in _causes(record.exc_info[1])]
            line["at"] = [place for one in _causes(record.exc_info[1]) for place in _places(one)]
        return json.dumps(line)


def keep_log() -> None:
    """Let everything that is logged in this process go through the one log.

    To be called again once the server has set up its own logging.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    handler.addFilter(is_worth_a_line)
    logging.root.handlers = [handler]
    logging.getLogger(OURS).setLevel(logging.INFO)
    for logger in list(logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            logger.handlers.clear()
            logger.propagate = True
    # Addresses of visitors, page by page: without a handler, uvicorn does not even write them.
    access = logging.getLogger(ACCESS)
    access.propagate = False
    access.disabled = True
    # Streamlit gives each logger a handler of its own, some of them long after the start.
    streamlit_logger.setup_formatter = _leave_to_the_log
    threading.excepthook = _thread_ended
    sys.unraisablehook = _not_raised


def is_worth_a_line(record: logging.LogRecord) -> bool:
    """Return whether a record is logged: backplan's own, and what libraries warn of."""
    return _is_ours(record) or record.levelno >= logging.WARNING


def event_of(record: logging.LogRecord) -> str:
    """Return what happened, without a value that a library put into its words."""
    if _is_ours(record):
        return record.getMessage()
    where = f"{record.module}.{record.funcName}:{record.lineno}"
    # Without values apart there is no telling which of the words are the library's.
    return f"{where} {record.msg}" if record.args and isinstance(record.msg, str) else where


def _is_ours(record: logging.LogRecord) -> bool:
    """Return whether backplan itself speaks."""
    return record.name.partition(".")[0] == OURS


def _causes(error: BaseException) -> list[BaseException]:
    """Return an error and what it came from, the first last."""
    found: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in found:
        found.append(current)
        current = current.__cause__ or current.__context__
    return found


def _places(error: BaseException) -> list[str]:
    """Return the lines that an error passed, such as ``pages/plan.py:12``, innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{'/'.join(Path(one.filename).parts[-2:])}:{one.lineno}" for one in frames]


def _leave_to_the_log(logger: logging.Logger) -> None:
    """Take the place of Streamlit's own set-up of *logger*."""
    logger.propagate = True


def _thread_ended(ended: threading.ExceptHookArgs) -> None:
    """Log an error that ended a thread."""
    error = ended.exc_value
    logging.getLogger(OURS).error("a thread ended with an error", exc_info=error)


def _not_raised(failed: "sys.UnraisableHookArgs") -> None:
    """Log an error that Python could not raise."""
    logging.getLogger(OURS).error("an error could not be raised", exc_info=failed.exc_value)
