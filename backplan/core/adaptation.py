"""Step 6. Decide what changes next, each change with its rule; when to stop and be seen.

Reads: the `Programme` of the week and the `Progress` so far.
Returns: `Adaptation`. In this release a week repeats the one before: no change is made.
Next: backplan/core/programme.py
"""

from dataclasses import dataclass
from datetime import date

from backplan.core.evidence import Reason
from backplan.core.programme import Item, Programme
from backplan.core.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changes: from which day, what it was, what it becomes, and why."""

    on: date
    before: Item | None
    after: Item | None
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    """Next week's programme, and every change that leads to it."""

    programme: Programme
    changes: tuple[Change, ...]


def adapt(programme: Programme, progress: Progress) -> Adaptation:
    """Return next week's programme after *progress*: the same, with no change."""
    return Adaptation(programme=programme, changes=())
