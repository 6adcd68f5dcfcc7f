"""What the tests of the diary file share: facts to draw, and files made of them."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import strategies as st

from tests.core.strategies import Raw, raw_answers

VERSION_1 = Path(__file__).with_name("version-1.json")
ANA = Path(__file__).parent.parent.parent / "docs/examples/ana-diary.json"

any_text = st.text(st.characters(exclude_categories=()), max_size=8)
printable = st.text(st.characters().filter(str.isprintable), min_size=1, max_size=40)
numbers = st.integers(-(2**200), 2**200) | st.floats(allow_nan=False, allow_infinity=False)
scalars = st.none() | st.booleans() | numbers | any_text
shallow = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3),
    max_leaves=4,
).filter(lambda value: levels(value) <= 4)
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(
    datetime.fromisoformat("1900-01-03"),
    datetime.fromisoformat("2199-12-29"),
    timezones=st.just(UTC),
).flatmap(lambda at: offsets.map(lambda offset: at.astimezone(offset).isoformat()))
checkins = st.fixed_dictionaries(
    {
        "date": st.dates(date(1900, 1, 1)).map(str),
        "pain": st.integers(0, 10),
        "flare": st.booleans(),
    },
    optional={
        "morning": st.sampled_from(["better", "usual", "worse", None]),
        "sitting_hours": st.integers(0, 48).map(lambda halves: halves / 2),
        "note": any_text,
    },
)
known_facts = st.one_of(
    st.fixed_dictionaries({"kind": st.just("checkin"), "data": checkins}),
    st.fixed_dictionaries({"kind": st.just("answers"), "data": raw_answers()}),
    st.fixed_dictionaries(
        {"kind": st.just("withdrawn"), "data": st.fixed_dictionaries({"fact": printable})}
    ),
)
newer_facts = st.fixed_dictionaries(
    {
        "kind": printable | st.sampled_from(["checkin", "answers", "flags", "withdrawn"]),
        "data": st.dictionaries(any_text, shallow, max_size=3),
        "v": st.integers(2, 1_000_000),
    },
    optional={"mood": shallow, "": shallow},
)
facts = st.builds(
    lambda fact, place: {**place, **fact},
    known_facts | newer_facts,
    st.fixed_dictionaries(
        {"id": printable, "at": instants}, optional={"v": st.sampled_from([0, 1])}
    ),
)
diaries = st.lists(facts, max_size=6, unique_by=lambda one: one["id"])


def levels(value: object) -> int:
    """Return how deep lists and objects are nested in *value*."""
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max(map(levels, inner), default=0) if isinstance(value, dict | list) else 0  # type: ignore[arg-type]


def fact(fact_id: str, kind: str = "sleep", /, **more: object) -> Raw:
    """Return a fact of a kind that nothing reads, or another, with keys changed by *more*."""
    return {"id": fact_id, "kind": kind, "at": "2026-11-02T08:00:00+01:00", "data": {}, **more}


def checkin(fact_id: str, /, **more: object) -> Raw:
    """Return a check-in."""
    return fact(fact_id, "checkin", data={"date": "2026-11-02", "pain": 3, "flare": False, **more})


def diary_file(*listed: object, **head: object) -> bytes:
    """Return a file of facts, one a line from the fourth on; *head* changes its first keys."""
    said = {"format": "backplan-diary", "version": 1, **head}
    lines = ",\n".join(json.dumps(one) for one in listed)
    start = ",\n".join(f'"{key}": {json.dumps(value)}' for key, value in said.items())
    return f'{{{start},\n"facts": [\n{lines}\n]}}\n'.encode()
