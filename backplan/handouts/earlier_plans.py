"""Earlier plans: what a calendar may still show that was made before the answers changed.

Reads: `Material`.
Returns: the `Material` of each plan that newer answers took the place of, while it may still count.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from backplan.core.facts import Fact, Kind
from backplan.core.fold import State, fold
from backplan.core.progress import DAYS_A_WEEK
from backplan.handouts.material import WEEKS, Material, NoPlanError


def earlier_plans(material: Material) -> Iterator[Material]:
    """Yield the last plan before each of the newer answers, oldest first."""
    today = material.state.on
    since = today - timedelta(days=WEEKS * DAYS_A_WEEK)
    answers = sorted((one for one in material.facts if one.kind == Kind.ANSWERS), key=_in_time)
    for fact in answers[1:]:
        if since <= fact.on <= today:
            before = tuple(one for one in material.facts if _in_time(one) < _in_time(fact))
            plan = _last_plan(replace(material, facts=before), fact.on)
            if plan is not None:
                yield plan


def _last_plan(material: Material, on: date) -> Material | None:
    """Return the plan of the day *on* or, if there was none by then, the last one before."""
    state = fold(material.facts, material.rulebook, today=on)
    for day in _before_locks(state):
        if _has_plan(plan := replace(material, state=state)):
            return plan
        state = fold(material.facts, material.rulebook, today=day)
    plan = replace(material, state=state)
    return plan if _has_plan(plan) else None


def _before_locks(state: State) -> list[date]:
    """Return the days before which a plan may have been locked, newest first."""
    locked_on = {one.on for one in state.escalations} | {one.on for one in state.history.reports}
    return sorted((one - timedelta(days=1) for one in locked_on), reverse=True)


def _has_plan(material: Material) -> bool:
    """Return whether there is a plan to hand out."""
    try:
        material.programme()
    except NoPlanError:
        return False
    return True


def _in_time(fact: Fact) -> tuple[datetime, str]:
    """Return the place of *fact* among others."""
    return fact.at, fact.id
