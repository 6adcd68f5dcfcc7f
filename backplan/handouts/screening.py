"""Which red flags were asked, when, and what was said: a "no" only of those that were asked.

Reads: `Material`.
Returns: `Screening`, from the newest answers on; without answers, from all there is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from backplan.core.facts import Fact, Kind, standing
from backplan.core.red_flags import FlagAnswer
from backplan.handouts.material import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One red flag that stands: what was said, and when it was last said."""

    flag: str
    answer: FlagAnswer
    on: date
    details: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """What was asked.

    Attributes:
        reported: Red flags that stand, also those that age and pain tell.
        denied: Red flags that were asked and not reported, by the day they were last asked.
        not_asked: All others.
    """

    reported: tuple[Reported, ...]
    denied: Mapping[date, tuple[str, ...]]
    not_asked: tuple[str, ...]


def screening(material: Material) -> Screening:
    """Return what was asked, and what was said of it."""
    state = material.state
    history, flags = state.history, material.rulebook.red_flags
    found = {name for one in state.triage.findings for name in (*one.about, one.reason.id)}
    reported = tuple(
        Reported(
            flag=name,
            answer=history.flags.get(name, FlagAnswer.YES),
            on=history.reported_on.get(name) or history.answered_on or state.on,
            details=history.details.get(name, {}),
        )
        for name in flags
        if name in found or name in history.flags
    )
    asked = _asked_on(material)
    denied: dict[date, list[str]] = {}
    for name in flags:
        if name in asked and name not in {one.flag for one in reported}:
            denied.setdefault(asked[name], []).append(name)
    known = {*asked, *(one.flag for one in reported)}
    return Screening(
        reported=reported,
        denied={on: tuple(denied[on]) for on in sorted(denied, reverse=True)},
        not_asked=tuple(name for name in flags if name not in known),
    )


def _asked_on(material: Material) -> dict[str, date]:
    """Return when each red flag was last asked."""
    history, rulebook = material.state.history, material.rulebook
    asked: dict[str, date] = {}
    if history.answers is not None and history.answered_on is not None:
        told = history.answers.flags_asked
        asked = dict.fromkeys(rulebook.red_flags if told is None else told, history.answered_on)
    newest = history.answers_fact
    after = [one for one in standing(material.facts) if one.on <= material.state.on]
    ids = [one.id for one in after]
    if newest in ids:
        after = after[ids.index(newest) + 1 :]
    for fact in after:
        asked |= dict.fromkeys(_asked_by(fact), fact.on)
    return asked


def _asked_by(fact: Fact) -> tuple[str, ...]:
    """Return the ids that a re-screen asked."""
    asked = fact.data.get("asked")
    if fact.kind != Kind.FLAGS or fact.is_newer or not isinstance(asked, list | tuple):
        return ()
    return tuple(one for one in asked if isinstance(one, str))
