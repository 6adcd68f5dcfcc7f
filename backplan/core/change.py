"""What changes in a plan, and when somebody is told to be seen: each with rule, words and facts."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from backplan.core.evidence import Reason, Rule
from backplan.core.programme import Item

Value: TypeAlias = Item | int | str
"""What something was or becomes: an item, a number of steps or minutes, or words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changes.

    Attributes:
        on: The first day on which it holds.
        exercise: The exercise it is about; None where it is about more than one.
        before: What it was.
        after: What it becomes.
        reason: The rule, in words for the visitor, with its sources.
        facts: Ids of the facts that brought it.
    """

    on: date
    exercise: str | None = None
    before: Value
    after: Value
    reason: Reason
    facts: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """Return the id of the rule."""
        return self.reason.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """One thing to be seen about, said once."""

    on: date
    reason: Reason
    facts: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """Return the id of the rule."""
        return self.reason.id


def in_words_of(rule: Rule, words: Rule) -> Reason:
    """Return *rule* as a reason in the words that it has for one of its cases."""
    return Reason(id=rule.id, text=words.text, sources=words.sources)
