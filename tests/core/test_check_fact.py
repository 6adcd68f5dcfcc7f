"""A fact is checked by the reader of its kind, before it is taken into a diary."""

from dataclasses import replace

import pytest

from backplan.core.errors import InvalidValueError
from backplan.core.facts import DATA_VERSION, Fact
from backplan.core.history import check_fact, read_history
from tests.core.people import RULES, answers_fact, checkin_fact, fact, session_fact

GOOD = [
    answers_fact("a", 1),
    checkin_fact("c", 1, 3),
    session_fact("s", 1),
    fact("f", "flags", 1, asked=["RF01"], flags={"RF02": "yes"}),
    fact("n", "flags", 1, flags={}),
    fact("l", "clearance", 1, on="2026-11-01", about=["RF31"]),
    fact("t", "steps", 1, source="phone", days={"2026-11-01": 4000}),
    fact("e", "settings", 1, country="GB"),
    fact("w", "withdrawn", 1, fact="c"),
    fact("z", "sleep", 1, hours=7),
]
WRONG = [
    (answers_fact("a", 1, age=121), "age"),
    (checkin_fact("c", 1, 11), "pain"),
    (session_fact("s", 1, more=1), "more"),
    (fact("f", "flags", 1, flags={"RF02": "no"}), "flags.RF02"),
    (fact("f", "flags", 1, asked="RF01", flags={}), "asked"),
    (fact("f", "flags", 1, asked=[["RF01"]], flags={}), "asked[0]"),
    (fact("f", "flags", 1, asked=["RF99"], flags={}), "asked[0]"),
    (fact("l", "clearance", 1, on="2026-11-02", about=[]), "on"),
    (fact("t", "steps", 1, source="phone", days={"2026-11-01": -1}), "days.2026-11-01"),
    (fact("e", "settings", 1, country="GBR"), "country"),
]


@pytest.mark.parametrize("one", GOOD)
def test_what_its_kind_reads_is_taken(one: Fact) -> None:
    check_fact(one, RULES)


@pytest.mark.parametrize(("one", "key"), WRONG)
def test_what_its_kind_cannot_read_is_refused_by_its_key(one: Fact, key: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        check_fact(one, RULES)

    assert caught.value.key == key


@pytest.mark.parametrize("one", [*GOOD, *(wrong for wrong, _ in WRONG)])
def test_what_a_newer_release_made_is_taken_and_not_understood(one: Fact) -> None:
    newer = replace(one, version=DATA_VERSION + 1)
    check_fact(newer, RULES)
    history = read_history([newer], RULES)

    assert history.not_understood == 1
    assert history.doubtful == (one.kind in {"answers", "flags"})
    nothing = read_history([], RULES)
    assert history == replace(nothing, not_understood=1, doubtful=history.doubtful)


@pytest.mark.parametrize("asked", [[["RF01"]], [{}], "RF01", 5])
def test_flags_are_added_whatever_is_said_of_what_was_asked(asked: object) -> None:
    history = read_history([fact("f", "flags", 1, asked=asked, flags={"RF02": "yes"})], RULES)

    assert (list(history.flags), history.screened_at) == (["RF02"], None)
