"""The log: lines of JSON, with what backplan says and without what a visitor typed."""

import json
import logging
import subprocess
import sys

import pytest

from backplan.web.logs import JsonLines, is_worth_a_line

CANARY = "numb since Tuesday"
A_SERVERS_PROCESS = f"""
import gc, logging, logging.config, threading
import streamlit
from backplan.web.logs import keep_log

keep_log()
logging.config.dictConfig({{
    "version": 1, "disable_existing_loggers": False,
    "handlers": {{"console": {{"class": "logging.StreamHandler"}}}},
    "loggers": {{
        "uvicorn": {{"handlers": ["console"], "level": "INFO", "propagate": False}},
        "uvicorn.access": {{"handlers": ["console"], "level": "INFO", "propagate": False}},
    }},
}})
keep_log()

logging.getLogger("backplan").info("serving")
logging.getLogger("uvicorn.access").warning("GET /?note=%s", "{CANARY}")
logging.getLogger("uvicorn.error").info("%s connected", "203.0.113.9 {CANARY}")
logging.getLogger("uvicorn.error").error("cannot read %s", "{CANARY}")
logging.getLogger("asyncio").error("task died: {CANARY}")
streamlit.logger.get_logger("streamlit.made_late").warning(ValueError("{CANARY}"))
streamlit.logger.update_formatter()
try:
    raise ValueError("{CANARY}")
except ValueError:
    streamlit.logger.get_logger("streamlit.made_later").exception("Uncaught")

def fail():
    raise KeyError("{CANARY}")

thread = threading.Thread(target=fail)
thread.start()
thread.join()

class Unraisable:
    def __del__(self):
        raise OSError("{CANARY}")

Unraisable()
gc.collect()
"""


def line_of(name: str, message: object, *values: object, error: Exception | None = None) -> dict:
    record = logging.makeLogRecord(
        {
            "name": name,
            "msg": message,
            "args": values,
            "levelno": logging.ERROR,
            "levelname": "ERROR",
            "module": "runner",
            "funcName": "run",
            "lineno": 7,
            "created": 1795363200.25,
            "exc_info": error and (type(error), error, error.__traceback__),
        }
    )
    return json.loads(JsonLines().format(record))


def fail_because_of_another() -> None:
    try:
        {}[CANARY]
    except KeyError as first:
        raise ValueError(CANARY) from first


def test_what_backplan_says_is_written_in_full() -> None:
    line = line_of("backplan.web", "%s diaries\nopen", 2)

    assert line == {
        "time": "2026-11-22T16:00:00.250+00:00",
        "level": "error",
        "logger": "backplan.web",
        "event": "2 diaries\nopen",
    }


@pytest.mark.parametrize("name", ["streamlit.runtime", "uvicorn.error", "backplanner", "root"])
def test_of_a_librarys_words_only_the_template_is_kept(name: str) -> None:
    filled = line_of(name, "cannot read %s", CANARY)
    unfilled = line_of(name, f"cannot read {CANARY}")
    error_as_message = line_of(name, ValueError(CANARY), CANARY)

    assert filled["event"] == "runner.run:7 cannot read %s"
    assert unfilled["event"] == error_as_message["event"] == "runner.run:7"


@pytest.mark.parametrize("name", ["backplan", "streamlit.runtime"])
def test_an_error_is_its_kinds_and_the_lines_it_passed(name: str) -> None:
    try:
        fail_because_of_another()
    except ValueError as error:
        line = line_of(name, "a page failed", error=error)

    assert line["error"] == ["ValueError", "KeyError"]
    assert [place.rpartition(":")[0] for place in line["at"]] == ["web/test_logs.py"] * 3
    assert CANARY not in json.dumps(line)


def test_an_error_that_is_its_own_cause_is_written_once() -> None:
    error = ValueError(CANARY)
    error.__context__ = KeyError(CANARY)
    error.__context__.__context__ = error

    assert line_of("backplan", "a page failed", error=error)["error"] == ["ValueError", "KeyError"]


@pytest.mark.parametrize(
    ("name", "level", "kept"),
    [
        ("backplan.web", logging.INFO, True),
        ("uvicorn.error", logging.INFO, False),
        ("uvicorn.error", logging.WARNING, True),
    ],
)
def test_what_libraries_say_in_passing_is_left_out(name: str, level: int, *, kept: bool) -> None:
    record = logging.makeLogRecord({"name": name, "levelno": level})

    assert is_worth_a_line(record) is kept


def test_nothing_in_a_process_gets_past_the_log() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", A_SERVERS_PROCESS], capture_output=True, text=True, check=True
    )
    lines = [json.loads(line) for line in ran.stderr.splitlines()]

    assert [line["logger"] for line in lines] == [
        "backplan",
        "uvicorn.error",
        "asyncio",
        "streamlit.made_late",
        "streamlit.made_later",
        "backplan",
        "backplan",
    ]
    assert [line["error"] for line in lines[-3:]] == [["ValueError"], ["KeyError"], ["OSError"]]
    assert "numb" not in ran.stdout + ran.stderr
    assert "203.0.113.9" not in ran.stderr
