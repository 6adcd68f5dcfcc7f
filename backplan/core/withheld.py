"""What stands in the place of exercises that the host has taken out for now.

Reads: the programme, what was done before, the rulebook, and what the host has set.
Returns: `StandIn` values, one for each exercise that would else be in the plan; and what is seen
while the host has paused all plans.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from backplan.core.catalogue import Exercise
from backplan.core.fold import State
from backplan.core.history import History
from backplan.core.host import Host
from backplan.core.programme import Programme
from backplan.core.rulebook import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """An exercise that is taken out, and what the plan has in its place.

    Attributes:
        withheld: What is taken out.
        instead: The exercise of its ladder that the plan has now; None where it has none.
    """

    withheld: Exercise
    instead: Exercise | None


def without_paused_plan(state: State, host: Host) -> State:
    """Return *state* as its owner sees it: without a plan while *host* has paused all plans.

    A referral stands.
    """
    paused = host.plans_paused is not None and state.programme is not None
    return replace(state, plan=None) if paused else state


def stand_ins(programme: Programme, history: History, rulebook: Rulebook) -> tuple[StandIn, ...]:
    """Return what stands in for each withheld exercise that the level asks for, or that was done.

    Of a ladder that goes on, only what is harder than its exercise is told of.
    """
    week = {one.ladder: one.exercise for day in programme.sessions for one in day.items}
    found = []
    for key in sorted(set(_wanted(programme, history, rulebook)) & rulebook.withheld):
        withheld = rulebook.catalogue.exercises[key]
        instead = week.get(withheld.ladder)
        if instead is None or instead.rung < withheld.rung:
            found.append(StandIn(withheld=withheld, instead=instead))
    return tuple(found)


def _wanted(programme: Programme, history: History, rulebook: Rulebook) -> Iterator[str]:
    """Yield what the level starts on, and what was done."""
    yield from rulebook.routine.levels[programme.level].rungs
    for session in history.sessions:
        yield from (one.exercise for one in session.items)
