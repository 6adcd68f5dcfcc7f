import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backplan.diary.codes import (
    PlanCode,
    PlanCodeError,
    PlanCodeFault,
    new_plan_code,
    parse_plan_code,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
codes = st.integers(0, 2**125 - 1).map(PlanCode)
places = st.integers(0, 25)


def letters(code: PlanCode) -> list[str]:
    return list(code.written.replace("-", ""))


def fault(text: str) -> PlanCodeFault:
    with pytest.raises(PlanCodeError) as caught:
        parse_plan_code(text)
    return caught.value.reason


@given(codes)
def test_a_written_code_is_read_back(code: PlanCode) -> None:
    assert parse_plan_code(code.written) == code


@given(codes)
def test_a_code_is_written_in_five_groups_and_a_check_that_any_cookie_can_carry(
    code: PlanCode,
) -> None:
    assert re.fullmatch(rf"([{ALPHABET}]{{5}}-){{5}}[{ALPHABET}]", code.written)


@given(codes, places, st.integers(1, 31))
def test_every_wrong_character_is_noticed(code: PlanCode, place: int, shift: int) -> None:
    wrong = letters(code)
    wrong[place] = ALPHABET[(ALPHABET.index(wrong[place]) + shift) % 32]

    assert fault("".join(wrong)) is PlanCodeFault.CHECK


@given(codes, places, places)
def test_any_two_characters_that_changed_places_are_noticed(
    code: PlanCode, one: int, other: int
) -> None:
    wrong = letters(code)
    wrong[one], wrong[other] = wrong[other], wrong[one]

    if wrong == letters(code):
        assert parse_plan_code("".join(wrong)) == code
    else:
        assert fault("".join(wrong)) is PlanCodeFault.CHECK


@given(codes)
def test_every_two_neighbours_that_changed_places_are_noticed(code: PlanCode) -> None:
    right = letters(code)
    for place in range(25):
        wrong = right[:]
        wrong[place : place + 2] = reversed(wrong[place : place + 2])

        assert wrong == right or fault("".join(wrong)) is PlanCodeFault.CHECK


@given(codes, st.sampled_from(["", " ", "--", "\u2013", "\u2011", "\u00a0", "\n", "\u200b"]))
def test_case_spaces_and_dashes_do_not_matter(code: PlanCode, gap: str) -> None:
    assert parse_plan_code(gap + gap.join(letters(code)).lower() + gap) == code


@given(codes, st.sampled_from("oO"), st.sampled_from("iIlL"))
def test_look_alikes_are_read_as_digits(code: PlanCode, zero: str, one: str) -> None:
    assert parse_plan_code(code.written.replace("0", zero).replace("1", one)) == code


@pytest.mark.parametrize("text", ["", "-----", "0" * 25, "0" * 27, "what is my code?"])
def test_a_text_of_another_length_is_refused_for_its_length(text: str) -> None:
    assert fault(text) is PlanCodeFault.LENGTH


@pytest.mark.parametrize("stranger", ["U", "u", "*", "=", "é", "\u0661"])
def test_a_character_that_no_code_has_is_refused_for_it(stranger: str) -> None:
    assert fault("0" * 25 + stranger) is PlanCodeFault.CHARACTER


@given(st.text(st.sampled_from(ALPHABET + "-U "), min_size=20, max_size=32))
def test_any_text_is_a_code_or_refused(text: str) -> None:
    with contextlib.suppress(PlanCodeError):
        assert len(letters(parse_plan_code(text))) == 26


def test_new_codes_differ() -> None:
    assert len({new_plan_code() for _ in range(1000)}) == 1000


def test_new_codes_use_all_125_bits() -> None:
    seen = 0
    for _ in range(1000):
        seen |= new_plan_code().number

    assert seen == 2**125 - 1


def test_a_code_stays_out_of_its_repr(code: PlanCode) -> None:
    shown = f"{code!r} {code} {[code]}"

    assert code.written not in shown
    assert str(code.number) not in shown


def test_a_mistyped_code_stays_out_of_the_error_and_of_what_caused_it(code: PlanCode) -> None:
    mistyped = code.written[:-1] + "U"
    with pytest.raises(PlanCodeError) as caught:
        parse_plan_code(mistyped)

    assert str(caught.value) == "not a plan code: character"
    assert caught.value.__cause__ is caught.value.__context__ is None
