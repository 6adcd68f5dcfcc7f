"""What a file cannot tell about itself, and is told along with it."""

from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class DayOrder(StrEnum):
    """How dates such as 02/11/2026 are meant; `UNKNOWN` refuses a file that leaves it open."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a file cannot tell about itself.

    Attributes:
        latest: The last day that can be counted already.
        zone: An IANA name, for files that tell instants in UTC; empty for this machine's zone.
        order: How dates are meant that can be read two ways.
    """

    latest: date
    zone: str = ""
    order: DayOrder = DayOrder.UNKNOWN

    @property
    def place(self) -> tzinfo | None:
        """Return the time zone; None is this machine's."""
        try:
            return ZoneInfo(self.zone) if self.zone else None
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo("UTC")
