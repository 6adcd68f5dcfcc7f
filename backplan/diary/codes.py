"""Plan codes: the one thing that opens a diary.

A plan code is 125 random bits in Crockford's base32, five groups of five and a check character.
Crockford's own check character (modulo 37) can be ``*``, ``~``, ``$``, ``=`` or ``U``: awkward in a
cookie and on a phone. This one stays within the 32 characters, so that the written form is the
cookie value too: each character is an element of the field GF(32), weighted by its own power of a
generator. No weight is zero and no two are equal, so that any one wrong character and any two that
changed places are always noticed.
"""

import functools
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from backplan.core.errors import BackplanError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_BITS_PER_CHARACTER = 5
_GROUP = 5
_CHARACTERS = 25
_GENERATOR_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1 is primitive: its powers repeat after 31 > 26
_IGNORED_CATEGORIES = {"Pd", "Cf"}  # dashes of every kind, soft hyphens, zero-width spaces


class PlanCodeFault(StrEnum):
    """What keeps a text from being a plan code."""

    LENGTH = "length"
    CHARACTER = "character"
    CHECK = "check"


class PlanCodeError(BackplanError):
    """A text is not a plan code; the text stays out of the message, for it may nearly be one.

    Attributes:
        reason: What is wrong with it.
    """

    def __init__(self, reason: PlanCodeFault) -> None:
        super().__init__(f"not a plan code: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PlanCode:
    """The secret that opens one diary; its repr does not show it.

    Attributes:
        number: The 125 random bits.
    """

    number: int = field(repr=False)

    @property
    def written(self) -> str:
        """Return the code as it is shown and kept in the cookie: ``ABCDE-…-YZ012-C``."""
        shifts = reversed(range(0, _BITS_PER_CHARACTER * _CHARACTERS, _BITS_PER_CHARACTER))
        values = [self.number >> shift & 31 for shift in shifts]
        text = "".join(_ALPHABET[value] for value in [*values, _check_value(values)])
        return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def new_plan_code() -> PlanCode:
    """Return a fresh code from the operating system's randomness."""
    return PlanCode(secrets.randbits(_BITS_PER_CHARACTER * _CHARACTERS))


def parse_plan_code(text: str) -> PlanCode:
    """Return the code that a person typed or a cookie carried.

    Case, spaces and dashes do not matter; O is read as 0, I and L as 1.

    Args:
        text: What was typed.

    Raises:
        PlanCodeError: It has the wrong length, a character that no code has, or a typing mistake
            that the check character gave away; looked at in this order.
    """
    characters = [character for character in text.upper() if not _is_ignored(character)]
    if len(characters) != _CHARACTERS + 1:
        raise PlanCodeError(PlanCodeFault.LENGTH)
    if not all(character in _VALUES for character in characters):
        raise PlanCodeError(PlanCodeFault.CHARACTER)
    *values, check_value = [_VALUES[character] for character in characters]
    if check_value != _check_value(values):
        raise PlanCodeError(PlanCodeFault.CHECK)
    return PlanCode(functools.reduce(lambda number, value: number << 5 | value, values, 0))


def _is_ignored(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in _IGNORED_CATEGORIES


def _check_value(values: Iterable[int]) -> int:
    total = 0
    for value in values:
        total = (total ^ value) << 1  # times the generator, in GF(32)
        if total & 32:
            total ^= _GENERATOR_POLYNOMIAL
    return total
