"""Days and times as exports write them, as seconds and days of the local calendar."""

import functools
import re
from datetime import date, datetime, tzinfo

from backplan.diary.steps.tally import DAY_S, HOUR_S

MINUTE_S = 60
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})")


@functools.lru_cache(maxsize=8192)
def ordinal(text: str) -> int:
    """Return the day written YYYY-MM-DD, as its number in the calendar.

    Raises:
        ValueError: It is no such day.
    """
    return date.fromisoformat(text).toordinal()


@functools.lru_cache(maxsize=8192)
def american_ordinal(text: str) -> int:
    """Return the day written MM/DD/YY, as its number in the calendar.

    Raises:
        ValueError: It is no such day.
    """
    month, day, year = text.split("/")
    return date(2000 + int(year), int(month), int(day)).toordinal()


def seconds_of(clock: str) -> int:
    """Return the seconds of a time of day written HH:MM or HH:MM:SS, with or without fractions.

    Raises:
        ValueError: It is no time of day.
    """
    seconds = int(clock[6:8]) if len(clock) > len("00:00") else 0
    return _minutes_s(clock[:5]) + seconds


@functools.lru_cache(maxsize=1440)
def _minutes_s(clock: str) -> int:
    """Return the seconds of a time of day written HH:MM; a day has few of these."""
    return int(clock[:2]) * HOUR_S + int(clock[3:5]) * MINUTE_S


def local_s(text: str) -> int:
    """Return a day and time written YYYY-MM-DD HH:MM:SS, in local seconds.

    Raises:
        ValueError: It is no such day and time.
    """
    return ordinal(text[:10]) * DAY_S + seconds_of(text[11:19])


def offset_s(text: str) -> int:
    """Return an offset from UTC, such as +0200 or UTC+0100, in seconds; 0 where there is none."""
    found = _OFFSET.search(text)
    if found is None:
        return 0
    sign, hours, minutes = found.groups()
    return (1 if sign == "+" else -1) * (int(hours) * HOUR_S + int(minutes) * MINUTE_S)


def in_zone(instant_s: float, zone: tzinfo | None) -> int:
    """Return an instant, seconds since 1970, in local seconds of *zone*.

    Args:
        instant_s: The instant.
        zone: Where it is told; None is the zone of this machine.

    Raises:
        ValueError: It lies outside the calendar.
    """
    try:
        there = datetime.fromtimestamp(instant_s, zone)
    except (OverflowError, OSError):
        raise ValueError(instant_s) from None
    return there.toordinal() * DAY_S + seconds_of(there.strftime("%H:%M:%S"))


def instant_in_zone(text: str, zone: tzinfo | None) -> int:
    """Return an instant in ISO 8601, in local seconds of *zone*; without an offset it is in UTC.

    Raises:
        ValueError: It is no such instant.
    """
    instant = datetime.fromisoformat(text.strip())
    if instant.tzinfo is None:
        instant = datetime.fromisoformat(f"{text.strip()}+00:00")
    return in_zone(instant.timestamp(), zone)
