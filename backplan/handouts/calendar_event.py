"""One event of a calendar: its id, its number of changes, and when it speaks up."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

_FIRST_SECOND = datetime(2026, 1, 1, tzinfo=UTC)


def new_event(mark: str, start: datetime, minutes: int, now: datetime) -> "Event":
    """Return an event that only its owner's calendar shows, and that leaves them free for others.

    Its id follows from *mark* alone, its number of changes from the time.
    """
    from icalendar import Event  # noqa: PLC0415 - only who wants a calendar waits for it

    event = Event()
    event.add("uid", f"{hashlib.sha256(mark.encode()).hexdigest()[:32]}@backplan.invalid")
    event.add("sequence", max(int((now - _FIRST_SECOND).total_seconds()), 0))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", start.astimezone(UTC))
    event.add("dtend", start.astimezone(UTC) + timedelta(minutes=minutes))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def add_alarm(event: "Event", minutes: int, words: str) -> None:
    """Let the calendar speak up *minutes* before an event."""
    from icalendar import Alarm  # noqa: PLC0415 - only who wants a calendar waits for it

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", -timedelta(minutes=minutes))
    event.add_component(alarm)
