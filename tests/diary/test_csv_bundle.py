"""The tables hold what stands in the diary, and no spreadsheet runs what is in them."""

import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.core.facts import Fact, parse_facts
from backplan.core.history import read_history
from backplan.diary.csv_bundle import write_csv_bundle
from backplan.diary.diary_file import read_diary_file
from tests.core.people import RULES, checkin_fact, fact, session_fact
from tests.diary.diary_files import ANA, any_text

STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"


def bundle(*facts: Fact) -> bytes:
    return write_csv_bundle(read_history(facts, RULES), RULES.catalogue)


def text(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode("utf-8-sig")


def table(content: bytes, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(content, name), newline="")))


def note_cell(note: str) -> str:
    return table(bundle(checkin_fact("a", 1, 3, note=note)), "check-ins.csv")[0]["note"]


def ana() -> bytes:
    facts, _ = parse_facts(read_diary_file(ANA.read_bytes(), RULES))
    return bundle(*facts)


def test_the_bundle_holds_three_tables_and_says_what_they_are() -> None:
    with zipfile.ZipFile(io.BytesIO(ana())) as archive:
        names = archive.namelist()
        readme = archive.read("readme.txt").decode()

    assert names == ["readme.txt", "check-ins.csv", "sessions.csv", "sets.csv"]
    assert all(name in readme for name in names[1:])


def test_the_same_diary_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ana()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)

    assert ana() == before


def test_tables_begin_with_a_mark_that_spreadsheets_know_utf_8_by() -> None:
    with zipfile.ZipFile(io.BytesIO(ana())) as archive:
        for name in ("check-ins.csv", "sessions.csv", "sets.csv"):
            assert archive.read(name).startswith(b'\xef\xbb\xbf"')


def test_check_ins_are_a_line_a_day_as_the_last_entry_says() -> None:
    assert text(ana(), "check-ins.csv") == (
        '"date","pain_0_to_10","morning","steps_per_day","sitting_hours_per_day","flare","note"\r\n'
        '"2026-10-06",3,"usual",5480,9.0,"no",""\r\n'
        '"2026-10-07",3,"usual",4310,8.5,"no",""\r\n'
        '"2026-10-10",5,"worse","","","yes","Four hours in the car, and no break."\r\n'
    )


def test_sessions_are_numbered_and_their_sets_bear_the_number() -> None:
    sessions, sets = table(ana(), "sessions.csv"), table(ana(), "sets.csv")

    assert [(one["session"], one["exercises"], one["sets"]) for one in sessions] == [
        ("1", "3", "6"),
        ("2", "1", "2"),
    ]
    assert sessions[1]["stop_reason"] == "the phone rang"
    assert [one["session"] for one in sets] == ["1"] * 6 + ["2"] * 2
    assert sets[2] == {
        "session": "1",
        "date": "2026-10-05",
        "exercise": "LU2",
        "exercise_name": RULES.catalogue.exercises["LU2"].name,
        "set": "1",
        "repetitions": "10",
        "hold_seconds": "",
        "minutes": "",
        "side": "left",
        "load_kg": "",
        "repetitions_left": "2 to 3",
        "pain_during_0_to_10": "2",
    }


def test_what_was_withdrawn_is_in_no_table() -> None:
    withdrawn = [fact("x", "withdrawn", 9, fact="c"), fact("y", "withdrawn", 9, fact="s")]
    content = bundle(checkin_fact("c", 1, 3), session_fact("s", 2), *withdrawn)

    assert [table(content, f"{name}.csv") for name in ("check-ins", "sessions", "sets")] == [[]] * 3


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0", '"', "'", ' "', "\n "])
def test_text_that_a_spreadsheet_would_run_is_marked_as_text(before: str, start: str) -> None:
    cell = note_cell(f"{before}{start}1+1")

    assert cell.startswith("'")
    assert cell.replace("'", "") == f"{before}{start}1+1".replace("'", "")


@pytest.mark.parametrize("start", "=+-@")
@pytest.mark.parametrize("before", ["a;", "a; ", "a\n", "a\t", 'a";"'])
def test_text_is_marked_where_another_spreadsheet_begins_a_cell(before: str, start: str) -> None:
    first = before.rstrip(' "')

    assert note_cell(f"{before}{start}1+1") == f"{first}'{before[len(first) :]}{start}1+1"


@pytest.mark.parametrize("note", ["a-b", "3 + 4", "mail me@home", "x=1", "a, b", "so-so; fine"])
def test_plain_text_is_left_as_it_is(note: str) -> None:
    assert note_cell(note) == note


@given(note=any_text | st.text(STARTS + " \"';,a", max_size=9))
def test_no_cell_begins_a_formula(note: str) -> None:
    cell = note_cell(note)

    for part in [cell, *cell.replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";")]:
        assert part.lstrip(' "`\u00a0')[:1] not in {*"=+-@\uff1d\uff0b\uff0d\uff20"}
    assert cell[:1] not in {*"\t\r\n"}


def test_half_a_character_and_control_characters_do_not_break_a_table() -> None:
    assert note_cell("a\ud83d b\x00\x07c") == "a? b  c"


def test_numbers_stay_numbers() -> None:
    assert '"2026-11-01",3,"",4000,8.5,' in text(
        bundle(checkin_fact("a", 1, 3, steps=4000, sitting_hours=8.5)), "check-ins.csv"
    )
