"""Samsung Health: CSV whose first line names what it is, and whose rows end in one comma more."""

from collections.abc import Iterator, Mapping
from datetime import UTC

from backplan.diary.steps.counts import count_of, source_name
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.stream import Counted
from backplan.diary.steps.tally import DAY_S, Tally
from backplan.diary.steps.texts import lines_of, rows_of, text_of
from backplan.diary.steps.when import in_zone, local_s, offset_s

NAME = "Samsung Health"
MERGED = "-2"
"""The source type of the row in which the app has put phone and watch together."""
MILLI = 1000


def read_samsung_days(stream: Counted, tally: Tally) -> None:
    """Add the totals of days to *tally*: the merged row of a day, else the highest."""
    merged: dict[int, float] = {}
    others: dict[int, float] = {}
    for row in _rows(stream):
        steps = count_of(row.get("count") or row.get("step_count"))
        try:
            day = _instant(row.get("day_time", "")) // DAY_S
        except ValueError:
            steps = None
        if steps is None:
            tally.unreadable += 1
            continue
        kept = merged if row.get("source_type") == MERGED else others
        kept[day] = max(kept.get(day, 0), steps)
    for day, steps in {**others, **merged}.items():
        tally.add_day(NAME, day, steps)


def read_samsung_minutes(stream: Counted, tally: Tally) -> None:
    """Add the records of each device to *tally*, at the local time of their own offset."""
    for row in _rows(stream):
        steps = count_of(row.get("count"))
        try:
            shift = offset_s(row.get("time_offset", ""))
            start = _instant(row.get("start_time", "")) + shift
            end = _instant(row.get("end_time", "")) + shift
        except ValueError:
            steps = None
        if steps is None:
            tally.unreadable += 1
        elif steps:
            # The id of a device says nothing to anybody, but that there are two.
            device = source_name(row.get("deviceuuid", ""), NAME)[:4]
            tally.add(f"{NAME} ({device})", start, end, steps)


def _rows(stream: Counted) -> Iterator[Mapping[str, str]]:
    """Yield each row by the last word of its column's name."""
    lines = lines_of(text_of(stream))
    next(lines, None)
    rows = rows_of(lines, ",")
    names = [one.rpartition(".")[2].strip() for one in next(rows, [])]
    if "day_time" not in names and "start_time" not in names:
        raise StepsFileError(Fault.DAMAGED)
    for row in rows:
        if any(row):
            yield dict(zip(names, row, strict=False))


def _instant(text: str) -> int:
    """Return what is told in UTC, in milliseconds since 1970 or as a day and time, in seconds.

    Raises:
        ValueError: It is neither.
    """
    return in_zone(int(text) / MILLI, UTC) if text.isdigit() else local_s(text)
