"""What may be said of one red flag, readiness item or joint: every answer, every branch.

The rows are those of the rulebook and those of the evidence together, so that a row or a
follow-up that was lost from data/ is still said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, combinations, product

from backplan.core.answers import JOINTS, Answers
from backplan.core.catalogue import Tag
from backplan.core.red_flags import DetailKind, FlagAnswer
from backplan.core.rulebook import Rulebook
from backplan.proof import expected

MILDNESS = {None: 0, FlagAnswer.CHECKED: 0, FlagAnswer.UNSURE: 1, FlagAnswer.YES: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One way to answer one row.

    Attributes:
        row: The flag, readiness item or joint.
        answer: What was said of a flag; None where only its follow-ups were.
        details: The flag's follow-ups.
    """

    row: str
    answer: FlagAnswer | None = None
    details: Mapping[str, int] = field(default_factory=dict)

    def no_milder_than(self, other: "Saying") -> bool:
        """Return whether this is *other* or makes the same row worse."""
        lowers = {key for row, key in expected.LOWERS if row == self.row}
        mine, its = ({key for key, true in one.details.items() if true} for one in (self, other))
        return (
            MILDNESS[self.answer] >= MILDNESS[other.answer]
            and mine - lowers >= its - lowers
            and mine & lowers <= its & lowers
        )


def sayings(rulebook: Rulebook) -> dict[str, tuple[Saying, ...]]:
    """Return every saying of every row, by row."""
    said = {key: tuple(_of_flag(key, rulebook)) for key in sorted(_flags(rulebook))}
    for key in sorted({*rulebook.readiness, *expected.READINESS, *JOINTS}):
        said[key] = (Saying(row=key),)
    return said


def answered(base: Answers, said: Sequence[Saying]) -> Answers:
    """Return *base* with all that was *said* on top."""
    flags = {one.row: one.answer for one in said if one.answer is not None}
    items = {one.row for one in said if one.answer is None and not one.details}
    return replace(
        base,
        flags=dict(sorted(flags.items())),
        flag_details={one.row: one.details for one in said if one.details},
        readiness=frozenset(items - set(JOINTS)),
        joints=frozenset(Tag(one) for one in items & set(JOINTS)),
    )


def _flags(rulebook: Rulebook) -> set[str]:
    """Return the flags that the rulebook or the evidence knows."""
    return {*rulebook.red_flags, *expected.FLAGS}


def _of_flag(key: str, rulebook: Rulebook) -> Iterator[Saying]:
    """Yield what may be said of a flag; one that other answers tell cannot be checked."""
    derived = key in expected.DERIVED
    answers: list[FlagAnswer | None] = [FlagAnswer.YES, FlagAnswer.UNSURE]
    answers.append(None if derived else FlagAnswer.CHECKED)
    for answer, details in product(answers, _details(key, rulebook)):
        if answer is not None or details:
            yield Saying(row=key, answer=answer, details=details)


def _details(key: str, rulebook: Rulebook) -> list[dict[str, int]]:
    """Return every set of true follow-ups, or the weeks on both sides of each limit."""
    names = {*expected.DETAILS.get(key, {})}
    weeks = {expected.WEEKS[key]} if key in expected.WEEKS else set()
    for detail in rulebook.red_flags[key].details if key in rulebook.red_flags else ():
        (names if detail.kind is DetailKind.YES_NO else weeks).add(detail.id)
    some = chain.from_iterable(combinations(sorted(names), size) for size in range(len(names) + 1))
    branches: list[dict[str, int]] = [dict.fromkeys(one, True) for one in some]
    for name, week in product(sorted(weeks), pregnancy_weeks(rulebook)):
        branches.append({name: week})
    return branches


def pregnancy_weeks(rulebook: Rulebook) -> tuple[int, ...]:
    """Return the weeks of pregnancy on both sides of every limit."""
    limits = (limit for one in rulebook.catalogue.exercises.values() for limit in one.limits)
    first = {one.from_pregnancy_week for one in limits if one.from_pregnancy_week is not None}
    return tuple(sorted({week for one in first for week in (one - 1, one)}))
