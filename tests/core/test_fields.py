from enum import StrEnum

import pytest

from backplan.core.errors import BackplanError, InvalidValueError
from backplan.core.fields import Fields


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def refused(read: object) -> InvalidValueError:
    with pytest.raises(InvalidValueError) as caught:
        read()  # type: ignore[operator]
    return caught.value


def test_an_error_carries_key_value_and_what_is_allowed() -> None:
    error = refused(lambda: Fields({"age": "secret"}).whole("age", 0, 120))

    assert isinstance(error, BackplanError)
    assert (error.key, error.value) == ("age", "secret")
    assert error.allowed == "a whole number from 0 to 120"


def test_the_message_never_holds_the_value() -> None:
    error = refused(lambda: Fields({"age": "secret"}).whole("age", 0, 120))

    assert str(error) == "age: allowed is a whole number from 0 to 120"


@pytest.mark.parametrize("raw", [None, [], "text", 1, True])
def test_anything_but_an_object_is_refused(raw: object) -> None:
    assert refused(lambda: Fields(raw)).key == "the whole input"
    assert refused(lambda: Fields({"inner": raw}).fields("inner")).key == "inner"
    assert refused(lambda: Fields({"inner": raw}).mapping("inner")).key == "inner"


def test_a_missing_key_says_that_it_is_missing() -> None:
    assert "it is missing" in refused(lambda: Fields({}).yes_no("first_episode")).allowed


def test_the_path_leads_from_the_outermost_object() -> None:
    items = Fields({"session": {"items": [{}, {"pain": 11}]}}).fields("session").many("items")

    assert items[1].path("pain") == "session.items[1].pain"
    assert refused(lambda: items[1].whole("pain", 0, 10)).key == "session.items[1].pain"


def test_only_names_the_first_key_that_does_not_belong() -> None:
    error = refused(lambda: Fields({"a": 1, "c": 2}, "x").only(("b", "a")))

    assert (error.key, error.value, error.allowed) == ("x.c", 2, "one of a, b")


def test_where_nothing_is_allowed_the_error_says_nothing_is() -> None:
    assert refused(lambda: Fields({"a": 1}).only(())).allowed == "nothing"


@pytest.mark.parametrize("value", [True, False, 1.0, "1", None, [1], 10**400, -1, 11])
def test_a_whole_number_is_an_integer_in_range_and_never_a_bool(value: object) -> None:
    assert refused(lambda: Fields({"n": value}).whole("n", 0, 10)).value == value


@pytest.mark.parametrize("value", [True, "1", None, float("inf"), -0.5, 10.01, 10**400])
def test_a_number_is_finite_and_in_range(value: object) -> None:
    assert refused(lambda: Fields({"n": value}).number("n", 0, 10)).key == "n"


def test_not_a_number_is_no_number() -> None:
    assert refused(lambda: Fields({"n": float("nan")}).number("n", 0, 10)).key == "n"
    assert refused(lambda: Fields({"n": float("nan")}).number("n", 0, 10, 0.5)).key == "n"


def test_a_number_keeps_to_its_steps_where_there_are_some() -> None:
    assert Fields({"n": 8}).number("n", 0, 18, 0.5) == 8.0
    assert Fields({"n": 8.5}).number("n", 0, 18, 0.5) == 8.5
    assert "in steps of 0.5" in refused(lambda: Fields({"n": 8.25}).number("n", 0, 18, 0.5)).allowed


def test_infinity_is_on_no_step() -> None:
    assert refused(lambda: Fields({"n": float("inf")}).number("n", 0, 18, 0.5)).key == "n"


@pytest.mark.parametrize("value", ["", "RED", None, 1, ["red"]])
def test_a_word_is_one_of_the_enum(value: object) -> None:
    assert Fields({"w": "red"}).word("w", Colour) is Colour.RED
    assert refused(lambda: Fields({"w": value}).word("w", Colour)).allowed == "one of blue, red"


def test_words_keep_the_order_given() -> None:
    assert Fields({"w": ["b", "a"]}).words("w", "ab") == ("b", "a")


@pytest.mark.parametrize(
    ("value", "key"), [(["a", "a"], "w"), ("ab", "w"), (["a", "c"], "w[1]"), ([["a"]], "w[0]")]
)
def test_words_are_a_list_without_repeats_of_known_words(value: object, key: str) -> None:
    assert refused(lambda: Fields({"w": value}).words("w", "ab")).key == key


def test_text_has_a_longest_length() -> None:
    assert Fields({"t": "ab"}).text("t", 2) == "ab"
    assert refused(lambda: Fields({"t": "abc"}).text("t", 2)).key == "t"
    assert refused(lambda: Fields({"t": 3}).text("t", 2)).key == "t"


@pytest.mark.parametrize(
    "value", ["2026-02-30", "20260228", "2026-W09-6", "28.02.2026", "", None, 20260228]
)
def test_a_day_is_written_year_month_day(value: object) -> None:
    assert Fields({"d": "2026-02-28"}).day("d").isoformat() == "2026-02-28"
    assert refused(lambda: Fields({"d": value}).day("d")).key == "d"


def test_a_day_lies_in_1900_or_after() -> None:
    assert Fields({"d": "1900-01-01"}).day("d").year == 1900
    assert refused(lambda: Fields({"d": "1899-12-31"}).day("d")).key == "d"


@pytest.mark.parametrize("value", ["2026-02-28T10:00:00", "2026-02-28", "soon", None, 5])
def test_an_instant_has_an_offset(value: object) -> None:
    assert Fields({"at": "2026-02-28T10:00:00Z"}).instant("at").hour == 10
    assert refused(lambda: Fields({"at": value}).instant("at")).key == "at"


def test_many_are_a_list_of_objects() -> None:
    assert refused(lambda: Fields({"m": {}}).many("m")).allowed == "a list of objects"
    assert refused(lambda: Fields({"m": [{}, 1]}).many("m")).key == "m[1]"
