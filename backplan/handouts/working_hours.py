"""Working hours: when somebody sits at work, for reminders to get up.

Reads: the settings of a diary.
Returns: `WorkingHours`, or None where no such setting can be read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from backplan.core.facts import Fact, Kind, standing

WORKDAYS = 5
_KEYS = ("work_from", "work_to", "reminders")


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """From when to when somebody works, Monday to Friday; up to the next day where `to` is earlier.

    Attributes:
        start: The visitor's time.
        end: The visitor's time.
        reminders: Whether reminders to get up are wanted.
    """

    start: time
    end: time
    reminders: bool = False

    def on(self, day: date, zone: tzinfo | None) -> tuple[datetime, datetime] | None:
        """Return the work of *day*, or None where none begins; in *zone*, or this machine's."""
        if day.weekday() >= WORKDAYS:
            return None
        last = day if self.start < self.end else day + timedelta(days=1)
        return at(day, self.start, zone), at(last, self.end, zone)


def at(day: date, clock: time, zone: tzinfo | None) -> datetime:
    """Return the instant at which clocks in *zone* (None: on this machine) show *clock*."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(zone)


def working_hours(facts: Iterable[Fact]) -> WorkingHours | None:
    """Return the latest of each setting."""
    found: dict[str, object] = {}
    for fact in standing(facts):
        if fact.kind == Kind.SETTINGS and not fact.is_newer:
            found |= {key: fact.data[key] for key in _KEYS if key in fact.data}
    start, end = _time(found.get("work_from")), _time(found.get("work_to"))
    if start is None or end is None or start == end:
        return None
    return WorkingHours(start, end, reminders=found.get("reminders") is True)


def _time(value: object) -> time | None:
    """Return a time such as ``09:00``, or None."""
    try:
        found = time.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return None if found is None or found.tzinfo is not None else found
