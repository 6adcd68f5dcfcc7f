"""Google Fit in Google Takeout: its JSON of step deltas, told as instants in UTC."""

from datetime import tzinfo

from backplan.diary.steps.counts import count_of
from backplan.diary.steps.stream import Counted
from backplan.diary.steps.tally import Tally
from backplan.diary.steps.texts import items_of
from backplan.diary.steps.when import in_zone

NAME = "Google Fit"
POINTS = "Data Points"
STEPS = "com.google.step_count.delta"
NANO = 1_000_000_000


def read_fit_points(stream: Counted, tally: Tally, place: tzinfo | None, name: str) -> None:
    """Add the data points to *tally*, at the local time of *place*, as counted by *name*."""
    for point in items_of(stream, POINTS):
        if point.get("dataTypeName") != STEPS:
            continue
        steps = _count(point.get("fitValue"))
        try:
            start = in_zone(_nanos(point["startTimeNanos"]) // NANO, place)
            end = in_zone(_nanos(point["endTimeNanos"]) // NANO, place)
        except (KeyError, ValueError):
            steps = None
        if steps is None:
            tally.unreadable += 1
        elif steps:
            tally.add(name, start, end, steps)


def _nanos(value: object) -> int:
    """Return a number of nanoseconds, written as such or as text.

    Raises:
        ValueError: It is none.
    """
    return int(str(value))


def _count(values: object) -> float | None:
    """Return the steps of one point: ``[{"value": {"intVal": 13}}]``."""
    match values:
        case [{"value": {"intVal": steps}}]:
            return count_of(steps)
        case _:
            return None
