"""How a life went, in figures small enough to keep of ten thousand.

Reads: a `Life`. Returns: `Outcome`, and whether anybody is stuck.
"""

from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean

from backplan.core.fold import State
from backplan.core.rungs import SETTLE_LADDER
from backplan.core.safety_rules import StartLevel
from backplan.simulation.invariants import HIGHEST_LIMIT, goes_up, item_changes
from backplan.simulation.life import START, Life
from backplan.simulation.visitor import Kind
from backplan.simulation.waiting import weeks_waited

SEEN = frozenset({"E2", "E3", "E5", "E6"})
WEEK = timedelta(days=7)
TOLD_BY = 8
MOVED_BY = 8
WAITED_AT_MOST = 2
GAIN = 0.75
"""Somewhat less than a clear gain, which the plan counts by the pain of the answers as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it went.

    Attributes:
        number: The number of the visitor.
        kind: The kind.
        rungs: The mean rung of the plan at the end of each week, above that of the first.
        ups: Changes that made an exercise harder.
        backs: Changes that made the plan gentler: P3, P4, P6 and holds.
        first_up: The week of the first change up; None without.
        waited: Weeks before it in which more was possible, and nothing said why it did not come.
        told: The week in which the visitor was first told to be seen; None where never.
        hurt: Whether an exercise ever hurt more than any limit allows.
        gained: Whether check-ins tell of less pain in week six than in the first.
        held: Whether the plan was ever on hold.
        sessions: Sessions done.
        broken: What does not hold; None where all does.
    """

    number: int
    kind: Kind
    rungs: tuple[float, ...]
    ups: int
    backs: int
    first_up: int | None
    waited: int
    told: int | None
    hurt: bool
    gained: bool
    held: bool
    sessions: int
    broken: str | None


def outcome_of(life: Life, broken: str | None) -> Outcome:
    """Return how *life* went."""
    ends = list({one.history.answers_fact: one for one in life.states}.values())
    changes = [one for state in ends for one in item_changes(state)]
    ups = sorted(one.on for one, before, after in changes if goes_up(before, after))
    told = sorted(one.on for state in life.states for one in state.escalations if one.rule in SEEN)
    backs = {
        (one.on, one.rule)
        for state in ends
        for one in (() if state.adaptation is None else state.adaptation.changes)
        if one.rule in ("P2", "P3", "P4", "P6")
    }
    held = any(one.locked for one in life.states)
    first_up = (ups[0] - START) // WEEK if ups else None
    return Outcome(
        number=life.visitor.number,
        kind=life.visitor.kind,
        rungs=_rungs(life),
        ups=len(ups),
        backs=len(backs) + held,
        first_up=first_up,
        waited=weeks_waited(life, first_up),
        told=(told[0] - START) // WEEK if told else None,
        hurt=any(
            item.pain_during > HIGHEST_LIMIT
            for session in life.states[-1].history.sessions
            for item in session.items
        ),
        gained=_gained(life),
        held=held,
        sessions=len(life.states[-1].history.sessions),
        broken=broken,
    )


def stuck(outcome: Outcome) -> str | None:
    """Return how a visitor is left alone by the plan; None where it listens."""
    if outcome.kind is Kind.WELL and outcome.waited > WAITED_AT_MOST:
        return f"does well, and waited over {WAITED_AT_MOST} weeks for more without a word"
    if outcome.hurt and not outcome.backs:
        return "suffers, and the plan never stepped back"
    not_told = outcome.told is None or outcome.told > TOLD_BY
    if outcome.kind in (Kind.NO_GAIN, Kind.WORSENS) and not_told and not outcome.gained:
        return f"does not improve, and was not told to be seen by week {TOLD_BY}"
    return None


def moved_late(outcome: Outcome) -> bool:
    """Return whether somebody who does well had nothing harder for too long."""
    late = outcome.first_up is None or outcome.first_up > MOVED_BY
    return outcome.kind is Kind.WELL and late


def _gained(life: Life) -> bool:
    """Return whether pain was clearly less in the week up to day 42 than in the first."""
    pains = {one.on: one.pain for one in life.states[-1].history.checkins}
    first = [pain for on, pain in pains.items() if on - START < WEEK]
    sixth = [pain for on, pain in pains.items() if timedelta() <= START + 6 * WEEK - on < WEEK]
    return bool(first and sixth) and fmean(sixth) <= GAIN * fmean(first)


def _rungs(life: Life) -> tuple[float, ...]:
    """Return the mean rung of each week above that of the first; a week without has the last."""
    by_week: dict[int, float] = {}
    for state in life.states:
        mean = _mean_rung(state)
        if mean is not None:
            by_week[(state.on - START) // WEEK] = mean
    first = next(iter(by_week.values()), 0.0)
    rungs, now = [], first
    for week in range((life.states[-1].on - START) // WEEK + 1):
        now = by_week.get(week, now)
        rungs.append(now - first)
    return tuple(rungs)


def _mean_rung(state: State) -> float | None:
    """Return the mean rung of the ladders in a plan; None without one, or while it settles."""
    if state.programme is None or state.programme.level is StartLevel.SETTLE:
        return None
    items = {one.exercise for each in state.programme.sessions for one in each.items}
    rungs = [one.rung for one in items if one.ladder != SETTLE_LADDER]
    return fmean(rungs) if rungs else None
