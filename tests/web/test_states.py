"""The cache of folded diaries: each is folded once, and no diary takes more than its share."""

from datetime import date

from backplan.content import load_rulebook
from backplan.core.fold import fold
from backplan.web.states import BYTES_A_FACT, Reading, StateCache, StateKey

TODAY = date(2026, 11, 22)


def key(diary_id: str, last_seq: int = 1) -> StateKey:
    return StateKey(diary_id, last_seq, TODAY, "content")


class Drawing:
    """Something made of a reading that takes so many bytes."""

    def __init__(self, weight: int = 0) -> None:
        self.weight = weight


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


def test_what_was_made_of_a_reading_is_kept_beside_it_by_name() -> None:
    cache, read = StateCache(bytes_at_most=10**6), Reader()
    reading = cache.get(key("ana"), read)
    made = cache.beside("ana", reading, "pain", Drawing)

    assert cache.beside("ana", reading, "pain", Drawing) is made
    assert cache.beside("ana", reading, "steps", Drawing) is not made


def test_a_new_fact_and_leaving_drop_what_was_made() -> None:
    cache, read = StateCache(bytes_at_most=10**6), Reader()
    reading = cache.get(key("ana", 1), read)
    made = cache.beside("ana", reading, "pain", Drawing)
    newer = cache.get(key("ana", 2), read)
    anew = cache.beside("ana", newer, "pain", Drawing)
    assert anew is not made
    cache.forget("ana")
    again = cache.get(key("ana", 2), read)

    assert cache.beside("ana", again, "pain", Drawing) is not anew


def test_nothing_is_kept_beside_a_reading_that_is_gone() -> None:
    cache, read = StateCache(bytes_at_most=10**6), Reader()
    reading = cache.get(key("ana"), read)
    cache.forget("ana")
    made = cache.beside("ana", reading, "pain", Drawing)

    assert cache.beside("ana", reading, "pain", Drawing) is not made


def test_what_was_made_counts_against_the_room_there_is() -> None:
    cache, read = StateCache(bytes_at_most=BYTES_A_FACT * 6), Reader()
    cache.get(key("ana"), read)
    reading = cache.get(key("ben"), read)
    cache.beside("ben", reading, "pain", lambda: Drawing(BYTES_A_FACT * 2))
    cache.get(key("ana"), read)
    assert read.times == 2
    cache.beside("ben", reading, "steps", lambda: Drawing(1))
    cache.get(key("ana"), read)

    assert read.times == 2
    assert cache.get(key("ben"), read) is not reading
