"""What was found in a file of steps: days, sources, and what had to be left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from backplan.core.fields import Fields
from backplan.core.reading import IMPORTED_STEPS_AT_MOST

STEPS_AT_MOST, RECORDS_AT_MOST, NAME_LENGTH = 10**12, 10**12, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsFound:
    """What was found; its repr shows no day and no source, which may bear a name.

    Attributes:
        origin: The apps that the export is from.
        days: Steps by day, oldest first; a day without a count is not in it.
        sources: Steps by the source that counted them; where two counted the same walk, the days
            hold it once and each source in full.
        unreadable: How many records had no day or no count that can be read.
        repeated: How many records the file tells a second time.
        out_of_range: How many records or days lie before 2000 or in the future, or have more steps
            than a day has room for.
    """

    origin: str = ""
    days: Mapping[date, int] = field(repr=False)
    sources: Mapping[str, int] = field(repr=False)
    unreadable: int = 0
    repeated: int = 0
    out_of_range: int = 0

    @property
    def skipped(self) -> int:
        """Return how many records were left out."""
        return self.unreadable + self.repeated + self.out_of_range

    def as_json(self) -> dict[str, object]:
        """Return it as the reader's process hands it over."""
        return {
            "origin": self.origin,
            "days": {day.isoformat(): steps for day, steps in self.days.items()},
            "sources": dict(self.sources),
            "skipped": {
                "unreadable": self.unreadable,
                "repeated": self.repeated,
                "out_of_range": self.out_of_range,
            },
        }


def parse_found(raw: object) -> StepsFound:
    """Return what `StepsFound.as_json` told, checked: it comes from another process.

    Raises:
        InvalidValueError: It did not come from `as_json`.
    """
    given = Fields(raw)
    days, sources, skipped = (given.fields(key) for key in ("days", "sources", "skipped"))
    return StepsFound(
        origin=given.text("origin", NAME_LENGTH),
        days={
            days.as_day(key, key): days.whole(key, 0, IMPORTED_STEPS_AT_MOST) for key in days.keys()
        },
        sources={key[:NAME_LENGTH]: sources.whole(key, 0, STEPS_AT_MOST) for key in sources.keys()},
        unreadable=skipped.whole("unreadable", 0, RECORDS_AT_MOST),
        repeated=skipped.whole("repeated", 0, RECORDS_AT_MOST),
        out_of_range=skipped.whole("out_of_range", 0, RECORDS_AT_MOST),
    )


def together(groups: Iterable[Iterable[StepsFound]]) -> StepsFound:
    """Return what the parts of one export say together: nothing is ever added up.

    Args:
        groups: Each is one app, told several times over; for a day the first that has it counts.
            Of several apps, the one with most steps on a day counts.
    """
    days: dict[date, int] = {}
    told = tuple(tuple(group) for group in groups)
    parts = tuple(one for group in told for one in group)
    for group in told:
        of_group: dict[date, int] = {}
        for one in group:
            of_group = {**one.days, **of_group}
        for day, steps in of_group.items():
            days[day] = max(days.get(day, 0), steps)
    sources: dict[str, int] = {}
    for one in parts:
        for name, steps in one.sources.items():
            sources[name] = max(sources.get(name, 0), steps)
    origins = dict.fromkeys(one.origin for one in parts if one.origin and one.days)
    return StepsFound(
        origin=" and ".join(origins),
        days=dict(sorted(days.items())),
        sources=dict(sorted(sources.items())),
        unreadable=sum(one.unreadable for one in parts),
        repeated=sum(one.repeated for one in parts),
        out_of_range=sum(one.out_of_range for one in parts),
    )
