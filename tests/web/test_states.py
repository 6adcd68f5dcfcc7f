"""The cache of folded diaries: each is folded once, and no diary takes more than its share."""

from datetime import date

from backplan.content import load_rulebook
from backplan.core.fold import fold
from backplan.web.states import BYTES_A_FACT, Reading, StateCache, StateKey

TODAY = date(2026, 11, 22)


def key(diary_id: str, last_seq: int = 1) -> StateKey:
    return StateKey(diary_id, last_seq, TODAY, "content")


class Reader:
    """Reads an empty diary and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Reading:
        self.times += 1
        state = fold((), load_rulebook(), today=TODAY)
        return Reading(state=state, ids=frozenset(), unread=0)


def test_a_rerun_that_adds_no_fact_folds_nothing() -> None:
    cache, read = StateCache(bytes_at_most=10**6), Reader()
    cache.get(key("ana"), read)
    cache.get(key("ana"), read)

    assert read.times == 1


def test_a_new_fact_folds_again_and_replaces_what_was_there() -> None:
    cache, read = StateCache(bytes_at_most=10**6), Reader()
    cache.get(key("ana", 1), read)
    cache.get(key("ana", 2), read)
    cache.get(key("ana", 1), read)

    assert read.times == 3


def test_the_diary_used_longest_ago_goes_first_when_room_runs_out() -> None:
    cache, read = StateCache(bytes_at_most=BYTES_A_FACT * 4), Reader()
    cache.get(key("ana"), read)
    cache.get(key("ben"), read)
    cache.get(key("ana"), read)
    cache.get(key("cem"), read)
    cache.get(key("ana"), read)
    assert read.times == 3
    cache.get(key("ben"), read)

    assert read.times == 4


def test_a_diary_that_is_left_is_forgotten() -> None:
    cache, read = StateCache(bytes_at_most=10**6), Reader()
    cache.get(key("ana"), read)
    cache.forget("ana")
    cache.get(key("ana"), read)

    assert read.times == 2


def test_the_last_reading_is_there_when_the_diary_cannot_be_read_again() -> None:
    cache, read = StateCache(bytes_at_most=10**6), Reader()
    reading = cache.get(key("ana"), read)

    assert cache.last("ana") is reading
    assert cache.last("ben") is None
