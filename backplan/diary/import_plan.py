"""What importing a diary file would add to a diary, and adding it.

Reads: the facts that the diary opens and those of a file that was read.
Returns: `ImportPlan` for the preview; then the number of facts that were added.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from backplan.core.facts import parse_fact
from backplan.diary.diary import Diary
from backplan.diary.diary_file import RawFact, as_text, in_time


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would add; its repr shows no fact.

    Attributes:
        new: The facts that the diary has not, by instant, then id.
        kinds: How many of them there are of each kind.
        first: The visitor's date of the first of them; None where none is new.
        last: The date of the last.
        already_there: How many facts of the file the diary has, just the same.
        different: How many share their id with a fact of the diary and differ: the diary's stay.
    """

    new: tuple[RawFact, ...] = field(repr=False)
    kinds: Mapping[str, int]
    first: date | None
    last: date | None
    already_there: int
    different: int


def plan_import(existing: Iterable[RawFact], given: Iterable[RawFact]) -> ImportPlan:
    """Return what importing *given* would add to a diary that holds *existing*.

    Args:
        existing: What `Diary.facts` opened.
        given: What `read_diary_file` returned.
    """
    known = {str(fact.get("id")): fact for fact in existing}
    new, already_there, different = [], 0, 0
    for raw in given:
        there = known.get(str(raw.get("id")))
        if there is None:
            new.append(raw)
        elif as_text(there) == as_text(raw):
            already_there += 1
        else:
            different += 1
    new.sort(key=in_time)
    facts = [parse_fact(raw) for raw in new]
    return ImportPlan(
        new=tuple(new),
        kinds=dict(sorted(Counter(fact.kind for fact in facts).items())),
        first=min((fact.on for fact in facts), default=None),
        last=max((fact.on for fact in facts), default=None),
        already_there=already_there,
        different=different,
    )


def import_facts(diary: Diary, plan: ImportPlan, written_on: date) -> int:
    """Add what is new in *plan* to *diary*, all of it or nothing; return how many facts that were.

    Args:
        diary: The diary that the plan was made for.
        plan: What to add.
        written_on: The day it is written.

    Raises:
        StoreError: It could not be kept; nothing was written.
    """
    return diary.save_all(plan.new, written_on)
