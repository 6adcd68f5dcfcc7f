from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.core import facts as facts_module
from backplan.core.errors import InvalidValueError
from backplan.core.facts import DATA_VERSION, Data, Fact, Kind, parse_fact, parse_facts, standing
from tests.core.people import fact

RAW = {"id": "a1", "kind": "checkin", "at": "2026-11-02T23:30:00+01:00", "data": {"pain": 3}}
offsets = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.integers(0, 23).flatmap(
    lambda hour: offsets.map(lambda zone: datetime(2026, 11, 2, hour, tzinfo=zone))
)
facts = st.lists(
    st.builds(
        Fact,
        id=st.text("abc", min_size=1, max_size=3),
        kind=st.sampled_from(["checkin", "note-from-2031"]),
        at=moments,
        data=st.just({}),
    ),
    unique_by=lambda one: one.id,
)


def ids(found: tuple[Fact, ...]) -> list[str]:
    return [one.id for one in found]


def withdrawal(fact_id: str, day: int, of: str) -> Fact:
    return fact(fact_id, "withdrawn", day, fact=of)


def test_a_fact_has_id_kind_instant_and_data() -> None:
    found = parse_fact(RAW)

    assert (found.id, found.kind, found.data) == ("a1", Kind.CHECKIN, {"pain": 3})
    assert found.at.utcoffset() == timedelta(hours=1)


def test_a_fact_is_dated_by_the_visitors_own_clock() -> None:
    assert parse_fact({**RAW, "at": "2026-11-02T23:30:00-08:00"}).on == date(2026, 11, 2)


def test_a_fact_reads_and_writes_the_same() -> None:
    written = parse_fact(RAW).as_json()

    assert written == {**RAW, "v": DATA_VERSION}
    assert parse_fact(written) == parse_fact(RAW)


@pytest.mark.parametrize("key", ["id", "kind", "at", "data"])
@pytest.mark.parametrize("value", [None, 5, [], True])
def test_a_malformed_fact_is_refused_by_its_key(key: str, value: object) -> None:
    with pytest.raises(InvalidValueError) as caught:
        parse_fact({**RAW, key: value})

    assert caught.value.key == key


@pytest.mark.parametrize("raw", [None, "text", 3, [RAW]])
def test_anything_but_an_object_is_no_fact(raw: object) -> None:
    with pytest.raises(InvalidValueError):
        parse_fact(raw)


@pytest.mark.parametrize("key", ["id", "kind"])
@pytest.mark.parametrize("value", ["", "a\x00b", "a\nb", "\ud800", "\u202e", "x" * 65])
def test_what_cannot_be_printed_names_no_fact_and_no_kind(key: str, value: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        parse_fact({**RAW, key: value})

    assert caught.value.key == key


@pytest.mark.parametrize("version", ["1", 1.0, True, -1, 1_000_001, [1]])
def test_a_malformed_version_is_refused(version: object) -> None:
    with pytest.raises(InvalidValueError, match=r"^v: allowed is a whole number"):
        parse_fact({**RAW, "v": version})


@pytest.mark.parametrize("version", [{}, {"v": None}, {"v": 0}, {"v": DATA_VERSION}])
def test_data_of_every_version_up_to_ours_is_lifted_to_ours(version: dict[str, object]) -> None:
    found = parse_fact({**RAW, **version})

    assert (found.version, found.is_newer) == (DATA_VERSION, False)
    assert found.as_json()["v"] == DATA_VERSION


def test_there_is_a_lift_from_every_version_before_ours() -> None:
    assert len(facts_module._LIFTS) == DATA_VERSION  # noqa: SLF001 - the chain has no other end


@pytest.mark.parametrize(
    ("version", "pain"), [(0, "3, then a, then b"), (1, "3, then b"), (2, 3), (3, 3)]
)
def test_data_is_lifted_from_its_own_version_on_and_no_further(
    monkeypatch: pytest.MonkeyPatch, version: int, pain: object
) -> None:
    def lift(word: str) -> Callable[[str, Data], Data]:
        return lambda kind, data: (
            {"pain": f"{data['pain']}, then {word}"} if kind == Kind.CHECKIN else data
        )

    monkeypatch.setattr(facts_module, "DATA_VERSION", 2)
    monkeypatch.setattr(facts_module, "_LIFTS", (lift("a"), lift("b")))

    assert parse_fact({**RAW, "v": version}).data == {"pain": pain}
    assert parse_fact({**RAW, "v": version, "kind": "sleep"}).data == {"pain": 3}


def test_data_from_a_newer_release_is_left_alone_and_keeps_its_version() -> None:
    found = parse_fact({**RAW, "v": DATA_VERSION + 1, "data": {"pain": {"back": 3}}})

    assert found.is_newer
    assert found.as_json() == {**RAW, "v": DATA_VERSION + 1, "data": {"pain": {"back": 3}}}


def test_an_instant_without_an_offset_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="at: allowed is a date and time with its offset"):
        parse_fact({**RAW, "at": "2026-11-02T23:30:00"})


def test_a_kind_from_a_newer_release_is_kept_with_keys_it_brings() -> None:
    found = parse_fact({**RAW, "kind": "sleep", "mood": 3})

    assert found.kind == "sleep"


def test_facts_that_cannot_be_read_are_counted() -> None:
    found, unreadable = parse_facts([RAW, {}, {**RAW, "id": "a2"}, "text"])

    assert ids(found) == ["a1", "a2"]
    assert unreadable == 2


def test_facts_are_ordered_as_instants_not_as_written() -> None:
    east = parse_fact({**RAW, "id": "east", "at": "2026-11-02T10:00:00+09:00"})
    west = parse_fact({**RAW, "id": "west", "at": "2026-11-02T02:00:00+00:00"})

    assert ids(standing([west, east])) == ["east", "west"]


def test_of_one_instant_the_id_decides() -> None:
    east = parse_fact({**RAW, "id": "b", "at": "2026-11-02T10:00:00+09:00"})
    west = parse_fact({**RAW, "id": "a", "at": "2026-11-02T01:00:00+00:00"})

    assert ids(standing([east, west])) == ["a", "b"]


@given(drawn=facts, data=st.data())
def test_file_order_changes_nothing(drawn: list[Fact], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(drawn))

    assert standing(shuffled) == standing(drawn)
    assert len(standing(drawn)) == len(drawn)


def test_a_withdrawal_takes_its_fact_back_and_does_not_stand_itself() -> None:
    found = standing([fact("a", "checkin", 1), fact("b", "checkin", 2), withdrawal("w", 3, "a")])

    assert ids(found) == ["b"]


def test_a_withdrawal_that_was_withdrawn_takes_nothing_back() -> None:
    one = fact("a", "checkin", 1)

    assert ids(standing([one, withdrawal("w", 2, "a"), withdrawal("v", 3, "w")])) == ["a"]


def test_a_withdrawal_brought_back_takes_its_fact_back_again() -> None:
    back = [withdrawal("w", 2, "a"), withdrawal("v", 3, "w"), withdrawal("u", 4, "v")]

    assert standing([fact("a", "checkin", 1), *back]) == ()


def test_a_withdrawal_in_a_newer_form_takes_nothing_back_and_stands() -> None:
    newer = replace(withdrawal("w", 2, "a"), version=DATA_VERSION + 1)

    assert ids(standing([fact("a", "checkin", 1), newer])) == ["a", "w"]


@pytest.mark.parametrize("of", ["nobody", "w", None, 5])
def test_a_withdrawal_of_nothing_takes_nothing_back(of: str) -> None:
    assert ids(standing([fact("a", "checkin", 1), withdrawal("w", 2, of)])) == ["a"]


@pytest.mark.parametrize("of", [["a"], {"id": "a"}])
def test_a_withdrawal_that_names_no_id_takes_nothing_back(of: object) -> None:
    broken = fact("w", "withdrawn", 2, fact=of)

    assert ids(standing([fact("a", "checkin", 1), broken])) == ["a"]
