"""Dates in tables: many ways to write one, and some that can be read two ways."""

import re
from dataclasses import dataclass
from datetime import date, tzinfo

from backplan.diary.steps.asked import DayOrder
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.when import instant_in_zone, seconds_of

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LAST_MONTH = 12
_TIME = r"(?:[T ,]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.年]\s?)(\d{1,2})(?:[-/.月]\s?)(\d{1,2})[.日]?" + _TIME)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})" + _TIME)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})" + _TIME)
_NAMED = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})[\s.-]+([A-Za-z]{3,9})|([A-Za-z]{3,9})\.?\s+(\d{1,2}))"
    r"[\s,.-]+(\d{4})" + _TIME
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, an ordinal, and the seconds of it where a time is told."""

    day: int
    second: int | None


@dataclass(frozen=True, slots=True)
class OpenMoment:
    """A date whose first two numbers are a day and a month, in an order not yet known."""

    first: int
    second: int
    year: int
    at: int | None

    def settled(self, order: DayOrder) -> Moment:
        """Return the moment, once the order is known.

        Raises:
            ValueError: There is no such day.
        """
        day, month = self.first, self.second
        if order is DayOrder.MONTH_FIRST:
            day, month = month, day
        return Moment(date(self.year, month, day).toordinal(), self.at)


def moment_of(text: str, zone: tzinfo | None) -> Moment | OpenMoment:
    """Return the day, and the time where one is told, in *text*.

    An instant in UTC is told in *zone*; one with an offset is local as it stands.

    Raises:
        ValueError: It is no date.
    """
    text = text.strip()
    if found := (_YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)):
        year, month, day, *time = found.groups()
        moment = Moment(date(int(year), int(month), int(day)).toordinal(), _second(*time[:2]))
        return _from_utc(moment, zone) if time[2] == "Z" else moment
    if found := _YEAR_LAST.fullmatch(text):
        first, mark, second, year, *time = found.groups()
        full = int(year) if len(year) == len("2026") else 2000 + int(year)
        moment_open = OpenMoment(int(first), int(second), full, _second(*time[:2]))
        # Nobody writes the month first and then a dot.
        return moment_open.settled(DayOrder.DAY_FIRST) if mark == "." else moment_open
    if found := _NAMED.fullmatch(text):
        day_1, month_1, month_2, day_2, year, *time = found.groups()
        month_name = (month_1 or month_2)[:3].lower()
        number = MONTHS.index(month_name) + 1
        day_found = date(int(year), number, int(day_1 or day_2))
        return Moment(day_found.toordinal(), _second(*time[:2]))
    raise ValueError(text)


def order_of(moments: list[OpenMoment], asked: DayOrder) -> DayOrder:
    """Return the one order in which all *moments* are dates; where both would do, the asked one.

    Raises:
        StepsFileError: No order fits, or both do and none was asked.
    """
    day_first = any(one.first > LAST_MONTH for one in moments)
    month_first = any(one.second > LAST_MONTH for one in moments)
    if day_first and month_first:
        raise StepsFileError(Fault.DAMAGED)
    if day_first or month_first:
        return DayOrder.DAY_FIRST if day_first else DayOrder.MONTH_FIRST
    if asked is DayOrder.UNKNOWN and any(one.first != one.second for one in moments):
        raise StepsFileError(Fault.DAY_ORDER)
    return asked


def _second(clock: str | None, half: str | None) -> int | None:
    """Return the second of the day at a time of day, on a clock of 24 or of 12 hours."""
    if clock is None:
        return None
    second = seconds_of(clock.zfill(5) if clock.count(":") == 1 else clock.zfill(8))
    if half is not None:
        second %= 43_200
        second += 43_200 if half.lower() == "pm" else 0
    return second


def _from_utc(moment: Moment, zone: tzinfo | None) -> Moment:
    """Return a moment in UTC as it is told in *zone*."""
    second = moment.second or 0
    clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    day, second = divmod(
        instant_in_zone(f"{date.fromordinal(moment.day).isoformat()}T{clock}Z", zone), 86_400
    )
    return Moment(day, second)
