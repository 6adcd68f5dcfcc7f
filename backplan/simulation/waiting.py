"""How long somebody who could do more waited, while the plan neither went up nor said why.

Reads: a `Life`. Returns: a number of weeks. Like the invariants it looks at entries, at plans and
at what is said, and asks no rule.
"""

from datetime import timedelta

from backplan.core.fold import State
from backplan.core.programme import Item
from backplan.core.sessions import EffortLeft, ItemDone
from backplan.simulation.life import START, Life

WEEK = timedelta(days=7)
ENOUGH = 0.8
COMFORTABLE_NRS = 5
REPS_OVER = 2


def weeks_waited(life: Life, first_up: int | None) -> int:
    """Return the weeks before *first_up*, or all, in which more was possible and nobody said why.

    Args:
        life: What happened.
        first_up: The week that first brought something harder; None where none did.
    """
    weeks = (life.states[-1].on - START) // WEEK if first_up is None else first_up
    looks = {(one.on - START) // WEEK: one for one in reversed(life.states)}
    able = _able_weeks(life)
    return sum(
        week in able and not (week + 1 in looks and _says_why(looks[week + 1]))
        for week in range(weeks)
    )


def _able_weeks(life: Life) -> set[int]:
    """Return the weeks with an exercise that was done past all that the plan asked for."""
    by_day = {one.on: one for one in life.states}
    planned: dict[str, Item] = {}
    able = set()
    sessions = {one.on: one for one in life.states[-1].history.sessions}
    for on in sorted({*by_day, *sessions}):
        # On each day the plan is looked at first, and then trained by.
        if on in by_day and (programme := by_day[on].programme) is not None:
            planned = {one.exercise.id: one for day in programme.sessions for one in day.items}
        done = sessions[on].items if on in sessions else ()
        if any(_well_past(one, planned.get(one.exercise)) for one in done):
            able.add((on - START) // WEEK)
    return able


def _well_past(done: ItemDone, planned: Item | None) -> bool:
    """Return whether *done* was all of *planned* and a little more, with something to spare."""
    if planned is None or done.effort_left is EffortLeft.NONE or done.pain_during > COMFORTABLE_NRS:
        return False
    if planned.hold_s is not None:
        return done.last_hold_s >= planned.hold_s[1]
    return planned.reps is not None and done.last_reps >= planned.reps[1] + REPS_OVER


def _says_why(state: State) -> bool:
    """Return whether the first look of a week says why nothing is harder, and rightly so."""
    if state.adaptation is None:
        return False
    changed = {one.rule for one in state.adaptation.changes if one.on == state.on}
    said = {one.id for one in state.adaptation.standstill}
    last = state.progress.weeks[-2]
    few = last.done < ENOUGH * last.planned
    return bool({"P0", "P1", "P7"} & said) or "P7" in changed or (few and "P5" in said)
