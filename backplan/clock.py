"""The only reader of the clock; everything else takes the day as a parameter."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def now(time_zone: str | None) -> datetime:
    """Return the time in *time_zone* (an IANA name), or in UTC where it is unknown."""
    try:
        zone = ZoneInfo(time_zone) if time_zone else UTC
    except (ZoneInfoNotFoundError, ValueError):
        zone = UTC
    return datetime.now(zone)  # noqa: TID251 - the clock itself


def today_here() -> date:
    """Return the date on this machine, for the command line."""
    return datetime.now().astimezone().date()  # noqa: TID251 - the clock itself
