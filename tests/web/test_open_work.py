"""A stop waits for what is open, for nothing else, and not for ever."""

import threading

import pytest

from backplan.web.metrics import RUN_SECONDS, script_run
from backplan.web.open_work import OPEN_WORK, OpenWork

LONG_S = 60


def test_nothing_is_waited_for_where_nothing_is_open() -> None:
    work = OpenWork()

    assert not work.is_any
    assert work.wait(0)


def test_what_is_open_is_waited_for_until_it_ends() -> None:
    work, ended = OpenWork(), []
    with work.piece():
        waiting = threading.Thread(target=lambda: ended.append(work.wait(LONG_S)))
        waiting.start()
        assert work.is_any
        assert ended == []
    waiting.join(LONG_S)

    assert ended == [True]


def test_patience_ends() -> None:
    work = OpenWork()
    with work.piece():
        assert not work.wait(0)


def test_work_that_fails_has_ended() -> None:
    work = OpenWork()
    with pytest.raises(ValueError, match="failed"), work.piece():
        raise ValueError("failed")

    assert work.wait(0)


def test_a_script_run_is_open_work_and_is_counted() -> None:
    def runs() -> float:
        return next(one.value for one in RUN_SECONDS.collect()[0].samples if "_count" in one.name)

    before = runs()
    with script_run():
        assert OPEN_WORK.is_any

    assert runs() - before == 1
