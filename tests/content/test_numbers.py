import pytest

from backplan.content import load_rulebook
from backplan.core.rulebook import Numbers

RULES = load_rulebook()
ALL = {**RULES.numbers, "fallback": RULES.fallback}

every_row = pytest.mark.parametrize(("country", "row"), ALL.items(), ids=list(ALL))


@every_row
def test_every_country_has_an_emergency_number_of_digits(country: str, row: Numbers) -> None:
    assert row.emergency
    assert all(number.isdigit() for number in (*row.emergency, *row.advice))


@every_row
def test_every_country_has_somebody_to_ask(country: str, row: Numbers) -> None:
    assert row.name
    assert row.advice_words.strip()


@every_row
def test_111_is_an_emergency_in_new_zealand_alone(country: str, row: Numbers) -> None:
    assert ("111" in row.emergency) is (country == "NZ")


@every_row
def test_advice_is_never_the_emergency_number(country: str, row: Numbers) -> None:
    assert not set(row.advice) & set(row.emergency)


@pytest.mark.parametrize("country", RULES.numbers)
def test_a_country_is_two_capital_letters(country: str) -> None:
    assert len(country) == 2
    assert country.isascii()
    assert country.isupper()


@every_row
def test_how_well_a_number_is_known_is_said(country: str, row: Numbers) -> None:
    assert row.status in {"found", "recalled"}


@pytest.mark.parametrize(
    ("country", "first"),
    [("GB", "999"), ("IE", "112"), ("US", "911"), ("CA", "911"), ("AU", "000"), ("NZ", "111")],
)
def test_the_usual_number_comes_first(country: str, first: str) -> None:
    assert RULES.numbers[country].emergency[0] == first


def test_the_fallback_is_112() -> None:
    assert RULES.fallback.emergency[0] == "112"
