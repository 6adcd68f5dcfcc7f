"""What there is to read about backs and exercise: topics, their parts, and pictures of counts.

Reads: nothing; `backplan/content.py` makes topics of ``data/learn.toml``. Nothing of them decides
about a plan.
"""

from dataclasses import dataclass
from enum import StrEnum

EVERYBODY = 100
"""People in a picture of people."""
PEOPLE_KINDS = (2, 3)
"""Into how many kinds such a picture can tell people apart at a glance."""
BARS = 2


class Way(StrEnum):
    """A page that a topic leads on to."""

    CHECK = "check"
    DIARY = "diary"
    HELP = "help"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number in a picture, and the words that stand after it in the list below."""

    count: int
    words: str

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if self.count < 1:
            message = "count is at least 1"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some sentences on one thought, with what they rest on.

    Attributes:
        title: Its heading, where the topic has several thoughts.
        text: The sentences; lists and bold words in Markdown.
        people: Out of 100 people, how many are of which kind; empty where that is not known.
        bars: Two amounts of the same thing, to compare; empty where there are none.
        sources: Ids of sources.
    """

    title: str | None = None
    text: str
    people: tuple[Amount, ...] = ()
    bars: tuple[Amount, ...] = ()
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a picture that would not be true."""
        if self.people and len(self.people) not in PEOPLE_KINDS:
            message = "people has two or three kinds"
            raise ValueError(message)
        if self.people and sum(one.count for one in self.people) != EVERYBODY:
            message = f"people add up to {EVERYBODY}"
            raise ValueError(message)
        if self.bars and len(self.bars) != BARS:
            message = "bars are two, one against the other"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One thing to read, on a page of its own.

    Attributes:
        id: Stable name, which links use.
        title: Its heading.
        intro: The whole of it in a sentence or two; stands in the list of topics too.
        icon: Name of its Material symbol.
        parts: What there is to say, most useful first.
        way: The page to go on to from here, besides the next topic.
    """

    id: str
    title: str
    intro: str
    icon: str
    parts: tuple[Part, ...]
    way: Way | None = None

    def __post_init__(self) -> None:
        """Refuse a topic that says nothing."""
        if not self.parts:
            message = "a topic has at least one part"
            raise ValueError(message)
