"""The tally: steps by source and clock hour, and what they come to by day.

Phone and watch count the same walk, so sources are never added up: a clock hour has as many steps
as the source that counted most of them in it. An hour is the shortest span for which that holds:
phones write down long records, and in shorter spans the parts of one walk are counted twice.
"""

import operator
from array import array
from collections.abc import Callable, Iterator
from datetime import date

from backplan.core.reading import IMPORTED_STEPS_AT_MOST
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.found import StepsFound

HOUR_S, DAY_S, HOURS_A_DAY = 3600, 86_400, 24
WHOLE_DAY_S = 12 * HOUR_S
"""From here on a record is the total of a day, and says nothing of its hours."""
EARLIEST = date(2000, 1, 1)
SOURCES_AT_MOST, SOURCE_DAYS_AT_MOST = 200, 60_000
_NO_HOURS = bytes(8 * HOURS_A_DAY)


class _Source:
    """What one source counted: steps by day and hour, and days that it told as a whole."""

    __slots__ = ("days", "hours")

    def __init__(self) -> None:
        self.hours: dict[int, array[float]] = {}
        self.days: dict[int, float] = {}

    @property
    def steps(self) -> float:
        """Return all its steps."""
        return sum(map(sum, self.hours.values())) + sum(self.days.values())


class Tally:
    """What has been counted so far, in local time as the file tells it.

    Args:
        latest: The last day that can be; a later one is a mistake.

    Attributes:
        unreadable: How many records had no day or no count that can be read.
        repeated: How many records the file tells a second time.
    """

    def __init__(self, latest: date) -> None:
        self.unreadable = 0
        self.repeated = 0
        self._first, self._last = EARLIEST.toordinal(), latest.toordinal()
        self._sources: dict[str, _Source] = {}
        self._out_of_range = 0
        self._kept = 0

    def add(self, source: str, start_s: int, end_s: int, steps: float) -> None:
        """Add a record from *start_s* to *end_s*, local seconds since day 0 of the calendar."""
        hour, seconds = start_s // HOUR_S, end_s - start_s
        if seconds <= 0 or (end_s - 1) // HOUR_S == hour:
            self._put(source, hour, steps)
        elif seconds >= WHOLE_DAY_S:
            for day, share in _shares(start_s, end_s, DAY_S):
                self._put_day(source, day, share * steps)
        else:
            for each, share in _shares(start_s, end_s, HOUR_S):
                self._put(source, each, share * steps)

    def add_day(self, source: str, day: int, steps: float) -> None:
        """Take the total of a day, an ordinal; told twice, the higher one counts."""
        self._put_day(source, day, steps, told_twice=max)

    def found(self, origin: str = "") -> StepsFound:
        """Return what was counted by the app *origin*; a day without a count is not in it."""
        totals = sorted(self._totals().items())
        days = {
            date.fromordinal(day): round(steps)
            for day, steps in totals
            if round(steps) <= IMPORTED_STEPS_AT_MOST
        }
        return StepsFound(
            origin=origin,
            days=days,
            sources={name: round(one.steps) for name, one in sorted(self._sources.items())},
            unreadable=self.unreadable,
            repeated=self.repeated,
            out_of_range=self._out_of_range + len(totals) - len(days),
        )

    def _totals(self) -> dict[int, float]:
        """Return the steps of each day: by the hours, or the total that a source tells."""
        totals: dict[int, float] = {}
        sources = self._sources.values()
        for day in {day for one in sources for day in one.hours}:
            each = [one.hours[day] for one in sources if day in one.hours]
            steps = sum(map(max, *each)) if len(each) > 1 else sum(each[0])
            if round(steps):
                totals[day] = steps
        for one in sources:
            for day, steps in one.days.items():
                totals[day] = max(totals.get(day, 0), steps)
        return totals

    def _put(self, source: str, hour: int, steps: float) -> None:
        """Add to one hour."""
        day, hour = divmod(hour, HOURS_A_DAY)
        if not self._first <= day <= self._last:
            self._out_of_range += 1
            return
        hours = self._of(source).hours
        if day not in hours:
            self._make_room()
            hours[day] = array("d", _NO_HOURS)
        hours[day][hour] += steps

    def _put_day(
        self,
        source: str,
        day: int,
        steps: float,
        told_twice: Callable[[float, float], float] = operator.add,
    ) -> None:
        """Keep the total of one day."""
        if not self._first <= day <= self._last:
            self._out_of_range += 1
            return
        days = self._of(source).days
        if day not in days:
            self._make_room()
        days[day] = told_twice(days.get(day, 0), steps)

    def _of(self, source: str) -> _Source:
        """Return what is kept of a source."""
        if source not in self._sources:
            if len(self._sources) == SOURCES_AT_MOST:
                raise StepsFileError(Fault.TOO_MUCH)
            self._sources[source] = _Source()
        return self._sources[source]

    def _make_room(self) -> None:
        """Make sure that another day of a source may be kept."""
        self._kept += 1
        if self._kept > SOURCE_DAYS_AT_MOST:
            raise StepsFileError(Fault.TOO_MUCH)


def _shares(start_s: int, end_s: int, length_s: int) -> Iterator[tuple[int, float]]:
    """Yield each stretch of *length_s* that a record touches, and its share of the record."""
    at = start_s
    while at < end_s:
        index = at // length_s
        until = min((index + 1) * length_s, end_s)
        yield index, (until - at) / (end_s - start_s)
        at = until
