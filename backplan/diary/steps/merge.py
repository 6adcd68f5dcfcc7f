"""What the steps of a file would add to a diary, and the fact that adds them.

Reads: the days of a file, and the steps that the diary counts.
Returns: `StepsPlan` for the preview; then the data of a ``steps`` fact.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from backplan.diary.steps.found import StepsFound


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsPlan:
    """What a file would add; its repr shows no day.

    Attributes:
        origin: The apps that the file is from.
        new: Days that the diary has no count of.
        different: Days of which the diary has another count: as it is there, and in the file.
        same: How many days the diary has just like that.
    """

    origin: str
    new: Mapping[date, int] = field(repr=False)
    different: Mapping[date, tuple[int, int]] = field(repr=False)
    same: int

    def days(self, *, correct: bool) -> Mapping[date, int]:
        """Return the days to add; with *correct*, also those that take the place of others."""
        others = {day: steps for day, (_, steps) in self.different.items()} if correct else {}
        return dict(sorted({**self.new, **others}.items()))

    def data(self, *, correct: bool) -> dict[str, object]:
        """Return what the fact says; days that it does not name stay as they are."""
        days = self.days(correct=correct)
        return {
            "source": self.origin,
            "days": {day.isoformat(): steps for day, steps in days.items()},
        }


def plan_steps(known: Mapping[date, int], found: StepsFound) -> StepsPlan:
    """Return what the days in *found* would add to a diary that counts *known* steps by day."""
    return StepsPlan(
        origin=found.origin,
        new={day: steps for day, steps in found.days.items() if day not in known},
        different={
            day: (known[day], steps)
            for day, steps in found.days.items()
            if known.get(day, steps) != steps
        },
        same=sum(known.get(day) == steps for day, steps in found.days.items()),
    )
