"""Reading what came from outside: each value is checked before the core touches it."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from backplan.core.errors import InvalidValueError

DATE = "a date written YYYY-MM-DD, from 1900 on"
EARLIEST = date(1900, 1, 1)
Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """The keys of one JSON object, each read with the type and range it must have.

    Every reader raises `InvalidValueError` with the key, the value and what is allowed.
    """

    def __init__(self, raw: object, where: str = "") -> None:
        """Take *raw*, which must be an object; *where* is the path that leads to it."""
        if not isinstance(raw, Mapping):
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
        allowed = f"a whole number from {low} to {high}"
        value = self.value(key, allowed)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise InvalidValueError(self.path(key), value, allowed)
        return value

    def number(self, key: str, low: float, high: float, step: float | None = None) -> float:
        """Return a number from *low* to *high*, in steps of *step* where one is given."""
        allowed = f"a number from {low:g} to {high:g}"
        if step is not None:
            allowed += f" in steps of {step:g}"
        value = self.value(key, allowed)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InvalidValueError(self.path(key), value, allowed)
        if not low <= value <= high or (step is not None and not (value / step).is_integer()):
            raise InvalidValueError(self.path(key), value, allowed)
        return float(value)

    def yes_no(self, key: str) -> bool:
        """Return true or false."""
        value = self.value(key, "true or false")
        if not isinstance(value, bool):
            raise InvalidValueError(self.path(key), value, "true or false")
        return value

    def text(self, key: str, at_most: int) -> str:
        """Return text of at most *at_most* characters."""
        allowed = f"text of at most {at_most} characters"
        value = self.value(key, allowed)
        if not isinstance(value, str) or len(value) > at_most:
            raise InvalidValueError(self.path(key), value, allowed)
        return value

    def word(self, key: str, words: type[Word]) -> Word:
        """Return one of the values of the enum *words*."""
        value = self._raw.get(key)
        if isinstance(value, str):
            # Asked first: to list what is allowed takes longer than all else here.
            with suppress(ValueError):
                return words(value)
        allowed = _one_of([str(one) for one in words])
        raise InvalidValueError(self.path(key), self.value(key, allowed), allowed)

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
        if day is None or day.isoformat() != value or day < EARLIEST:
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

    def fields(self, key: str) -> "Fields":
        """Return the object at *key*."""
        return Fields(self.value(key, "an object"), self.path(key))

    def many(self, key: str) -> "tuple[Fields, ...]":
        """Return the objects in the list at *key*."""
        value = self.value(key, "a list of objects")
        if not isinstance(value, list | tuple):
            raise InvalidValueError(self.path(key), value, "a list of objects")
        return tuple(Fields(one, f"{self.path(key)}[{at}]") for at, one in enumerate(value))

    def keys(self) -> tuple[str, ...]:
        """Return the keys that are there."""
        return tuple(self._raw)


def _one_of(allowed: Collection[str]) -> str:
    """Return the allowed words as one phrase."""
    return "one of " + ", ".join(sorted(allowed)) if allowed else "nothing"
