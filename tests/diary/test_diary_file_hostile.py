"""Whatever is imported: a refusal that says so, or a diary that opens; never anything else."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backplan.core.facts import parse_facts
from backplan.core.fold import fold
from backplan.diary.codes import new_plan_code
from backplan.diary.csv_bundle import write_csv_bundle
from backplan.diary.diary import Diary
from backplan.diary.diary_file import read_diary_file, write_diary_file
from backplan.diary.file_text import DiaryFileError
from backplan.diary.import_plan import import_facts, plan_import
from backplan.diary.memory import MemoryStore
from tests.core.people import RULES
from tests.diary.diary_files import ANA, VERSION_1, any_text, diaries

TODAY = date(2026, 11, 2)
WHOLE = [ANA.read_bytes(), VERSION_1.read_bytes()]
Change = Callable[[st.DrawFn, bytes], bytes]
junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | any_text
    | st.sampled_from([10**400, "9" * 5000, "RF01", "yes", "2026-11-02", "\ud800", "id", "v"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3),
    max_leaves=6,
)


def cut(draw: st.DrawFn, content: bytes) -> bytes:
    """Return the beginning of a file."""
    return content[: draw(st.integers(0, len(content) - 2))]


def flip(draw: st.DrawFn, content: bytes) -> bytes:
    """Return a file with one to three bits turned over."""
    flipped = bytearray(content)
    for at in draw(st.lists(st.integers(0, 8 * len(content) - 1), min_size=1, max_size=3)):
        flipped[at // 8] ^= 1 << at % 8
    return bytes(flipped)


def put_in(draw: st.DrawFn, content: bytes) -> bytes:
    """Return a file with bytes put in, or in the place of others."""
    at = draw(st.integers(0, len(content)))
    marks = st.sampled_from(
        [b"NaN", b"1e999", b"-", b"\x00", b"\xff", b"\\u", b'"', b",", b"[", b"{"]
    )
    more = draw(marks | st.binary(max_size=4)) * draw(st.sampled_from([1, 1, 7, 1000, 20_000]))
    return content[:at] + more + content[at + draw(st.integers(0, 3)) :]


def encode(draw: st.DrawFn, content: bytes) -> bytes:
    """Return a file in another encoding."""
    name = draw(st.sampled_from(["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "utf-7", "cp037"]))
    return content.decode().encode(name, "replace")


def rewrite(draw: st.DrawFn, content: bytes) -> bytes:
    """Return a file one of whose values, at any depth, is another."""
    raw = json.loads(content)
    inside = raw
    while True:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        key = draw(st.sampled_from(keys))
        inner = inside[key]
        if not isinstance(inner, dict | list) or not inner or draw(st.integers(0, 3)) == 0:
            break
        inside = inner
    if isinstance(inside, dict) and draw(st.booleans()):
        inside[draw(any_text)] = inside.pop(key)
    else:
        inside[key] = draw(junk)
    return json.dumps(raw).encode()


def swap_facts(draw: st.DrawFn, content: bytes) -> bytes:
    """Return a file with a fact put in whose id, kind, instant, data or version is another's."""
    raw = json.loads(content)
    one, other = (draw(st.sampled_from(raw["facts"])) for _ in range(2))
    key = draw(st.sampled_from(["id", "kind", "at", "data", "v"]))
    raw["facts"].append({**one, key: other.get(key)})
    return json.dumps(raw).encode()


def nest(draw: st.DrawFn, content: bytes) -> bytes:
    """Return a file with deep lists and objects in the place of one value."""
    depth = draw(st.sampled_from([1, 4, 5, 6, 900, 1100, 50_000]))
    opening, closing = draw(st.sampled_from([(b"[", b"]"), (b'{"a":', b"}")]))
    at = draw(st.sampled_from([b"false", b"null", b"3", b"{}", b'"usual"']))
    return content.replace(
        at, opening * depth + at + closing * draw(st.sampled_from([depth, 0])), 1
    )


# Most files should stay JSON: what is none is refused at once.
CHANGES: tuple[Change, ...] = (cut, flip, put_in, encode, nest, *4 * (rewrite, swap_facts))


@st.composite
def hostile_files(draw: st.DrawFn) -> bytes:
    """Draw bytes, or a diary file with one or two things done to it."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=200) | junk.map(lambda one: json.dumps(one).encode()))
    content = draw(st.sampled_from(WHOLE) | diaries.map(write_diary_file))
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=2)):
        try:
            content = change(draw, content)
        except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError):
            continue  # An earlier change left nothing that this one could be done to.
    return content


def import_into_an_empty_diary(content: bytes) -> bool:
    """Return whether *content* was imported; the diary opens and folds, or nothing was written."""
    store = MemoryStore()
    diary = Diary(new_plan_code(), store)
    try:
        given = read_diary_file(content, RULES)
    except DiaryFileError:
        assert store.rows(diary.id) == ()
        return False
    plan = plan_import(diary.facts().facts, given)
    assert import_facts(diary, plan, TODAY) == len(given) == sum(plan.kinds.values())
    opened = diary.facts()
    facts, unreadable = parse_facts(opened.facts)
    assert (opened.broken, unreadable) == (0, 0)
    write_csv_bundle(fold(facts, RULES, today=TODAY).history, RULES.catalogue)
    exported = write_diary_file(opened.facts)
    again = plan_import(opened.facts, read_diary_file(exported, RULES))
    assert (again.new, again.different) == ((), 0)
    return True


@given(content=hostile_files())
@settings(max_examples=300)
def test_a_hostile_file_is_refused_or_harmless(content: bytes) -> None:
    import_into_an_empty_diary(content)


@pytest.mark.long
@given(content=hostile_files())
@settings(max_examples=10_000)
def test_ten_thousand_hostile_files_are_refused_or_harmless(content: bytes) -> None:
    import_into_an_empty_diary(content)


@pytest.mark.parametrize("content", WHOLE)
def test_the_same_file_unharmed_is_imported(content: bytes) -> None:
    assert import_into_an_empty_diary(content)


@pytest.mark.parametrize("at", range(0, len(WHOLE[0]) - 2, 97))
def test_a_file_cut_short_anywhere_is_refused(at: int) -> None:
    assert not import_into_an_empty_diary(WHOLE[0][:at])
