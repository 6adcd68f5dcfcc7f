"""Reading what came from outside: each value is checked before the core touches it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TypeVar

from backplan.core.errors import InvalidValueError

DATE = "a date written YYYY-MM-DD, from 1900 on"
EARLIEST = date(1900, 1, 1)
Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """The keys of one JSON object, each read with the type and range it must have.

    Every reader raises `InvalidValueError` with the key, the value and what is allowed. What is
    right is asked first: to say what is allowed takes longer than all else here.
    """

    def __init__(self, raw: object, where: str = "") -> None:
        """Take *raw*, which must be an object; *where* is the path that leads to it."""
        if not isinstance(raw, (dict, Mapping)):
            raise InvalidValueError(where or "the whole input", raw, "an object")
        self._raw = raw
        self._where = where

    def path(self, key: str) -> str:
        """Return the path of *key* from the outermost object."""
        return f"{self._where}.{key}" if self._where else key

    def only(self, allowed: Collection[str]) -> None:
        """Refuse keys that are not *allowed*."""
        for key in self._raw:
            if key not in allowed:
                raise InvalidValueError(self.path(str(key)), self._raw[key], _one_of(allowed))

    def has(self, key: str) -> bool:
        """Return whether *key* is there and not null."""
        return self._raw.get(key) is not None

    def value(self, key: str, allowed: str) -> object:
        """Return what stands at *key*; it may be null but not missing."""
        if key not in self._raw:
            raise InvalidValueError(self.path(key), None, f"{allowed}; it is missing")
        return self._raw[key]

    def whole(self, key: str, low: int, high: int) -> int:
        """Return a whole number from *low* to *high*."""
        value = self._raw.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        raise self._wrong(key, f"a whole number from {low} to {high}")

    def number(self, key: str, low: float, high: float, step: float | None = None) -> float:
        """Return a number from *low* to *high*, in steps of *step* where one is given."""
        value = self._raw.get(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            number: float = value
            if low <= number <= high and (step is None or (number / step).is_integer()):
                return float(number)
        steps = "" if step is None else f" in steps of {step:g}"
        raise self._wrong(key, f"a number from {low:g} to {high:g}{steps}")

    def yes_no(self, key: str) -> bool:
        """Return true or false."""
        value = self._raw.get(key)
        if isinstance(value, bool):
            return value
        raise self._wrong(key, "true or false")

    def text(self, key: str, at_most: int) -> str:
        """Return text of at most *at_most* characters."""
        value = self._raw.get(key)
        if isinstance(value, str) and len(value) <= at_most:
            return value
        raise self._wrong(key, f"text of at most {at_most} characters")

    def word(self, key: str, words: type[Word]) -> Word:
        """Return one of the values of the enum *words*."""
        value = self._raw.get(key)
        known: dict[str, Word] = _by_value(words)
        if isinstance(value, str) and value in known:
            return known[value]
        raise self._wrong(key, _one_of(known))

    def words(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Return a list of different words, all *allowed*, in the order given."""
        form = f"a list without repeats of {_one_of(allowed)}"
        value = self.value(key, form)
        if not isinstance(value, list | tuple):
            raise InvalidValueError(self.path(key), value, form)
        for index, one in enumerate(value):
            if not isinstance(one, str) or one not in allowed:
                raise InvalidValueError(f"{self.path(key)}[{index}]", one, _one_of(allowed))
        if len(set(value)) != len(value):
            raise InvalidValueError(self.path(key), value, form)
        return tuple(value)

    def day(self, key: str) -> date:
        """Return a date written YYYY-MM-DD, from 1900 on."""
        return self.as_day(key, self.value(key, DATE))

    def as_day(self, key: str, value: object) -> date:
        """Return *value*, which stands at or is *key*, as a date."""
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        # Of the forms that Python reads, only YYYY-MM-DD has its second hyphen at this place.
        if day is None or not isinstance(value, str) or value[7:8] != "-" or day < EARLIEST:
            raise InvalidValueError(self.path(key), value, DATE)
        return day

    def instant(self, key: str) -> datetime:
        """Return a date and time with its offset from UTC, ISO 8601."""
        allowed = "a date and time with its offset from UTC, ISO 8601, from 1900 on"
        value = self.value(key, allowed)
        try:
            instant = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            instant = None
        if instant is None or instant.utcoffset() is None or instant.date() < EARLIEST:
            raise InvalidValueError(self.path(key), value, allowed)
        return instant

    def mapping(self, key: str) -> Mapping[str, object]:
        """Return the object at *key*, whatever is in it."""
        value = self._raw.get(key)
        if isinstance(value, (dict, Mapping)):
            return value
        raise self._wrong(key, "an object")

    def fields(self, key: str) -> "Fields":
        """Return the object at *key*."""
        return Fields(self.value(key, "an object"), self.path(key))

    def list(self, key: str) -> Sequence[object]:
        """Return the list at *key*, whatever is in it."""
        value = self._raw.get(key)
        if isinstance(value, (list, tuple)):
            return value
        raise self._wrong(key, "a list of objects")

    def many(self, key: str) -> "tuple[Fields, ...]":
        """Return the objects in the list at *key*."""
        path = self.path(key)
        return tuple(Fields(one, f"{path}[{at}]") for at, one in enumerate(self.list(key)))

    def keys(self) -> tuple[str, ...]:
        """Return the keys that are there."""
        return tuple(self._raw)

    def _wrong(self, key: str, allowed: str) -> InvalidValueError:
        """Return the error about what stands at *key*, or about its being missing."""
        return InvalidValueError(self.path(key), self.value(key, allowed), allowed)


@cache
def _by_value(words: type[Word]) -> dict[str, Word]:
    """Return the values of the enum *words* as they are written."""
    return {str(one): one for one in words}


def _one_of(allowed: Collection[str]) -> str:
    """Return the allowed words as one phrase."""
    return "one of " + ", ".join(sorted(allowed)) if allowed else "nothing"
