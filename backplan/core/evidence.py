"""Where a statement comes from, and who has looked at it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publication that a rule or an exercise rests on.

    Attributes:
        id: ``S01`` and so on.
        reference: Authors, title, journal and year, or the page and its owner.
        link: Address or DOI to look it up, where one is known.
        note: How it was read, where that limits what it can carry.
    """

    id: str
    reference: str
    link: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who wrote a content file, which clinician checked it, and when to look again.

    Attributes:
        authored_by: Who wrote it.
        checked_by: The clinician who checked it; None while none has.
        date_reviewed: The day somebody last went through it.
        next_review: The day by which it must be gone through again.
    """

    authored_by: str
    checked_by: str | None = None
    date_reviewed: date
    next_review: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something was decided: the rule, in words for the visitor, and its sources.

    Attributes:
        id: The rule, red flag, readiness item, tag or ladder that decided.
        text: One or two plain sentences.
        sources: Ids of sources, at least one.
    """

    id: str
    text: str
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a reason that rests on nothing."""
        if not self.sources:
            message = "a reason needs at least one source"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: its id, what it says to the visitor, and its sources."""

    id: str
    text: str
    sources: tuple[str, ...]

    @property
    def reason(self) -> Reason:
        """Return the rule as a reason for what it decided."""
        return Reason(id=self.id, text=self.text, sources=self.sources)
