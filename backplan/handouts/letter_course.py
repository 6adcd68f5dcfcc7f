"""What a letter says of the weeks that were: what was done, and what helped or hurt."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from backplan.core.fold import State
from backplan.core.reviews import SwapReason
from backplan.core.rulebook import Rulebook
from backplan.core.sessions import ItemDone, Morning, SessionDone
from backplan.handouts.clinical_words import STOPS
from backplan.handouts.pain_drawing import WEEKS
from backplan.words import full_day

EXERCISES = 8
FOR_STEPS = timedelta(days=28)
EXTREMES = 3


def done(state: State, rulebook: Rulebook) -> tuple[str, ...]:
    """Return what was done in the last twelve weeks: sessions, exercises with doses, steps."""
    sessions = _recent(state)
    if not sessions:
        return (f"No session was noted in the last {WEEKS} weeks.", *_steps(state))
    adherence = state.progress.adherence
    share = "" if adherence is None else f" {adherence:.0%} of those planned since the last check."
    first = f"{len(sessions)} sessions from {full_day(sessions[0].on)}.{share}"
    return (first, _exercises(sessions, rulebook), *_steps(state))


def felt(state: State, rulebook: Rulebook) -> tuple[str, ...]:
    """Return how it felt in the last twelve weeks: what helped, and what hurt."""
    sessions = _recent(state)
    return tuple(
        one
        for one in (
            _before_and_after(sessions),
            _by_exercise(sessions, rulebook),
            _mornings(state),
            _stops(sessions),
            _too_painful(state, rulebook),
        )
        if one
    )


def _recent(state: State) -> tuple[SessionDone, ...]:
    """Return the sessions of the last twelve weeks."""
    first = state.on - timedelta(weeks=WEEKS)
    return tuple(one for one in state.history.sessions if first < one.on <= state.on)


def _exercises(sessions: Iterable[SessionDone], rulebook: Rulebook) -> str:
    """Return the exercises done most often, each with the last amount."""
    times: Counter[str] = Counter()
    last: dict[str, ItemDone] = {}
    for session in sessions:
        for item in session.items:
            times[item.exercise] += 1
            last[item.exercise] = item
    said = [
        f"{rulebook.catalogue.exercises[name].name} ({_amount(last[name])}; {_times(count)})"
        for name, count in times.most_common(EXERCISES)
    ]
    more = len(times) - len(said)
    tail = f", and {more} more" if more > 0 else ""
    return f"Exercises, with the last amount and how often: {', '.join(said)}{tail}."


def _amount(item: ItemDone) -> str:
    """Return what was done last, such as ``3 sets of 10, 8 kg``."""
    if not item.sets:
        return "no set"
    one = item.sets[-1]
    unit = f"{one.reps}" if one.reps is not None else f"{one.hold_s} s"
    if one.minutes is not None:
        unit = f"{one.minutes} min"
    sides = " a side" if one.side is not None else ""
    load = f", {one.load_kg:g} kg" if one.load_kg else ""
    sets = max(item.sets_a_side, 1)
    return f"{sets} {'set' if sets == 1 else 'sets'} of {unit}{sides}{load}"


def _times(count: int) -> str:
    """Return how often."""
    return {0: "never", 1: "once"}.get(count, f"{count} times")


def _steps(state: State) -> tuple[str, ...]:
    """Return the mean of the last four weeks' steps."""
    counts = [one.steps for one in state.progress.steps if one.on > state.on - FOR_STEPS]
    if not counts:
        return ()
    days = "day" if len(counts) == 1 else "days"
    return (f"Steps: {sum(counts) // len(counts):,} a day, from {len(counts)} {days} of 28.",)


def _before_and_after(sessions: Iterable[SessionDone]) -> str:
    """Return after how many sessions the pain was less, the same, or more."""
    gains = [one.pain_after - one.pain_before for one in sessions]
    if not gains:
        return ""
    less, more = sum(one < 0 for one in gains), sum(one > 0 for one in gains)
    same = len(gains) - less - more
    return (
        f"Pain after a session, against before: less {_times(less)}, the same {_times(same)}, "
        f"more {_times(more)}."
    )


def _by_exercise(sessions: Iterable[SessionDone], rulebook: Rulebook) -> str:
    """Return in which exercises pain was highest."""
    scores: dict[str, list[int]] = {}
    for session in sessions:
        for item in session.items:
            scores.setdefault(item.exercise, []).append(item.pain_during)
    worst = sorted(scores, key=lambda one: -max(scores[one]))[:EXTREMES]
    said = [
        f"{rulebook.catalogue.exercises[name].name} ({max(scores[name])} of 10)"
        for name in worst
        if max(scores[name])
    ]
    return f"Highest pain during: {', '.join(said)}." if said else ""


def _mornings(state: State) -> str:
    """Return how mornings were, and how many days were flares."""
    first = state.on - timedelta(weeks=WEEKS)
    days = [one for one in state.history.checkins if first < one.on <= state.on]
    if not days:
        return ""
    told = Counter(one.morning for one in days)
    words = {Morning.BETTER: "better", Morning.USUAL: "as usual", Morning.WORSE: "worse"}
    said = [f"{words[one]} {_times(told[one])}" for one in words if told[one]]
    mornings = f"Mornings: {', '.join(said)}. " if said else ""
    return f"{mornings}Days noted as a flare: {sum(one.flare for one in days)}."


def _stops(sessions: Iterable[SessionDone]) -> str:
    """Return why sessions were stopped early."""
    whys = Counter(
        STOPS.get(one.stop_reason or "", "something else") for one in sessions if one.stopped
    )
    said = [f"{why} {_times(count)}" for why, count in whys.most_common()]
    return f"Sessions stopped early for: {', '.join(said)}." if said else ""


def _too_painful(state: State, rulebook: Rulebook) -> str:
    """Return what was swapped because it hurt."""
    names = dict.fromkeys(
        rulebook.catalogue.exercises[one.exercise].name
        for one in state.history.swaps
        if one.why is SwapReason.TOO_PAINFUL
    )
    said = list(names)[-EXTREMES:]
    return f"Swapped as too painful: {', '.join(said)}." if said else ""
