"""What must hold of every life, whoever lives it.

Reads: a `Life` and the rulebook. Returns: what does not hold, in a few words; None where all does.
Nothing here asks the rules why: it looks at entries, at plans and at what is said to have changed.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from backplan.core.change import Change
from backplan.core.fold import State
from backplan.core.programme import Item
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER
from backplan.core.safety_rules import StartLevel
from backplan.simulation.life import Life

WEEK = timedelta(days=7)
RUNGS_A_WEEK = 2
HIGHEST_LIMIT = 7
USUAL_AT_MOST = 5.5
SEVERE, SEVERE_DAYS = 8, 3


def broken(life: Life, rulebook: Rulebook) -> str | None:
    """Return the first thing that does not hold of *life*."""
    return next(_broken(life, rulebook), None)


def _broken(life: Life, rulebook: Rulebook) -> Iterator[str]:
    """Yield what does not hold."""
    last_of: dict[str, State] = {one.history.answers_fact: one for one in life.states}
    for state in last_of.values():
        yield from _too_much_at_once(state)
    for state in life.states:
        yield from _ups(state)
        yield from _doses(state, rulebook)
        yield from _locks(state)
    for before, after in zip(life.states, life.states[1:], strict=False):
        yield from _backs(before, after)
        yield from _ends(before, after)


def item_changes(state: State) -> list[tuple[Change, Item, Item]]:
    """Return the changes of exercises, with the items before and after."""
    changes = () if state.adaptation is None else state.adaptation.changes
    return [
        (one, one.before, one.after)
        for one in changes
        if isinstance(one.before, Item) and isinstance(one.after, Item)
    ]


def _too_much_at_once(state: State) -> Iterator[str]:
    """Yield where an exercise changes twice in a week, or more than two move a rung."""
    start = state.history.answered_on
    if start is None:
        return
    exercises: Counter[tuple[int, str]] = Counter()
    rungs: Counter[int] = Counter()
    for change, before, after in item_changes(state):
        week = (change.on - start) // WEEK
        exercises[week, before.ladder] += 1
        moved = before.exercise.id != after.exercise.id
        rungs[week] += moved and change.rule not in ("easier", "swap")
    yield from (
        f"{one[1]} changes twice in week {one[0]}" for one in exercises if exercises[one] > 1
    )
    yield from (f"{rungs[one]} rungs in week {one}" for one in rungs if rungs[one] > RUNGS_A_WEEK)


def goes_up(before: Item, after: Item) -> bool:
    """Return whether an exercise becomes harder."""
    return _weight(after) > _weight(before)


def _weight(item: Item) -> tuple[int, int, int]:
    """Return how hard an item is: rung, then sets, then amount."""
    return item.exercise.rung, item.sets, (item.reps or item.hold_s or item.minutes or (0, 0))[1]


def _ups(state: State) -> Iterator[str]:
    """Yield what goes up today though the back or the diary says that it should not."""
    for change, before, after in item_changes(state):
        if change.on != state.on or not goes_up(before, after):
            continue
        name = f"{before.exercise.id} goes up on {change.on}"
        week = [one for one in state.history.checkins if timedelta() <= state.on - one.on < WEEK]
        pains = [one.pain for one in week]
        done = [
            item.pain_during
            for session in state.history.sessions
            for item in session.items
            if item.exercise == before.exercise.id
        ]
        if state.locked:
            yield f"{name} on hold"
        if not week:
            yield f"{name} in a gap"
        if any(one.flare for one in week):
            yield f"{name} after a flare"
        if max(done[-2:], default=0) > HIGHEST_LIMIT:
            yield f"{name} though it hurt"
        rung = before.exercise.rung < after.exercise.rung
        if rung and len(pains) == WEEK.days and sum(pains) / len(pains) >= USUAL_AT_MOST:
            yield f"{name} with usual pain over 5"


def _doses(state: State, rulebook: Rulebook) -> Iterator[str]:
    """Yield a dose above its band, and an exercise that a tag leaves out."""
    if state.programme is None:
        return
    for item in {
        one.exercise.id: one for s in state.programme.sessions for one in s.items
    }.values():
        settle = item.ladder == SETTLE_LADDER
        level = StartLevel.SETTLE if settle else state.programme.level
        band = rulebook.routine.levels[level].band
        most = (band.hold_sets if item.hold_s else band.sets)[1]
        reps = band.ladder_reps.get(item.ladder, band.reps)[1]
        if item.sets > most or (item.hold_s or (0, 0))[1] > band.hold_s[1]:
            yield f"{item.exercise.id} is above its band on {state.on}"
        if (item.reps or (0, 0))[1] > reps or min(item.reps or item.hold_s or (1, 1)) < 1:
            yield f"{item.exercise.id} is outside its band on {state.on}"
        for limit in item.exercise.limits:
            always = limit.for_weeks is None and limit.max_hold_s is None
            if always and limit.tag is not None and limit.tag in state.triage.tags:
                yield f"{item.exercise.id} on {state.on} in spite of {limit.tag}"


def _locks(state: State) -> Iterator[str]:
    """Yield a plan that goes on after three days of very much pain that nobody has looked at."""
    history = state.history
    start = max(
        (history.answered_on or date.min, *(one.on + WEEK / 7 for one in history.clearances))
    )
    running: list[date] = []
    for one in history.checkins:
        if one.on < start:
            continue
        running = [*running, one.on] if one.pain >= SEVERE else []
        days = running[-SEVERE_DAYS:]
        in_a_week = len(days) == SEVERE_DAYS and days[-1] - days[0] < WEEK
        seen = any(timedelta() <= one.on - each.on <= 30 * WEEK / 7 for each in history.clearances)
        if in_a_week and not seen and state.programme is not None:
            yield f"the plan goes on after three days of {SEVERE} or more up to {one.on}"
            return


def _backs(before: State, after: State) -> Iterator[str]:
    """Yield an exercise that hurt far too much and is as hard as before when it comes again."""
    if before.programme is None or after.programme is None:
        return
    if before.history.answers_fact != after.history.answers_fact:
        return
    known = {one.fact for one in before.history.sessions}
    new = [one for one in after.history.sessions if one.fact not in known]
    hurt = {done.exercise for one in new for done in one.items if done.pain_during > HIGHEST_LIMIT}
    again = {one.exercise.id: one for s in after.programme.sessions for one in s.items}
    for session in before.programme.sessions:
        for item in session.items:
            name = item.exercise.id
            if name not in hurt or item.ladder == SETTLE_LADDER or name not in again:
                continue
            if _weight(again[name]) >= _weight(item) and again[name].sets >= item.sets:
                yield f"{name} hurt and is as hard as before on {after.on}"


def _ends(before: State, after: State) -> Iterator[str]:
    """Yield what was said to be the last rung in reach, and goes up with no limit at its end."""
    if before.adaptation is None or before.history.answers_fact != after.history.answers_fact:
        return
    for change, old, new in item_changes(after):
        for_weeks = any(limit.for_weeks is not None for limit in new.exercise.limits)
        up = old.exercise.rung < new.exercise.rung and not for_weeks
        if up and change.on == after.on and old.exercise.id in before.adaptation.tops:
            yield f"{old.exercise.id} was the last rung, and goes up on {after.on}"
