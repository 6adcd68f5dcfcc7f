"""An import says what it would add, adds just that, and can be repeated."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.core.facts import parse_facts
from backplan.core.fold import fold
from backplan.diary.codes import new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.diary_file import read_diary_file, write_diary_file
from backplan.diary.import_plan import import_facts, plan_import
from backplan.diary.memory import MemoryStore
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.diary.store import Row, StoreUnavailableError
from tests.conftest import healthy
from tests.core.people import RULES
from tests.core.strategies import Raw
from tests.diary.diary_files import ANA, checkin, diaries, fact

TODAY = date(2026, 11, 2)


class AwayStore(MemoryStore):
    """A store that cannot be reached just now."""

    def insert_all(self, rows: Sequence[Row], *, in_place_of: str | None = None) -> bool:
        raise StoreUnavailableError("the diary store cannot be reached")


@pytest.fixture
def diary() -> Diary:
    return Diary(new_plan_code(), MemoryStore())


def ids(diary: Diary) -> list[object]:
    return [one["id"] for one in diary.facts().facts]


def test_the_preview_of_an_import_into_an_empty_diary_counts_every_kind(diary: Diary) -> None:
    plan = plan_import(diary.facts().facts, read_diary_file(ANA.read_bytes(), RULES))

    assert plan.kinds == {
        "answers": 1,
        "checkin": 4,
        "flags": 1,
        "review": 1,
        "session": 2,
        "settings": 1,
        "steps": 1,
        "swap": 1,
        "withdrawn": 1,
    }
    assert (plan.first, plan.last) == (date(2026, 10, 5), date(2026, 10, 12))
    assert (plan.already_there, plan.different) == (0, 0)
    assert ids(diary) == []


def test_the_dates_of_a_preview_are_the_visitors_own() -> None:
    west = fact("w", at="2026-11-02T23:00:00-10:00")
    east = fact("e", at="2026-11-03T01:00:00+13:00")
    plan = plan_import([], [west, east])

    assert [one["id"] for one in plan.new] == ["e", "w"]
    assert (plan.first, plan.last) == (date(2026, 11, 2), date(2026, 11, 3))


def test_a_repeat_adds_nothing(diary: Diary) -> None:
    given = read_diary_file(ANA.read_bytes(), RULES)
    assert import_facts(diary, plan_import(diary.facts().facts, given), TODAY) == len(given)

    plan = plan_import(diary.facts().facts, given)

    assert (plan.new, plan.kinds, plan.first, plan.last) == ((), {}, None, None)
    assert (plan.already_there, plan.different) == (len(given), 0)
    assert import_facts(diary, plan, TODAY) == 0
    assert len(ids(diary)) == len(given)


def test_what_differs_from_the_diary_is_said_and_the_diary_stays(diary: Diary) -> None:
    diary.save(checkin("same"), TODAY)
    diary.save(checkin("other", pain=3), TODAY)
    given = [dict(reversed(checkin("same").items())), checkin("other", pain=4), checkin("new")]

    plan = plan_import(diary.facts().facts, given)

    assert (plan.kinds, plan.already_there, plan.different) == ({"checkin": 1}, 1, 1)
    assert import_facts(diary, plan, TODAY) == 1
    assert diary.facts().facts == (checkin("same"), checkin("other", pain=3), checkin("new"))


@pytest.mark.parametrize(("mine", "theirs"), [(1, True), (1, 1.0), (0.0, -0.0), (None, False)])
def test_values_that_only_python_takes_for_the_same_are_different(
    mine: object, theirs: object
) -> None:
    plan = plan_import([fact("a", data={"x": mine})], [fact("a", data={"x": theirs})])

    assert plan.different == 1


def test_facts_are_added_by_time_whatever_their_order_in_the_file(diary: Diary) -> None:
    given = [fact(str(day), at=f"2026-11-{day:02}T08:00:00Z") for day in range(1, 10)]
    import_facts(diary, plan_import([], given[4:] + given[3::-1]), TODAY)

    assert ids(diary) == [str(day) for day in range(1, 10)]


def test_a_fact_that_somebody_saved_since_the_preview_is_not_counted(diary: Diary) -> None:
    plan = plan_import(diary.facts().facts, [checkin("a"), checkin("b")])
    diary.save(checkin("a"), TODAY)

    assert import_facts(diary, plan, TODAY) == 1
    assert ids(diary) == ["a", "b"]


@given(drawn=diaries, split=st.integers(0, 6))
def test_an_import_completes_what_a_part_of_it_began(drawn: list[Raw], split: int) -> None:
    diary = Diary(new_plan_code(), MemoryStore())
    import_facts(diary, plan_import([], drawn[:split]), TODAY)
    rest = plan_import(diary.facts().facts, drawn)

    assert (rest.already_there, rest.different) == (len(drawn[:split]), 0)
    assert import_facts(diary, rest, TODAY) == len(drawn[split:])
    assert write_diary_file(diary.facts().facts) == write_diary_file(drawn)


def test_an_import_that_cannot_be_kept_writes_nothing() -> None:
    diary = Diary(new_plan_code(), AwayStore())
    with pytest.raises(StoreUnavailableError):
        import_facts(diary, plan_import([], read_diary_file(ANA.read_bytes(), RULES)), TODAY)

    assert ids(diary) == []


def test_an_import_into_a_database_is_opened_by_the_next_process(tmp_path: Path) -> None:
    code = new_plan_code()
    for _ in range(2):
        store = SqlStore(sqlite_url(tmp_path))
        diary = Diary(code, store)
        given = read_diary_file(ANA.read_bytes(), RULES)
        import_facts(diary, plan_import(diary.facts().facts, given), TODAY)
        store.close()

    store = SqlStore(sqlite_url(tmp_path))
    assert write_diary_file(Diary(code, store).facts().facts) == ANA.read_bytes()
    store.close()


def test_a_red_flag_that_is_imported_locks_as_any_other(diary: Diary) -> None:
    diary.save(fact("mine", "answers", data=healthy()), TODAY)
    flag = fact("theirs", "flags", at="2026-11-02T09:00:00Z", data={"flags": {"RF02": "yes"}})
    import_facts(diary, plan_import(diary.facts().facts, [flag]), TODAY)

    facts, _ = parse_facts(diary.facts().facts)
    assert fold(facts, RULES, today=TODAY).locked


def test_a_preview_shows_no_fact_in_its_repr() -> None:
    assert "canary" not in repr(plan_import([], [checkin("canary", note="canary")]))
