"""The calendar: the coming sessions, and reminders to get up, as an .ics file.

Reads: `Material`, and what somebody wants of it.
Returns: bytes. Times are in UTC, for programs disagree on time zones that a file describes itself.

An event has the same id each time the file is made, so importing it again updates it. The id is
derived one way from the id of the first answers; no plan code goes into it. A session that newer
answers took away is cancelled. Reminders to get up are not: which of them were ever asked for is
kept nowhere, and to cancel hundreds that a calendar never had would fill it with them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from backplan.core.answers import WEEKDAYS
from backplan.handouts.calendar_event import add_alarm, new_event
from backplan.handouts.earlier_plans import earlier_plans
from backplan.handouts.material import Material
from backplan.handouts.working_hours import WorkingHours, at

if TYPE_CHECKING:
    from icalendar import Calendar, Event

NAME = "backplan"
BREAK_MINUTES = 2
SESSION_WORDS = "What to do is in your plan. Do only what feels right, and stop if it does not."
BREAK_TITLE, BREAK_WORDS = "Get up", "A minute or two on your feet is enough."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants of their calendar.

    Attributes:
        at: When sessions begin, the visitor's time.
        zone: The visitor's time zone; None for that of this machine.
        alarm_minutes: How long before a session the calendar speaks up; None for never.
        hours: When to be reminded to get up; None for never.
    """

    at: time
    zone: tzinfo | None
    alarm_minutes: int | None = None
    hours: WorkingHours | None = None


def calendar(material: Material, wanted: Wanted, *, now: datetime) -> bytes:
    """Return the calendar file.

    Args:
        material: The diary.
        wanted: What to put in.
        now: When it is made; an event of a later file takes the place of the earlier one.

    Raises:
        NoPlanError: There is no plan.
    """
    from icalendar import Calendar  # noqa: PLC0415 - only who wants a calendar waits for it

    made = Calendar()
    made.add("prodid", "-//backplan//backplan//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", NAME)
    _add_sessions(made, material, wanted, now)
    _add_breaks(made, material, wanted, now)
    raw: bytes = made.to_ical()
    return raw


def _add_sessions(made: "Calendar", material: Material, wanted: Wanted, now: datetime) -> None:
    """Add the sessions; one that moves within its week stays the same event."""
    planned = dict(_sessions(material))
    for mark, day in planned.items():
        event = _session(mark, day, material, wanted, now)
        event.add("description", SESSION_WORDS)
        if wanted.alarm_minutes is not None:
            add_alarm(event, wanted.alarm_minutes, _title(material))
        made.add_component(event)
    # Calendars leave alone what a newer file is silent about: what is no more has to be said.
    earlier = (one for plan in earlier_plans(material) for one in _sessions(plan))
    for mark, day in dict(earlier).items():
        if mark not in planned and day >= material.state.on:
            event = _session(mark, day, material, wanted, now)
            event.add("status", "CANCELLED")
            made.add_component(event)


def _sessions(material: Material) -> Iterator[tuple[str, date]]:
    """Yield what marks each session, and its day."""
    places = {one.day: place for place, one in enumerate(material.programme().sessions)}
    for day in _days(material):
        place = places.get(WEEKDAYS[day.weekday()])
        if place is not None:
            year, week, _ = day.isocalendar()
            yield f"{material.mark()} session {year} {week} {place}", day


def _session(mark: str, day: date, material: Material, wanted: Wanted, now: datetime) -> "Event":
    """Return the event of a session."""
    event = new_event(mark, at(day, wanted.at, wanted.zone), _minutes(material), now)
    event.add("summary", _title(material))
    return event


def _title(material: Material) -> str:
    """Return what a session is called."""
    return f"Exercise, {_minutes(material)} minutes"


def _minutes(material: Material) -> int:
    """Return how long a session takes."""
    answers = material.state.history.answers
    return 0 if answers is None else answers.minutes


def _add_breaks(made: "Calendar", material: Material, wanted: Wanted, now: datetime) -> None:
    """Add a reminder after each stretch of sitting inside the working hours."""
    every = timedelta(minutes=material.programme().sitting_breaks.every_min)
    for day in _days(material):
        hours = None if wanted.hours is None else wanted.hours.on(day, wanted.zone)
        if hours is not None:
            # In UTC, so that a stretch is as long as ever on a night when clocks change.
            start, end = (one.astimezone(UTC) for one in hours)
            count = (end - start) // every
            for number in range(1, count + ((end - start) % every > timedelta())):
                mark = f"{material.mark()} break {day} {number}"
                event = new_event(mark, start + number * every, BREAK_MINUTES, now)
                event.add("summary", BREAK_TITLE)
                event.add("description", BREAK_WORDS)
                add_alarm(event, 0, BREAK_TITLE)
                made.add_component(event)


def _days(material: Material) -> Iterator[date]:
    """Yield the days that the plan holds for."""
    first = material.state.on
    for ahead in range((material.last_day() - first).days + 1):
        yield first + timedelta(days=ahead)
